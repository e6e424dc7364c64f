using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Centres;
using Truce.Tests.Store;

namespace Truce.Tests.Oracle;

/// <summary>
/// A generated centre: organisations, members, representations, sources, questions, reports and claims under all markings, done one by
/// one through <see cref="Centre.ExecuteAsync"/> as members of different organisations, and the log of it. One seed, one story.
/// </summary>
internal sealed class Story : IDisposable
{
    private static readonly Duties[] AllDuties = [Duties.Recording, Duties.Grading, Duties.Secretariat, Duties.DataProtection];

    private readonly MemoryDisk disk = new();
    private readonly Random chance;
    private readonly HashSet<string> ended = [];
    private int texts;
    private int keys;
    private bool isSlow;

    public Story(int seed, bool reopens = true, bool erases = true)
    {
        Seed = seed;
        chance = new Random(seed);
        Test = new TestCentre(options =>
        {
            // In memory: thousands of small commits, and nothing here is about a disk.
            if (seed % 2 == 0) disk.Delete("snapshot.json");
            return options with { Origin = "example.oracle", Disk = disk };
        });
        Oracle = new Oracle(Log);
        Telling = new Telling(Oracle);
        Begin();
        for (var step = 0; step < 380; step++)
        {
            Act();
            if (erases && step is (120 or 200 or 280 or 340)) Redact();
            if (step == 320 && reopens) Test.Reopen();
        }

        Test.Centre.Prove();
        Proved = Log.Head + 1;
        for (var step = 0; step < 5; step++) Act();
        Ask(0);
    }

    public int Seed { get; }

    public TestCentre Test { get; }

    public Log Log { get; } = new();

    public Oracle Oracle { get; }

    public Telling Telling { get; }

    /// <summary>How many events stand under the checkpoint.</summary>
    public long Proved { get; }

    /// <summary>Every member that was ever admitted.</summary>
    public IReadOnlyList<string> Members => [.. Log.OfKind("MEM")];

    private long Head => Log.Head;

    /// <summary>Moves to a later day, without writing: representations begin and end.</summary>
    public void Ask(int daysLater)
    {
        Test.Clock.Now = Log.Deeds[^1].At + Duration.FromDays(daysLater) + Duration.FromSeconds(1);
        Oracle.Today = Test.Clock.Now.InUtc().Date;
    }

    /// <summary>One more act, of a kind that changes nobody's rights, a second after the one before: no day begins.</summary>
    public void ActWithoutRights()
    {
        isSlow = true;
        Act(rights: false);
    }

    public void Dispose() => Test.Dispose();

    public static Id<T> Id<T>(string reference)
        where T : class, INoun<T> => Core.Journal.Id<T>.TryParse(reference, out var id) ? id : throw new ArgumentException(reference);

    public static Reference Ref(string reference) => Reference.TryParse(reference, out var parsed) ? parsed : throw new ArgumentException(reference);

    private void Begin()
    {
        var founder = Test.Secretary.ToString();
        var first = Test.Centre.View(Test.Secretary).Event(0)!;
        var centre = first.Head.Stream.ToString();
        Log.Add(new(0, centre, "organisation.registered/1", first.Head.RecordedAt, founder, centre, Body(("name", "Test centre"), ("kind", "Centre")), Mark.Clear));
        Log.Add(new(1, founder, "member.admitted/1", first.Head.RecordedAt, founder, centre,
            Body(("organisation", centre), ("function", "Secretariat"), ("duties", Flags(AllDuties.Aggregate((one, other) => one | other)))), Mark.Green));
        Oracle.Today = Test.Clock.Now.InUtc().Date;

        var organisations = chance.Next(4, 8);
        for (var at = 0; at < organisations; at++)
        {
            Register(founder, at switch { 2 => Mark.Green, 3 => new Mark(Label.Amber, [centre]), _ => Mark.Clear });
            if (at < 3) Admit(founder, Duties.Recording | Duties.Grading | Duties.Secretariat | (at == 0 ? Duties.DataProtection : 0));
        }

        var members = chance.Next(5, 11);
        for (var at = 0; at < members; at++) Admit(founder, at == 0 ? Duties.None : Duties.Recording | (chance.Next(2) == 0 ? Duties.Grading : 0));
        for (var at = 0; at < 4; at++) Represent();
        for (var at = 0; at < 6; at++) NewSource();
        for (var at = 0; at < 4; at++) NewQuestion();
    }

    private void Act(bool rights = true)
    {
        (int Weight, Action Do)[] acts =
        [
            (6, NewSource), (5, GradeSource), (3, CorrectSource), (5, NewQuestion), (6, Reword), (3, Distinguish), (9, NewReport),
            (4, CorrectReport), (1, WithdrawReport), (26, NewClaim), (16, Link), (6, Unlink), (6, GradeClaim), (6, CorrectClaim), (5, Remark),
            (3, WithdrawClaim), (5, Restate),
        ];
        (int Weight, Action Do)[] more =
        [
            (24, ChangeMark), (5, ChangeStanding), (3, Rename), (4, TakeRole), (2, LeaveRole), (6, Represent), (3, EndRepresentation),
            (1, () => Admit(Actor(Duties.Secretariat), Duties.Recording)),
        ];
        if (rights) acts = [.. acts, .. more];
        var at = chance.Next(acts.Sum(act => act.Weight));
        foreach (var (weight, act) in acts)
        {
            if ((at -= weight) >= 0) continue;
            act();
            return;
        }
    }

    // Who acts, and upon what.

    private IEnumerable<string> Active => Members.Where(member => Oracle.Viewer(member).Member is not null);

    private static bool Has(Log log, string member, Duties duties) => log.Of(member)[0]["duties"].Split('+').Any(one => one.Length > 0 && duties.ToString().Contains(one, StringComparison.Ordinal));

    private string Actor(Duties duties) => Any([.. Active.Where(member => Has(Log, member, duties))])!;

    private string? Any(IReadOnlyList<string> some) => some.Count == 0 ? null : some[chance.Next(some.Count)];

    private List<string> Seen(string actor, string prefix) => [.. Telling.All(Oracle.Viewer(actor), prefix, Head)];

    // Later ones more often, so that lives grow long.
    private string? Target(string actor, string prefix, Func<string, bool>? fits = null)
    {
        var seen = Seen(actor, prefix);
        if (fits is not null) seen = [.. seen.Where(fits)];
        return seen.Count == 0 ? null : seen[Math.Max(chance.Next(seen.Count), chance.Next(seen.Count))];
    }

    private void With(Duties duties, string prefix, Action<string, string> act, Func<string, bool>? fits = null)
    {
        var actor = Actor(duties);
        if (Target(actor, prefix, fits) is { } target) act(actor, target);
    }

    private LocalText Say(out string token)
    {
        token = $"tok{++texts:00000}x";
        return (texts % 4) switch
        {
            0 => new LocalText($"{token} <b>was & \"is\"", $"كلام {token}", $"דברים {token}"),
            1 => new LocalText(Ar: $"{token} نص"),
            2 => new LocalText(He: $"טקסט {token}", En: $"Words {token}, and more"),
            _ => new LocalText($"{token}"),
        };
    }

    private Mark AnyMark(string organisation)
    {
        var label = chance.Next(100) switch { < 30 => Label.Clear, < 52 => Label.Green, < 74 => Label.Amber, < 87 => Label.AmberStrict, _ => Label.Red };
        if (label is Label.Clear or Label.Green) return new Mark(label);
        var from = label == Label.Red ? Members : [.. Log.OfKind("ORG")];
        var names = Enumerable.Range(0, chance.Next(4)).Select(_ => from[chance.Next(from.Count)]).Distinct().ToList();
        if (label != Label.Red && chance.Next(8) == 0) names.Add(organisation);
        return new Mark(label, [.. names.Distinct()]);
    }

    /// <summary>The product's word for a mark.</summary>
    public static Marking Of(Mark mark) => mark.Label switch
    {
        Label.Clear => Marking.Clear,
        Label.Green => Marking.Green,
        Label.Amber => Marking.Amber(mark.Names!.Select(Id<Organisation>)),
        Label.AmberStrict => Marking.AmberStrict(mark.Names!.Select(Id<Organisation>)),
        _ => Marking.Red(mark.Names!.Select(Id<Member>)),
    };

    private static Dictionary<string, string> Body(params (string Field, string Value)[] fields) => fields.ToDictionary(field => field.Field, field => field.Value);

    private static string Flags(Duties duties) => string.Join('+', AllDuties.Where(duty => (duties & duty) != 0));

    private sealed record Part(string? Stream, string Name, Dictionary<string, string> Body, Mark? Mark = null, string? Verbatim = null, Mark? VerbatimMark = null);

    /// <summary>Does it, and notes each event; null where the domain refused. A refusal as "not found" is never expected: the actor sees what is named.</summary>
    private string? Do(string actor, ICommand command, params Part[] parts)
    {
        Test.Clock.Now += isSlow ? Duration.FromSeconds(1) : Duration.FromMinutes(chance.Next(1, 130));
        Oracle.Today = Test.Clock.Now.InUtc().Date;
        var answer = Test.Centre.ExecuteAsync(command, Id<Member>(actor), $"{++keys}").GetAwaiter().GetResult();
        if (answer.Refusal is { } refusal)
        {
            if (refusal.Kind is RefusalKind.NotFound or RefusalKind.Forbidden)
                throw new InvalidOperationException($"seed {Seed}: {actor} may do {command} by the oracle, and was told: {refusal.Sentence}");
            return null;
        }

        answer.Index.ShouldBe(Head + 1);
        var organisation = Log.Of(actor)[0]["organisation"];
        foreach (var part in parts)
        {
            Log.Add(new Deed(
                Head + 1, part.Stream ?? answer.Stream.ToString(), part.Name, Test.Clock.Now, actor, organisation, part.Body, part.Mark, part.Verbatim,
                part.VerbatimMark));
        }

        return answer.Stream.ToString();
    }

    // Organisations and members.

    private string Register(string actor, Mark mark)
    {
        var name = Say(out var token);
        var kind = (OrganisationKind)chance.Next(1, 9);
        return Do(actor, new RegisterOrganisation(name, kind, Marking: Of(mark)),
            new Part(null, "organisation.registered/1", Body(("name", token), ("kind", $"{kind}")), mark))!;
    }

    private void Admit(string actor, Duties duties)
    {
        if (Members.Count >= 14 || Any(Seen(actor, "ORG")) is not { } organisation) return;
        var function = Say(out var token);
        Do(actor, new AdmitMember(Id<Organisation>(organisation), function, duties),
            new Part(null, "member.admitted/1", Body(("organisation", organisation), ("function", token), ("duties", Flags(duties))), Mark.Green));
    }

    private void ChangeStanding() => With(Duties.Secretariat, "MEM", (actor, member) =>
    {
        var founder = Test.Secretary.ToString();
        if (member == founder || member == actor) return;
        var standing = Log.Of(member).Aggregate("active", (now, deed) => deed.Name switch
        {
            "member.suspended/1" => "suspended",
            "member.revoked/1" => "revoked",
            "member.reinstated/1" => "active",
            _ => now,
        });
        if (standing == "revoked" || (standing == "active" && Active.Count() < 6)) return;
        var to = standing == "suspended" && chance.Next(3) > 0 ? MemberStanding.Active : chance.Next(5) == 0 ? MemberStanding.Revoked : MemberStanding.Suspended;
        var name = to switch { MemberStanding.Active => "member.reinstated/1", MemberStanding.Revoked => "member.revoked/1", _ => "member.suspended/1" };
        var reason = Say(out var token);
        Do(actor, new ChangeStanding(Id<Member>(member), to, reason), new Part(member, name, Body(("reason", token))));
    });

    private void Rename() => With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        var (name, reason) = (Say(out var token), Say(out var why));
        Do(actor, new RenameOrganisation(Id<Organisation>(organisation), name, reason),
            new Part(organisation, "organisation.renamed/1", Body(("name", token), ("reason", why))));
    });

    private void TakeRole() => With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        var role = Say(out var token);
        var (from, until) = Days();
        Do(actor, new AssumeRole(Id<Organisation>(organisation), role, from, until),
            new Part(organisation, "organisation.role-assumed/1", Body(("role", token), ("from", Iso(from)), ("until", Iso(until)))));
    });

    private void LeaveRole() => With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        var roles = Log.Of(organisation).Where(deed => deed.Name == "organisation.role-assumed/1").ToList();
        if (roles.Count == 0) return;
        var at = chance.Next(roles.Count);
        var until = Oracle.Day(roles[at]["from"]).PlusDays(chance.Next(20));
        Do(actor, new EndRole(Id<Organisation>(organisation), at, until),
            new Part(organisation, "organisation.role-ended/1", Body(("at", $"{at}"), ("until", Iso(until)))));
    });

    private void Represent() => With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        if (Any(Seen(actor, "ORG")) is not { } principal || principal == organisation) return;
        var (from, until) = Days();
        Do(actor, new DeclareRepresentation(Id<Organisation>(organisation), Id<Organisation>(principal), from, until),
            new Part(organisation, "organisation.representation-declared/1", Body(("principal", principal), ("from", Iso(from)), ("until", Iso(until)))));
    });

    private void EndRepresentation() => With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        var declared = Log.Of(organisation).Where(deed => deed.Name == "organisation.representation-declared/1").ToList();
        if (declared.Count == 0) return;
        var until = Test.Clock.Now.InUtc().Date.PlusDays(chance.Next(-3, 6));
        var principal = declared[chance.Next(declared.Count)]["principal"];
        Do(actor, new EndRepresentation(Id<Organisation>(organisation), Id<Organisation>(principal), until),
            new Part(organisation, "organisation.representation-ended/1", Body(("principal", principal), ("until", Iso(until)))));
    });

    // Past, present, to come, and such as begin or end on the very day.
    private (LocalDate From, LocalDate? Until) Days()
    {
        var today = Test.Clock.Now.InUtc().Date;
        var from = today.PlusDays(chance.Next(-12, 20));
        return (from, chance.Next(3) == 0 ? null : from.PlusDays(chance.Next(0, 25)));
    }

    private static string Iso(LocalDate? day) => day is { } given ? NodaTime.Text.LocalDatePattern.Iso.Format(given) : "";

    // Sources and questions.

    private void NewSource()
    {
        var actor = Actor(Duties.Recording);
        var organisation = chance.Next(3) > 0 ? Any(Seen(actor, "ORG")) : null;
        var mark = AnyMark(Log.Of(actor)[0]["organisation"]);
        var name = Say(out var token);
        Do(actor, new RegisterSource(name, (SourceKind)chance.Next(1, 6), organisation is null ? null : Id<Organisation>(organisation), Marking: Of(mark)),
            new Part(null, "source.registered/1", Body(("name", token), ("organisation", organisation ?? "")), mark));
    }

    private void GradeSource() => With(Duties.Grading, "SRC", (actor, source) =>
    {
        var (subject, grade) = ((Subject)chance.Next(1, 8), (Reliability)chance.Next(1, 7));
        var basis = Say(out var token);
        Do(actor, new GradeSource(Id<Source>(source), subject, grade, basis),
            new Part(source, "source.graded/1", Body(("subject", $"{subject}"), ("grade", $"{grade}"), ("basis", token))));
    });

    private void CorrectSource() => With(Duties.Recording, "SRC", (actor, source) =>
    {
        var (name, reason) = (Say(out var token), Say(out var why));
        Do(actor, new CorrectSource(Id<Source>(source), name, reason), new Part(source, "source.corrected/1", Body(("name", token), ("reason", why))));
    });

    private void NewQuestion()
    {
        var actor = Actor(Duties.Recording);
        var mark = AnyMark(Log.Of(actor)[0]["organisation"]);
        var text = Say(out var token);
        var scope = Optional(out var about);
        Do(actor, new OpenQuestion(text, (Subject)chance.Next(1, 8), scope, Marking: Of(mark)),
            new Part(null, "question.opened/1", Body(("text", token), ("scope", about)), mark));
    }

    private LocalText? Optional(out string token)
    {
        token = "";
        return chance.Next(2) == 0 ? null : Say(out token);
    }

    private void Reword() => With(Duties.Recording, "QST", (actor, question) =>
    {
        var (text, reason) = (Say(out var token), Say(out var why));
        var scope = Optional(out var about);
        Do(actor, new RewordQuestion(Id<Question>(question), text, scope, reason),
            new Part(question, "question.reworded/1", Body(("text", token), ("scope", about), ("reason", why))));
    });

    private void Distinguish() => With(Duties.Recording, "QST", (actor, question) =>
    {
        var (first, second, note) = (Say(out var one), Say(out var other), Say(out var why));
        Do(actor, new DistinguishTerms(Id<Question>(question), first, second, note),
            new Part(question, "question.terms-distinguished/1", Body(("first", one), ("second", other), ("note", why))));
    });

    // Reports and claims.

    private void NewReport()
    {
        var actor = Actor(Duties.Recording);
        if (Target(actor, "SRC") is not { } source) return;
        var owner = Log.Of(actor)[0]["organisation"];
        var (mark, textMark) = (AnyMark(owner), AnyMark(owner));
        var title = Say(out var token);
        var text = chance.Next(6) == 0 ? null : $"tok{++texts:00000}x was received “as it was”, קו ושם.";
        var day = Test.Clock.Now.InUtc().Date.PlusDays(-2);
        Do(actor,
            new ReceiveReport(
                Id<Source>(source), title, new DateInterval(day, day), Test.Clock.Now - Duration.FromHours(1), "en", Text: text, Marking: Of(mark), TextMarking: Of(textMark)),
            new Part(null, "report.received/1", Body(("source", source), ("title", token)), mark, text, text is null ? null : textMark));
    }

    private void CorrectReport() => With(Duties.Recording, "RPT", (actor, report) =>
    {
        var (title, reason) = (Say(out var token), Say(out var why));
        var day = Test.Clock.Now.InUtc().Date.PlusDays(-3);
        Do(actor, new CorrectReport(Id<Report>(report), title, new DateInterval(day, day), reason),
            new Part(report, "report.corrected/1", Body(("title", token), ("reason", why))));
    });

    private void WithdrawReport() => With(Duties.Recording, "RPT", (actor, report) =>
    {
        var reason = Say(out var why);
        if (Do(actor, new WithdrawReport(Id<Report>(report), reason), new Part(report, "report.withdrawn/1", Body(("reason", why)))) is not null) ended.Add(report);
    });

    private void NewClaim()
    {
        if (ClaimBy(Actor(Duties.Recording), null) is not var (actor, claim, parts)) return;
        Do(actor, claim, parts);
    }

    private void Restate() => With(Duties.Recording, "CLM", (actor, old) =>
    {
        var origin = Log.Of(old)[0]["chain"].Split('>')[0];
        if (!Telling.Stands(Oracle.Viewer(actor), origin, Head) || ClaimBy(actor, origin) is not var (_, claim, parts)) return;
        var reason = Say(out var why);
        parts[0].Body["restates"] = old;
        var restated = Body(("reason", why), ("as", ""));
        var made = Do(actor, new RestateClaim(Id<Claim>(old), claim, reason), [.. parts, new Part(old, "claim.restated/1", restated)]);
        if (made is null) return;
        restated["as"] = made;
        ended.Add(old);
    }, claim => !ended.Contains(claim));

    private (string Actor, RecordClaim Claim, Part[] Parts)? ClaimBy(string actor, string? origin)
    {
        var who = Oracle.Viewer(actor);
        bool Fits(string report) => !ended.Contains(report) && Telling.Stands(who, Log.Of(report)[0]["source"], Head) && Log.Of(report)[0]["source"] != origin;
        if (Target(actor, "RPT", Fits) is not { } report) return null;
        var sources = Seen(actor, "SRC");
        List<string> chain = [];
        if (origin is not null) chain.Add(origin);
        for (var more = chance.Next(3); more > 0; more--) chain.Add(sources[chance.Next(sources.Count)]);
        var last = Log.Of(report)[0]["source"];
        chain = [.. chain.Where(one => one != last).Distinct(), last];

        var mark = AnyMark(Log.Of(actor)[0]["organisation"]);
        var statement = Say(out var token);
        var day = Test.Clock.Now.InUtc().Date.PlusDays(-1);
        var question = chance.Next(4) == 0 ? null : Target(actor, "QST");
        var stance = AnyStance();
        var claim = new RecordClaim(
            Id<Report>(report), statement, new DateInterval(day, day), [.. chain.Select(Id<Source>)], Anchor: AnchorIn(who, report),
            Link: question is null ? null : LinkTo(question, stance), Marking: Of(mark));
        List<Part> parts = [new(null, "claim.recorded/1", Body(("report", report), ("statement", token), ("chain", string.Join('>', chain)), ("restates", "")), mark)];
        if (question is not null) parts.Add(new(null, "claim.linked/1", Body(("question", question), ("stance", $"{stance}"))));
        return (actor, claim, [.. parts]);
    }

    private Anchor? AnchorIn(Who who, string report)
    {
        var first = Log.Of(report)[0];
        if (chance.Next(2) == 0 || !Oracle.SeesVerbatim(who, first, Head)) return null;
        var bytes = Encoding.UTF8.GetBytes(first.Verbatim!);
        return new Anchor(9, 13, Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(9, 4))));
    }

    private Stance AnyStance() => (Stance)chance.Next(1, 6);

    private static Link LinkTo(string question, Stance stance) =>
        new(Id<Question>(question), stance, stance == Stance.Quantifies ? new Quantity(3, null, "persons") : null);

    private void Link() => With(Duties.Recording, "CLM", (actor, claim) =>
    {
        if (Target(actor, "QST") is not { } question) return;
        var stance = AnyStance();
        Do(actor, new LinkClaim(Id<Claim>(claim), LinkTo(question, stance)),
            new Part(claim, "claim.linked/1", Body(("question", question), ("stance", $"{stance}"))));
    }, claim => !ended.Contains(claim));

    private void Unlink() => With(Duties.Recording, "CLM", (actor, claim) =>
    {
        var who = Oracle.Viewer(actor);
        var linked = Telling.Links(claim, Head).Select(link => link.Question).Where(one => Telling.Stands(who, one, Head)).ToList();
        if (Any(linked) is not { } question) return;
        var reason = Say(out var why);
        Do(actor, new UnlinkClaim(Id<Claim>(claim), Id<Question>(question), reason),
            new Part(claim, "claim.unlinked/1", Body(("question", question), ("reason", why))));
    });

    private void GradeClaim() => With(Duties.Grading, "CLM", (actor, claim) =>
    {
        var degree = chance.Next(1, 7);
        var basis = Say(out var token);
        Do(actor, new GradeClaim(Id<Claim>(claim), degree, basis), new Part(claim, "claim.graded/1", Body(("degree", $"{degree}"), ("basis", token))));
    });

    private void CorrectClaim() => With(Duties.Recording, "CLM", (actor, claim) =>
    {
        var (statement, reason) = (Say(out var token), Say(out var why));
        Do(actor, new CorrectClaim(Id<Claim>(claim), statement, reason), new Part(claim, "claim.corrected/1", Body(("statement", token), ("reason", why))));
    });

    private void Remark() => With(Duties.Recording, "CLM", (actor, claim) =>
    {
        var remark = Say(out var token);
        Do(actor, new RemarkOnClaim(Id<Claim>(claim), remark), new Part(claim, "claim.remarked-on/1", Body(("remark", token))));
    });

    private void WithdrawClaim() => With(Duties.Recording, "CLM", (actor, claim) =>
    {
        var reason = Say(out var why);
        if (Do(actor, new WithdrawClaim(Id<Claim>(claim), reason), new Part(claim, "claim.withdrawn/1", Body(("reason", why)))) is not null) ended.Add(claim);
    }, claim => !ended.Contains(claim));

    // Markings and erasures.

    private void ChangeMark()
    {
        var actor = Actor(Duties.Recording | Duties.Secretariat);
        var owner = Log.Of(actor)[0]["organisation"];
        var prefix = (string[])["CLM", "CLM", "QST", "QST", "RPT", "RPT", "SRC", "ORG"];
        if (Target(actor, prefix[chance.Next(prefix.Length)], one => Oracle.Owner(one) == owner) is not { } target) return;
        var mark = AnyMark(owner);
        if (target.StartsWith("ORG", StringComparison.Ordinal) && mark.Label > Label.Amber) mark = Mark.Clear;
        var reason = Say(out var why);
        Do(actor, new ChangeMarking(Ref(target), Of(mark), reason), new Part(target, "marking.changed/1", Body(("reason", why)), mark));
    }

    // A verbatim text, a beginning, a link, and any later body.
    private void Redact()
    {
        var actor = Test.Secretary.ToString();
        var who = Oracle.Viewer(actor);
        List<Func<Deed, string?>> wanted =
        [
            deed => Oracle.SeesVerbatim(who, deed, Head) ? "verbatim" : null,
            deed => deed.Name is "claim.recorded/1" or "question.opened/1" ? "body" : null,
            deed => deed.Name == "claim.linked/1" ? "body" : null,
            deed => deed.Name is "claim.corrected/1" or "question.reworded/1" or "report.corrected/1" or "claim.unlinked/1" ? "body" : null,
        ];
        List<(Deed Deed, string Part)> gone = [];
        foreach (var want in wanted)
        {
            var fit = Log.Deeds.Where(deed => deed.HasBody && Oracle.Sees(who, deed, Head) && want(deed) is not null && gone.TrueForAll(one => one.Deed != deed)).ToList();
            if (fit.Count == 0) continue;
            var chosen = fit[chance.Next(fit.Count)];
            gone.Add((chosen, want(chosen)!));
        }

        gone = [.. gone.Where((_, at) => at == 0 || chance.Next(2) == 0).OrderBy(one => one.Deed.Index)];
        if (gone.Count == 0) return;
        var (rule, reason) = (Say(out var token), Say(out var why));
        var erased = string.Join(' ', gone.Select(one => $"{one.Deed.Index}:{one.Part}"));
        var first = Log.OfKind("REC").FirstOrDefault() is null;
        Do(actor, new RedactParts([.. gone.Select(one => new ErasedParts(one.Deed.Index, [one.Part]))], rule, reason),
            new Part(null, "record.parts-redacted/1", Body(("erased", erased), ("rule", token), ("reason", why)), first ? Mark.Clear : null));
        foreach (var (deed, part) in gone) deed.Erased.Add(part);
    }
}
