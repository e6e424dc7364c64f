using System.Text;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.SituationReports;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>
/// Drafts of situation reports. The story asks of each that it was composed of what its audience may see and of nothing else: a report is a
/// door through which everything could leave.
/// </summary>
internal sealed class SituationDraftChapter : Chapter<SituationDraft>
{
    private const string Publishing = "Publishing", Speaking = "Speaking", Reviewing = "Recording+Grading+Speaking";

    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string TitleField => "title";

    public override IReadOnlyList<string> Beginnings => ["situation-draft.drafted/1"];

    public override IReadOnlyList<string> Changes => ["situation-draft.rewritten/1", "situation-draft.reviewed/1"];

    public override IReadOnlyList<Act> Acts => [new(5, Draft), new(6, Correct), new(5, Send), new(2, Rewrite), new(2, Review), new(4, Answer), new(3, Approve), new(26, Walk)];

    public override Mark Fitting(Mark mark) => mark.Label == Label.Clear ? Mark.Green : mark;

    public override IEnumerable<string>? HangsOn(Deed first) => !first.HasBody ? null : first["corrects"] is { Length: > 0 } report ? [report] : [];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var summary = life.Last(deed => deed.Fields.ContainsKey("summary"))["summary"];
        return $"{life[0]["title"]} says {summary} stage {StageOf(life)} agreed {string.Join('+', Agreed(life).Order(StringComparer.Ordinal))} remarks {string.Join('+', life.Where(deed => deed.Name == "situation-draft.reviewed/1").Select(deed => deed["remarks"]))}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(Truce.Store.Viewing.View.Under), 8, "SIT", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
            ask.Telling.All(who, "SDR", index).Where(draft => ask.Log.Of(draft)[0]["corrects"] == one), (view, one) => view.Under<SituationDraft>(Ref(one)).Select(draft => $"{draft.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(DraftSituationReport), "ORG", (_, one) => new DraftSituationReport(Terms(Instant.FromUtc(2025, 10, 17, 10, 0)), new SituationTexts(), [Id<Organisation>(one)], [])),
        new(nameof(DraftSituationReport), "PLC", (_, one) => new DraftSituationReport(
            Terms(Instant.FromUtc(2025, 10, 17, 10, 0)) with { Area = Id<Truce.Core.Places.Place>(one), Audience = TlpLabel.Green }, new SituationTexts(), [], [])),
        new(nameof(DraftCorrection), "SIT", (_, one) => new DraftCorrection(new CorrectionTerms(Id<SituationReport>(one), CommandDoors.Text, CommandDoors.Text), Instant.FromUtc(2025, 10, 17, 9, 0), [], [], [])),
        .. from command in (Func<Id<SituationDraft>, ICommand>[])
           [
               one => new RewriteSituationReport(one, new SituationTexts(), CommandDoors.Text), one => new SendForReview(one), one => new ReviewSituationReport(one, CommandDoors.Text),
               one => new AnswerToPublication(one, true), one => new ApproveSituationReport(one), one => new PublishSituationReport(one),
           ]
           select new CommandDoor(command(default).GetType().Name, "SDR", (_, one) => command(Id<SituationDraft>(one))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Thing("/situation/drafts/{id}", "SDR", ask => [.. About(ask), ask.Telling.Last(ask.Id, ask.Index, "summary"), .. Standing(ask, "situation-draft.reviewed/1").Select(deed => deed["remarks"]), .. History(ask)]),
        .. Form("/situation/new", null, Recording, _ => []),
        .. Form("/situation/drafts/{id}/rewrite", "SDR", Recording, About),
        .. Form("/situation/drafts/{id}/send", "SDR", Recording, About),
        .. Form("/situation/drafts/{id}/review", "SDR", Reviewing, About),
        .. Form("/situation/drafts/{id}/answer", "SDR", Speaking, About),
        .. Form("/situation/drafts/{id}/approve", "SDR", Speaking, About),
        .. Form("/situation/drafts/{id}/publish", "SDR", Publishing, About),
        .. Form("/situation/drafts/{id}/marking", "SDR", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(SituationDraft one) =>
        $"{Rendering.Say(one.Terms.Title)} says {Rendering.Say(one.Texts.Summary)} stage {one.Stage} agreed {string.Join('+', one.Consented.Select(partner => $"{partner}").Order(StringComparer.Ordinal))} remarks {string.Join('+', one.Remarks.Select(remark => Rendering.Say(remark.Remarks)))}";

    private static SituationTerms Terms(Instant cutOff) => new(7, CommandDoors.Text, cutOff - Duration.FromDays(30), cutOff, "Asia/Gaza", TlpLabel.Clear);

    private static DraftStage StageOf(IEnumerable<Deed> life) => life.Aggregate(DraftStage.Writing, (stage, deed) => deed.Name switch
    {
        "situation-draft.rewritten/1" => DraftStage.Writing,
        "situation-draft.sent-for-review/1" => DraftStage.InReview,
        "situation-draft.approved/1" => DraftStage.Approved,
        "situation-draft.put-out/1" => DraftStage.PutOut,
        _ => stage,
    });

    private static HashSet<string> Agreed(IEnumerable<Deed> life)
    {
        HashSet<string> agreed = [];
        foreach (var deed in life)
        {
            if (deed.Name == "situation-draft.rewritten/1") agreed.Clear();
            if (deed.Name == "situation-draft.partner-consented/1") agreed.Add(deed.For ?? deed.Organisation);
            if (deed.Name == "situation-draft.partner-declined/1") agreed.Remove(deed.For ?? deed.Organisation);
        }

        return agreed;
    }

    private static DraftStage Stage(Story story, string draft) => StageOf(story.Log.Of(draft).Where(deed => deed.HasBody));

    /// <summary>The audience as the oracle knows it: nobody in particular, or a member of an organisation to which nothing was ever released.</summary>
    private static Who Audience(TlpLabel label) => label == TlpLabel.Clear ? Who.Public : new Who("MEM-of-nobody", "ORG-of-nobody");

    /// <summary>The texts and references of a composition; each text one that the audience may read at the cut-off.</summary>
    private static string Lines(Story story, Composition composed, TlpLabel audience, long index)
    {
        var text = Encoding.UTF8.GetString(CanonicalValues.Write(composed));
        foreach (var token in Texts.TokensIn(text))
            story.Oracle.MayRead(Audience(audience), new Token(token), index).ShouldBeTrue($"seed {story.Seed}: a report for {audience} was composed of {token}, at {index}");
        return string.Join(' ', Texts.TokensIn(text).Concat(Texts.ReferencesIn(text)));
    }

    private static void Draft(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var own = story.OrganisationOf(actor);
        var audience = story.Chance.Next(3) == 0 ? TlpLabel.Green : TlpLabel.Clear;
        var cutOff = story.Log.Deeds[story.Chance.Next(story.Log.Deeds.Count / 2, story.Log.Deeds.Count)].At;
        var title = story.Say(out var token);
        var terms = new SituationTerms(story.Log.OfKind("SDR").Count() + 1, title, cutOff - Duration.FromDays(30), cutOff, "Asia/Gaza", audience);
        var texts = new SituationTexts(story.Optional(out var said), story.Optional(out var covered));
        var named = story.Target(actor, "ORG", one => story.Telling.Stands(Audience(audience), one, story.Head)) is { } shown && story.Chance.Next(2) == 0 ? shown : null;

        var left = Mute(story, own);
        var composed = Composer.Compose(
            story.Test.Centre.Overview(audience, cutOff), terms, Id<Organisation>(own), left);
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(own);
        if (mark.Label == Label.Clear) mark = Mark.Green;
        story.Do(actor, new DraftSituationReport(terms, texts, named is null ? [] : [Id<Organisation>(named)], [.. left], Of(mark)),
            new Part(null, "situation-draft.drafted/1", Body(
                ("title", token), ("summary", said), ("coverage", covered), ("corrects", ""), ("audience", $"{audience}"), ("named", named ?? ""),
                ("lines", Lines(story, composed, audience, story.Log.LastAt(cutOff)))), mark));
    }

    // Mostly those are left out who have nobody to answer for them; else publication would wait for ever.
    private static IReadOnlyList<Id<Organisation>> Mute(Story story, string own) => story.Chance.Next(4) == 0 ? [] :
    [
        .. story.Log.OfKind("ORG").Where(one => one != own && !story.Active.Any(member =>
            story.OrganisationOf(member) == one && story.Log.Of(member)[0]["duties"].Contains("Speaking", StringComparison.Ordinal))).Select(Id<Organisation>),
    ];

    private static void Correct(Story story) => story.With(Duties.Recording, "SIT", (actor, report) =>
    {
        if (story.Test.Centre.View(null).Index < 0 || Find(story, actor, report) is not { Withdrawn: null } current) return;
        var at = story.Log.Deeds[^1].At;
        if (at <= current.Terms.CutOff) return;
        var (what, why) = (story.Say(out var token), story.Say(out var reason));
        var left = Mute(story, story.OrganisationOf(actor));
        var composed = Composer.Difference(
            current.Composition, Composer.Compose(story.Test.Centre.Overview(current.Terms.Audience, at), current.Terms, Id<Organisation>(story.OrganisationOf(actor)), left), []);
        story.Do(actor, new DraftCorrection(new CorrectionTerms(current.Id, what, why), at, [], [], [.. left]),
            new Part(null, "situation-draft.drafted/1", Body(
                ("title", Rendering.Say(current.Terms.Title)), ("summary", ""), ("what", token), ("why", reason), ("corrects", report), ("audience", $"{current.Terms.Audience}"),
                ("lines", Lines(story, composed, current.Terms.Audience, story.Head))), Mark.Green));
    });

    private static SituationReport? Find(Story story, string actor, string report) => story.Test.Centre.View(Id<Truce.Core.Access.Member>(actor)).Find(Id<SituationReport>(report));

    private static void Send(Story story) => story.With(Duties.Recording, "SDR", (actor, draft) =>
    {
        if (story.OrganisationOf(actor) == story.Oracle.Owner(draft) && Stage(story, draft) == DraftStage.Writing)
            story.Do(actor, new SendForReview(Id<SituationDraft>(draft)), new Part(draft, "situation-draft.sent-for-review/1", Body()));
    });

    private static void Rewrite(Story story) => story.With(Duties.Recording, "SDR", (actor, draft) =>
    {
        if (story.OrganisationOf(actor) != story.Oracle.Owner(draft) || Stage(story, draft) == DraftStage.PutOut) return;
        var (summary, reason) = (story.Say(out var said), story.Say(out var why));
        story.Do(actor, new RewriteSituationReport(Id<SituationDraft>(draft), new SituationTexts(summary), reason),
            new Part(draft, "situation-draft.rewritten/1", Body(("summary", said), ("reason", why))));
    });

    private static void Review(Story story) => story.With(Duties.Grading, "SDR", (actor, draft) =>
    {
        var remarks = story.Say(out var token);
        story.Do(actor, new ReviewSituationReport(Id<SituationDraft>(draft), remarks), new Part(draft, "situation-draft.reviewed/1", Body(("remarks", token))));
    });

    private static void Answer(Story story) => story.With(Duties.Speaking, "SDR", (actor, draft) =>
    {
        var agrees = story.Chance.Next(4) > 0;
        story.Do(actor, new AnswerToPublication(Id<SituationDraft>(draft), agrees),
            new Part(draft, agrees ? "situation-draft.partner-consented/1" : "situation-draft.partner-declined/1", Body(("partner", story.OrganisationOf(actor)))));
    });

    private static void Approve(Story story) => story.With(Duties.Speaking, "SDR", (actor, draft) =>
        story.Do(actor, new ApproveSituationReport(Id<SituationDraft>(draft)), new Part(draft, "situation-draft.approved/1", Body(("by", story.OrganisationOf(actor))))));

    // Step by step, as far as there is somebody for each: chance alone would hardly ever bring a draft to its end.
    private static void Walk(Story story)
    {
        var open = story.Log.OfKind("SDR").Where(draft => story.Log.Of(draft)[0].HasBody && Stage(story, draft) != DraftStage.PutOut).ToList();
        if (story.Any(open) is not { } draft) return;
        var id = Id<SituationDraft>(draft);
        var owner = story.Oracle.Owner(draft);
        if (Stage(story, draft) == DraftStage.Writing && Able(story, draft, "Recording", one => one == owner) is { } author)
            story.Do(author, new SendForReview(id), new Part(draft, "situation-draft.sent-for-review/1", Body()));
        if (Stage(story, draft) == DraftStage.InReview && Able(story, draft, "Speaking", one => one != owner) is { } second)
            story.Do(second, new ApproveSituationReport(id), new Part(draft, "situation-draft.approved/1", Body(("by", story.OrganisationOf(second)))));
        foreach (var partner in story.Test.Centre.View(story.Test.Secretary).Find(id)?.Composition.Partners ?? [])
            if (Able(story, draft, "Speaking", one => one == $"{partner}") is { } speaker)
                story.Do(speaker, new AnswerToPublication(id, true), new Part(draft, "situation-draft.partner-consented/1", Body(("partner", $"{partner}"))));
        if (Stage(story, draft) == DraftStage.Approved && Able(story, draft, "Publishing", one => one == owner) is { } publisher) Publish(story, draft, publisher);
    }

    private static string? Able(Story story, string draft, string duty, Func<string, bool> of) => story.Any([.. story.Active.Where(member =>
        of(story.OrganisationOf(member)) && story.Log.Of(member)[0]["duties"].Split('+').Contains(duty) && story.Telling.Stands(story.Oracle.Viewer(member), draft, story.Head))]);

    private static void Publish(Story story, string draft, string actor)
    {
        var first = story.Log.Of(draft)[0];
        var summary = story.Log.Of(draft).Last(deed => deed.HasBody && deed.Fields.ContainsKey("summary"));
        var approved = story.Log.Of(draft).Last(deed => deed.Name == "situation-draft.approved/1");
        var outcome = Body(("as", first["corrects"]));
        var put = new Part(draft, "situation-draft.put-out/1", outcome);
        var published = first["corrects"] is { Length: > 0 } report
            ? story.Do(actor, new PublishSituationReport(Id<SituationDraft>(draft)),
                new Part(report, "situation.corrected/1", Body(("what", first["what"]), ("why", first["why"]), ("lines", first["lines"]), ("by", approved.For ?? approved.Organisation))), put)
            : story.Do(actor, new PublishSituationReport(Id<SituationDraft>(draft)),
                new Part(null, "situation.published/1", Body(
                    ("title", first["title"]), ("summary", summary["summary"]), ("coverage", summary["coverage"]), ("lines", first["lines"]), ("named", first["named"]), ("drafted", first.Organisation),
                    ("by", approved.For ?? approved.Organisation)), first["audience"] == "Clear" ? Mark.Clear : Mark.Green), put);
        if (published is not null) outcome["as"] = published;
    }
}
