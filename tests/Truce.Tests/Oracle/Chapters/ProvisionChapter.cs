using System.Globalization;
using Truce.Core.Access;
using Truce.Core.Agreements;
using Truce.Core.Assessments;
using Truce.Core.Organisations;
using Truce.Core.Provisions;
using Truce.Core.Questions;
using Truce.Core.Relations;
using Truce.Core.Reports;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Provisions: nobody sees one without its agreement, nor a tie to one that he may not see.</summary>
internal sealed class ProvisionChapter : Chapter<Provision>
{
    public override int MarkWeight => 1;

    public override string TitleField => "text";

    public override IReadOnlyList<string> Beginnings => ["provision.set/1"];

    public override IReadOnlyList<string> Changes => ["provision.corrected/1", "provision.dependency-put/1"];

    public override IReadOnlyList<Act> Acts => [new(9, Set), new(3, Correct), new(9, Wait), new(2, EndWait)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["agreement"]] : null;

    public override IEnumerable<string> LinkedBy(Deed deed) => deed.Name is "provision.dependency-put/1" or "provision.dependency-removed/1" ? [deed["on"]] : [];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var terms = life.Last(deed => deed.Fields.ContainsKey("text"));
        var ties = Ties(life).Where(tie => telling.Oracle.Sees(who, tie.On, index)).Select(tie => $"{tie.On} {tie.Words}");
        return $"{terms["text"]} in {life[0]["agreement"]} by {terms["owes"]} due {terms["due"]} waits {string.Join(' ', ties)} corrections {life.Count(deed => deed.Name == "provision.corrected/1")}";
    }

    /// <summary>The provisions of an agreement, in the order in which they came to.</summary>
    public static IEnumerable<string> Of(Telling telling, Who who, string agreement, long index) => !telling.Stands(who, agreement, index) ? [] :
        telling.All(who, "PRV", index).Where(one => telling.Oracle.Log.Of(one)[0]["agreement"] == agreement);

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 25, "PRV", ask => (who, one, index) => Waiting(ask.Telling, who, one, index), (view, one) => view.Under<Provision>(Ref(one)).Select(provision => $"{provision.Id}")),
        ViewDoors.List(nameof(View.Under), 25, "PRV", ask => (who, one, index) => AssessmentChapter.Of(ask.Telling, who, one, index), (view, one) => view.Under<Assessment>(Ref(one)).Select(assessment => $"{assessment.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(SetProvision), "AGR", (_, one) => new SetProvision(Id<Agreement>(one), Terms([], []), [])),
        new(nameof(SetProvision), "ORG", (seen, one) => new SetProvision(Id<Agreement>(seen("AGR")), Terms([one], []), [])),
        new(nameof(SetProvision), "RPT", (seen, one) => new SetProvision(Id<Agreement>(seen("AGR")), Terms([], [one]), [])),
        new(nameof(SetProvision), "PRV", (seen, one) => new SetProvision(Id<Agreement>(seen("AGR")), Terms([], []), [new Dependency(Id<Provision>(one))])),
        new(nameof(CorrectProvision), "PRV", (_, one) => new CorrectProvision(Id<Provision>(one), Terms([], []), CommandDoors.Text)),
        new(nameof(CorrectProvision), "ORG", (seen, one) => new CorrectProvision(Id<Provision>(seen("PRV")), Terms([one], []), CommandDoors.Text)),
        new(nameof(CorrectProvision), "RPT", (seen, one) => new CorrectProvision(Id<Provision>(seen("PRV")), Terms([], [one]), CommandDoors.Text)),
        new(nameof(PutDependency), "PRV", (seen, one) => new PutDependency(Id<Provision>(one), new Dependency(Id<Provision>(seen("PRV"))))),
        new(nameof(PutDependency), "PRV", (seen, one) => new PutDependency(Id<Provision>(seen("PRV")), new Dependency(Id<Provision>(one)))),
        new(nameof(PutDependency), "ORG", (seen, one) => new PutDependency(Id<Provision>(seen("PRV")), new Dependency(Id<Provision>(seen("PRV")), By: Id<Organisation>(one)))),
        new(nameof(RemoveDependency), "PRV", (seen, one) => new RemoveDependency(Id<Provision>(one), Id<Provision>(seen("PRV")), CommandDoors.Text)),
        new(nameof(RemoveDependency), "PRV", (seen, one) => new RemoveDependency(Id<Provision>(seen("PRV")), Id<Provision>(one), CommandDoors.Text)),
        new(nameof(StateRelation), "PRV", (seen, one) => new StateRelation(Ref(seen("QST")), RelationRole.Measures, Ref(one))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Thing("/provisions/{id}", "PRV", Shown),
        .. Form("/provisions/{id}/correct", "PRV", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/provisions/{id}/waits", "PRV", Recording, ask => [.. About(ask), .. ask.Titles("ORG"), .. Of(ask.Telling, ask.Who, Agreement(ask, ask.Id), ask.Index).Select(ask.Title)]),
        .. Form("/provisions/{id}/waits-end", "PRV", Recording, ask => About(ask).Concat(ask.Titles(Waited(ask)))),
        .. Form("/provisions/{id}/measure", "PRV", Recording, ask => About(ask).Concat(ask.Titles("QST"))),
        .. Form("/provisions/{id}/assess", "PRV", "Speaking", About),
        .. Form("/provisions/{id}/assessment", "PRV", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/provisions/{id}/marking", "PRV", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Provision one) =>
        $"{Rendering.Say(one.Terms.Text)} in {one.Agreement} by {string.Join('+', one.Terms.Owes)} due {Rendering.Say(one.Terms.Due?.Words)} "
        + $"waits {Rendering.Join(one.DependsOn.Select(tie => $"{tie.On} {Rendering.Say(tie.Words)}"))} corrections {one.Corrections}";

    private static IEnumerable<string> Shown(WebAsking ask)
    {
        var terms = Standing(ask, "provision.set/1", "provision.corrected/1").Last();
        return
        [
            terms["text"], terms["due"], ask.Title(Agreement(ask, ask.Id)), .. ask.Titles(terms["owes"].Split('+')), .. ask.Titles(Waited(ask)),
            .. ask.Titles(Waiting(ask.Telling, ask.Who, ask.Id, ask.Index)), .. AssessmentChapter.Of(ask.Telling, ask.Who, ask.Id, ask.Index).SelectMany(one => AssessmentChapter.Told(ask, one)),
            .. History(ask),
        ];
    }

    private static string Agreement(WebAsking ask, string provision) => ask.Log.Of(provision) is [var first, ..] ? first["agreement"] : "";

    private static IEnumerable<string> Waited(WebAsking ask) => Ties(ask.Log.Of(ask.Id).Where(deed => deed.HasBody && deed.Index <= ask.Index)).Select(tie => tie.On);

    // What a provision waits for; a tie that was put again stands last.
    private static List<(string On, string Words, long Since)> Ties(IEnumerable<Deed> life)
    {
        List<(string On, string Words, long Since)> ties = [];
        foreach (var deed in life)
        {
            if (deed.Name is not ("provision.dependency-put/1" or "provision.dependency-removed/1")) continue;
            var before = ties.FirstOrDefault(tie => tie.On == deed["on"]);
            ties.RemoveAll(tie => tie.On == deed["on"]);
            if (deed.Name == "provision.dependency-put/1") ties.Add((deed["on"], deed["words"], before.On is null ? deed.Index : before.Since));
        }

        return ties;
    }

    // The provisions that wait for one, in the order in which they came to.
    private static IEnumerable<string> Waiting(Telling telling, Who who, string provision, long index) => !telling.Stands(who, provision, index) ? [] :
        from one in telling.All(who, "PRV", index)
        let tie = Ties(telling.Oracle.Log.Of(one).Where(deed => deed.HasBody && deed.Index <= index)).FirstOrDefault(tie => tie.On == provision)
        where tie.On is not null
        orderby tie.Since
        select one;

    private static ProvisionTerms Terms(IReadOnlyList<string> owes, IReadOnlyList<string> texts) => new(
        "P9", CommandDoors.Text, ProvisionFamily.Access, [.. owes.Select(Id<Organisation>)], Recurrence.Standing, [.. texts.Select(Id<Report>)]);

    private static (ProvisionTerms Terms, Dictionary<string, string> Body) AnyTerms(Story story, string actor)
    {
        var text = story.Say(out var token);
        var due = story.Optional(out var when);
        var owes = story.Seen(actor, "ORG").OrderBy(_ => story.Chance.Next()).Take(story.Chance.Next(3)).ToList();
        var number = $"P{story.Chance.Next(1, 40).ToString("00", CultureInfo.InvariantCulture)}";
        return (
            new ProvisionTerms(
                number, text, (ProvisionFamily)story.Chance.Next(1, 8), [.. owes.Select(Id<Organisation>)], Recurrence.Once, [], Due: due is null ? null : new Due(Words: due)),
            Body(("text", token), ("due", when), ("owes", string.Join('+', owes))));
    }

    private static void Set(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "AGR") is not { } agreement) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (terms, body) = AnyTerms(story, actor);
        body["agreement"] = agreement;
        List<Part> parts = [new(null, "provision.set/1", body, mark)];
        var on = story.Chance.Next(2) == 0 ? story.Target(actor, "PRV") : null;
        var words = story.Say(out var how);
        if (on is not null) parts.Add(new(null, "provision.dependency-put/1", Body(("on", on), ("words", how))));
        story.Do(actor, new SetProvision(Id<Agreement>(agreement), terms, on is null ? [] : [new Dependency(Id<Provision>(on), Words: words)], Story.Of(mark)), [.. parts]);
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "PRV", (actor, provision) =>
    {
        var (terms, body) = AnyTerms(story, actor);
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new CorrectProvision(Id<Provision>(provision), terms, reason), new Part(provision, "provision.corrected/1", body));
    });

    private static void Wait(Story story) => story.With(Duties.Recording, "PRV", (actor, provision) =>
    {
        if (story.Target(actor, "PRV") is not { } on) return;
        var words = story.Say(out var how);
        story.Do(actor, new PutDependency(Id<Provision>(provision), new Dependency(Id<Provision>(on), Words: words)),
            new Part(provision, "provision.dependency-put/1", Body(("on", on), ("words", how))));
    });

    private static void EndWait(Story story) => story.With(Duties.Recording, "PRV", (actor, provision) =>
    {
        var who = story.Oracle.Viewer(actor);
        var ties = Ties(story.Log.Of(provision).Where(deed => deed.HasBody)).Where(tie => story.Telling.Stands(who, tie.On, story.Head)).ToList();
        if (ties.Count == 0) return;
        var reason = story.Say(out var why);
        story.Do(actor, new RemoveDependency(Id<Provision>(provision), Id<Provision>(ties[0].On), reason),
            new Part(provision, "provision.dependency-removed/1", Body(("on", ties[0].On), ("reason", why))));
    });
}
