using NodaTime;
using Truce.Core.Access;
using Truce.Core.Evidence;
using Truce.Core.Geography;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Relations;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Evidence: an item that many may see, and its original, with the name of its file, that few may; custody opens the original to the next hand.</summary>
internal sealed class EvidenceChapter : Chapter<EvidenceItem>
{
    private const string Hands = "Recording+Speaking";

    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string TitleField => "title";

    public override string ListPath => "evidence";

    public override IReadOnlyList<string> Beginnings => ["evidence.taken/1"];

    public override IReadOnlyList<string> Changes => ["evidence.corrected/1"];

    public override IReadOnlyList<Act> Acts => [new(6, Take), new(2, Correct), new(3, HandOver), new(2, Accept), new(1, Decline), new(1, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? first["through"] is { Length: > 0 } through ? [through] : [] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var (custodian, handed) = CustodyOf(life);
        return $"{life.Last(deed => deed.Fields.ContainsKey("title"))["title"]} in {custodian} to {handed} withdrawn {life.FirstOrDefault(deed => deed.Name == "evidence.withdrawn/1")?["reason"] ?? ""}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        new(nameof(View.GuardedOf), 40, NameOf),
        ViewDoors.List(nameof(View.Under), 8, "ORG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
            from item in ask.Telling.All(who, "EVD", index)
            let since = HandsOf(Standing(ask.Log, item, index)).FirstOrDefault(hand => hand.Organisation == one).Index
            where since > 0
            orderby since
            select item, (view, one) => view.Under<EvidenceItem>(Ref(one)).Select(item => $"{item.Id}")),
        ViewDoors.List(nameof(View.Under), 8, "RPT", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
            ask.Telling.All(who, "EVD", index).Where(item => ask.Log.Of(item)[0]["through"] == one), (view, one) => view.Under<EvidenceItem>(Ref(one)).Select(item => $"{item.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(TakeEvidence), "RPT", (_, one) => new TakeEvidence(Plain(), Print(1), new OriginalFile(null), Instant.FromUtc(2025, 10, 11, 0, 0), Through: Ref(one))),
        new(nameof(TakeEvidence), "PLC", (_, one) => new TakeEvidence(Plain() with { Where = new(Id<Place>(one)) }, Print(1), new OriginalFile(null), Instant.FromUtc(2025, 10, 11, 0, 0))),
        new(nameof(CorrectEvidence), "EVD", (_, one) => new CorrectEvidence(Id<EvidenceItem>(one), Plain(), CommandDoors.Text)),
        new(nameof(CorrectEvidence), "PLC", (seen, one) => new CorrectEvidence(Id<EvidenceItem>(seen("EVD")), Plain() with { Where = new(Id<Place>(one)) }, CommandDoors.Text)),
        new(nameof(ReleaseCopy), "EVD", (_, one) => new ReleaseCopy(Id<EvidenceItem>(one), Print(2), CommandDoors.Text)),
        new(nameof(HandOverCustody), "EVD", (seen, one) => new HandOverCustody(Id<EvidenceItem>(one), Id<Organisation>(seen("ORG")), CommandDoors.Text)),
        new(nameof(HandOverCustody), "ORG", (seen, one) => new HandOverCustody(Id<EvidenceItem>(seen("EVD")), Id<Organisation>(one), CommandDoors.Text)),
        new(nameof(AcceptCustody), "EVD", (_, one) => new AcceptCustody(Id<EvidenceItem>(one), CommandDoors.Text)),
        new(nameof(DeclineCustody), "EVD", (_, one) => new DeclineCustody(Id<EvidenceItem>(one), CommandDoors.Text)),
        new(nameof(WithdrawEvidence), "EVD", (_, one) => new WithdrawEvidence(Id<EvidenceItem>(one), CommandDoors.Text)),
        new(nameof(StateRelation), "EVD", (seen, one) => new StateRelation(Ref(one), RelationRole.Concerns, Ref(seen("INC")))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/evidence", 5, ask => ask.Titles("EVD").Reverse().Take(50)),
        Thing("/evidence/{id}", "EVD", ask => [.. About(ask), .. File(ask), .. ask.Titles(HandsOf(Standing(ask.Log, ask.Id, ask.Index)).Select(hand => hand.Organisation)), .. Told(ask), .. History(ask)]),

        // No file was sent in a story: whoever may have one and whoever may not get the same answer.
        new("GET", "/evidence/{id}/file", 4, _ => 404, _ => [], "EVD"),
        new("GET", "/evidence/{id}/original", 4, _ => 404, _ => [], "EVD"),
        .. Form("/evidence/new", null, Hands, _ => []),
        .. from method in (string[])["GET", "POST"] select new WebDoor(method, "/evidence/uploads/{upload}", 1, Unsent, _ => []),
        .. from method in (string[])["GET", "POST"] select new WebDoor(method, "/evidence/{id}/release/{upload}", 1, Unsent, _ => [], "EVD"),
        .. Form("/evidence/{id}/release", "EVD", Hands, _ => []),
        .. Form("/evidence/{id}/correct", "EVD", Hands, ask => [.. About(ask), .. ask.Titles("PLC")]),
        .. Form("/evidence/{id}/hand-over", "EVD", Hands, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/evidence/{id}/accept", "EVD", Hands, About),
        .. Form("/evidence/{id}/decline", "EVD", Hands, About),
        .. Form("/evidence/{id}/withdraw", "EVD", Hands, About),
        .. Form("/evidence/{id}/marking", "EVD", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(EvidenceItem one) =>
        $"{Rendering.Say(one.Account.Title)} in {one.Custodian} to {one.HandedTo} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static int Unsent(WebAsking ask) => ask.IsPast || ask.Has(Hands) ? 422 : 403;

    private static EvidenceAccount Plain() => new(EvidenceKind.Photograph, CommandDoors.Text, EvidenceLicence.Own, EvidenceConsent.NotNeeded);

    private static FilePrint Print(int number) => new($"{number:x64}", number, "image/png");

    private static List<Deed> Standing(Log log, string item, long index) => [.. log.Of(item).Where(deed => deed.Index <= index && deed.HasBody)];

    private static IEnumerable<(string Organisation, long Index)> HandsOf(IEnumerable<Deed> life) => life.SelectMany(deed => deed.Name switch
    {
        "evidence.taken/1" => [(deed.For ?? deed.Organisation, deed.Index)],
        "evidence.custody-handed-over/1" => [(deed["to"], deed.Index)],
        _ => Array.Empty<(string, long)>(),
    });

    private static (string Custodian, string Handed) CustodyOf(IEnumerable<Deed> life)
    {
        var (custodian, handed) = ("", "");
        foreach (var deed in life.Where(one => one.HasBody))
        {
            (custodian, handed) = deed.Name switch
            {
                "evidence.taken/1" => (deed.For ?? deed.Organisation, ""),
                "evidence.custody-handed-over/1" => (custodian, deed["to"]),
                "evidence.custody-accepted/1" => (deed["by"], ""),
                "evidence.custody-declined/1" => (custodian, ""),
                _ => (custodian, handed),
            };
        }

        return (custodian, handed);
    }

    private static (string?, string?) NameOf(Asking ask)
    {
        var one = ask.Reference("EVD");
        var deed = Guarded(ask.Log, one, ask.Index);
        var expected = deed is not null && ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index) ? deed.Verbatim : null;
        return (expected, Truce.Core.Journal.Reference.TryParse(one, out var reference) ? ask.View.GuardedOf<OriginalFile>(reference, EvidenceItem.OriginalPart)?.Name : null);
    }

    private static IEnumerable<string> File(WebAsking ask) =>
        Guarded(ask.Log, ask.Id, ask.Index) is { } deed && ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index) ? [deed.Verbatim!] : [];

    private static IEnumerable<string> Told(WebAsking ask) =>
        from deed in Standing(ask.Log, ask.Id, ask.Index)
        where deed.Name is "evidence.custody-handed-over/1" or "evidence.custody-accepted/1" or "evidence.custody-declined/1" or "evidence.withdrawn/1"
        from field in (string[])["words", "reason"]
        where deed.Fields.ContainsKey(field)
        select deed[field];

    private static Deed? Guarded(Log log, string one, long index) =>
        log.Of(one).LastOrDefault(deed => deed.Verbatim is not null && deed.Index <= index && !deed.Erased.Contains(deed.Guarded));

    private static void Take(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var owner = story.OrganisationOf(actor);
        var (mark, originalMark) = (story.AnyMark(owner), story.AnyMark(owner));
        var through = story.Chance.Next(3) == 0 ? story.Target(actor, "RPT") : null;
        var title = story.Say(out var token);
        var name = story.Token();
        story.Do(actor,
            new TakeEvidence(
                Plain() with { Title = title }, Print(story.Chance.Next(1, 1_000_000)), new OriginalFile(name), story.Test.Clock.Now - Duration.FromMinutes(1), Through: through is null ? null : Ref(through),
                Marking: Of(mark), OriginalMarking: Of(originalMark)),
            new Part(null, "evidence.taken/1", Body(("title", token), ("through", through ?? "")), mark, name, originalMark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "EVD", (actor, item) =>
    {
        var (title, reason) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new CorrectEvidence(Id<EvidenceItem>(item), Plain() with { Title = title }, reason), new Part(item, "evidence.corrected/1", Body(("title", token), ("reason", why))));
    });

    private static void HandOver(Story story) => story.With(Duties.Recording, "EVD", (actor, item) =>
    {
        var (own, (custodian, handed)) = (story.OrganisationOf(actor), CustodyOf(story.Log.Of(item)));
        if (custodian != own || story.Target(actor, "ORG") is not { } to || to == own || to == handed) return;
        var words = story.Say(out var how);
        story.Do(actor, new HandOverCustody(Id<EvidenceItem>(item), Id<Organisation>(to), words),
            Opened(story, actor, item, "evidence.custody-handed-over/1", Body(("to", to), ("words", how)), [custodian, to]));
    });

    private static void Accept(Story story) => Answer(story, (actor, item, to) =>
    {
        var words = story.Say(out var said);
        story.Do(actor, new AcceptCustody(Id<EvidenceItem>(item), words), new Part(item, "evidence.custody-accepted/1", Body(("by", to), ("words", said))));
    });

    private static void Decline(Story story) => Answer(story, (actor, item, to) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new DeclineCustody(Id<EvidenceItem>(item), reason),
            Opened(story, actor, item, "evidence.custody-declined/1", Body(("by", to), ("reason", why)), [CustodyOf(story.Log.Of(item)).Custodian]));
    });

    private static void Answer(Story story, Action<string, string, string> answer) => story.With(Duties.Recording, "EVD", (actor, item) =>
    {
        if (CustodyOf(story.Log.Of(item)).Handed is { Length: > 0 } to && to == story.OrganisationOf(actor)) answer(actor, item, to);
    });

    // What goes with the original is opened anew to those who hold it, if whoever acts can read it.
    private static Part Opened(Story story, string actor, string item, string name, Dictionary<string, string> body, string[] hands)
    {
        var file = Guarded(story.Log, item, story.Head);
        return file is not null && story.Oracle.SeesVerbatim(story.Oracle.Viewer(actor), file, story.Head)
            ? new Part(item, name, body, null, file.Verbatim, new Mark(Label.AmberStrict, hands))
            : new Part(item, name, body);
    }

    private static void Withdraw(Story story) => story.With(Duties.Recording, "EVD", (actor, item) =>
    {
        if (CustodyOf(story.Log.Of(item)).Custodian != story.OrganisationOf(actor)) return;
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawEvidence(Id<EvidenceItem>(item), reason), new Part(item, "evidence.withdrawn/1", Body(("reason", why))));
    });
}
