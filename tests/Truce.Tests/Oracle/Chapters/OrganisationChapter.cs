using Truce.Core.Access;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Organisations, the roles they hold and for whom they act.</summary>
internal sealed class OrganisationChapter : Chapter<Organisation>
{
    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string ListPath => "organisations";

    public override Mark Fitting(Mark mark) => mark.Label > Label.Amber ? Mark.Clear : mark;

    public override void Begin(Story story)
    {
        var (founder, centre) = (story.Test.Secretary.ToString(), story.Log.Deeds[0].Stream);
        var organisations = story.Chance.Next(4, 8);
        for (var at = 0; at < organisations; at++)
        {
            Register(story, founder, at switch { 2 => Mark.Green, 3 => new Mark(Label.Amber, [centre]), _ => Mark.Clear });
            if (at < 3) MemberChapter.Admit(story, founder, Duties.Recording | Duties.Grading | Duties.Secretariat | (at == 0 ? Duties.DataProtection : 0));
        }

        for (var at = 0; at < 4; at++) Represent(story);
    }

    public override IReadOnlyList<Act> Acts =>
    [
        new(3, Rename, IsOfRights: true), new(4, TakeRole, IsOfRights: true), new(2, LeaveRole, IsOfRights: true),
        new(6, Represent, IsOfRights: true), new(3, EndRepresentation, IsOfRights: true),
    ];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var (name, kind) = ("", "");
        List<(string Name, string From, string Until)> roles = [], acts = [];
        foreach (var deed in life)
        {
            if (deed.Fields.ContainsKey("name")) name = deed["name"];
            if (deed.Fields.ContainsKey("kind")) kind = deed["kind"];
            switch (deed.Name)
            {
                case "organisation.role-assumed/1": roles.Add((deed["role"], deed["from"], deed["until"])); break;
                case "organisation.role-ended/1":
                    var role = int.Parse(deed["at"]);
                    roles[role] = roles[role] with { Until = deed["until"] };
                    break;
                case "organisation.representation-declared/1": acts.Add((deed["principal"], deed["from"], deed["until"])); break;
                case "organisation.representation-ended/1":
                    for (var at = 0; at < acts.Count; at++)
                        if (acts[at].Name == deed["principal"] && Oracle.Day(acts[at].Until) > Oracle.Day(deed["until"])) acts[at] = acts[at] with { Until = deed["until"] };
                    break;
            }
        }

        return $"{name} {kind} roles {string.Join(' ', roles)} for {string.Join(' ', acts)}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 40, "ORG", ask => ask.Telling.SourcesOf, (view, one) => view.Under<Source>(Id<Organisation>(one)).Select(source => $"{source.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RenameOrganisation), "ORG", (_, one) => new RenameOrganisation(Id<Organisation>(one), CommandDoors.Text, CommandDoors.Text)),
        new(nameof(AssumeRole), "ORG", (_, one) => new AssumeRole(Id<Organisation>(one), CommandDoors.Text, CommandDoors.Days.Start)),
        new(nameof(EndRole), "ORG", (_, one) => new EndRole(Id<Organisation>(one), 0, CommandDoors.Days.Start)),
        new(nameof(DeclareRepresentation), "ORG", (seen, one) => new DeclareRepresentation(Id<Organisation>(one), Id<Organisation>(seen("ORG")), CommandDoors.Days.Start)),
        new(nameof(DeclareRepresentation), "ORG", (seen, one) => new DeclareRepresentation(Id<Organisation>(seen("ORG")), Id<Organisation>(one), CommandDoors.Days.Start)),
        new(nameof(EnterFor), "ORG", (_, one) => new EnterFor(Id<Organisation>(one), new OpenQuestion(CommandDoors.Text, Subject.Aid))),
        new(nameof(EndRepresentation), "ORG", (seen, one) => new EndRepresentation(Id<Organisation>(one), Id<Organisation>(seen("ORG")), CommandDoors.Days.Start)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/organisations", 5, ask => ask.Telling.All(ask.Who, "ORG", ask.Index).SelectMany(one => RolesOf(ask, one).Append(ask.Title(one)))),
        Thing("/organisations/{id}", "ORG", Shown),
        .. Form("/organisations/new", null, Secretariat, ask => []),
        .. Form("/organisations/{id}/rename", "ORG", Secretariat, About),
        .. Form("/organisations/{id}/role", "ORG", Secretariat, About),
        .. Form("/organisations/{id}/role-end", "ORG", Secretariat, About),
        .. Form("/organisations/{id}/acts-for-end", "ORG", Secretariat, About),
        .. Form("/organisations/{id}/acts-for", "ORG", Secretariat, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/organisations/{id}/marking", "ORG", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Organisation one) =>
        $"{Rendering.Say(one.Name)} {one.OrganisationKind} roles {Rendering.Join(one.Roles.Select(role => (Rendering.Say(role.Name), Iso(role.From), Iso(role.Until))))} "
        + $"for {Rendering.Join(one.ActsFor.Select(acts => ($"{acts.Principal}", Iso(acts.From), Iso(acts.Until))))}";

    private static IEnumerable<string> Shown(WebAsking ask)
    {
        var sources = ask.Telling.SourcesOf(ask.Who, ask.Id, ask.Index).ToList();
        var claims = sources.SelectMany(source => ask.Telling.ClaimsThrough(ask.Who, source, ask.Index)
            .Where(claim => ask.Log.Of(claim)[0]["chain"].StartsWith(source, StringComparison.Ordinal)));
        return [ask.Title(ask.Id), .. RolesOf(ask, ask.Id), .. ask.Titles(sources), .. claims.SelectMany(one => ClaimChapter.Shown(ask, one)), .. History(ask)];
    }

    private static IEnumerable<string> RolesOf(WebAsking ask, string organisation) =>
        ask.Log.Of(organisation).Where(deed => deed.Index <= ask.Index && deed.Name == "organisation.role-assumed/1").Select(deed => deed["role"]);

    private static void Register(Story story, string actor, Mark mark)
    {
        var name = story.Say(out var token);
        var kind = (OrganisationKind)story.Chance.Next(1, 9);
        story.Do(actor, new RegisterOrganisation(name, kind, Marking: Of(mark)),
            new Part(null, "organisation.registered/1", Body(("name", token), ("kind", $"{kind}")), mark));
    }

    private static void Rename(Story story) => story.With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        var (name, reason) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new RenameOrganisation(Id<Organisation>(organisation), name, reason),
            new Part(organisation, "organisation.renamed/1", Body(("name", token), ("reason", why))));
    });

    private static void TakeRole(Story story) => story.With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        var role = story.Say(out var token);
        var (from, until) = story.Days();
        story.Do(actor, new AssumeRole(Id<Organisation>(organisation), role, from, until),
            new Part(organisation, "organisation.role-assumed/1", Body(("role", token), ("from", Iso(from)), ("until", Iso(until)))));
    });

    private static void LeaveRole(Story story) => story.With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        var roles = story.Log.Of(organisation).Where(deed => deed.Name == "organisation.role-assumed/1").ToList();
        if (roles.Count == 0) return;
        var at = story.Chance.Next(roles.Count);
        var until = Oracle.Day(roles[at]["from"]).PlusDays(story.Chance.Next(20));
        story.Do(actor, new EndRole(Id<Organisation>(organisation), at, until),
            new Part(organisation, "organisation.role-ended/1", Body(("at", $"{at}"), ("until", Iso(until)))));
    });

    private static void Represent(Story story) => story.With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        if (story.Any(story.Seen(actor, "ORG")) is not { } principal || principal == organisation) return;
        var (from, until) = story.Days();
        story.Do(actor, new DeclareRepresentation(Id<Organisation>(organisation), Id<Organisation>(principal), from, until),
            new Part(organisation, "organisation.representation-declared/1", Body(("principal", principal), ("from", Iso(from)), ("until", Iso(until)))));
    });

    private static void EndRepresentation(Story story) => story.With(Duties.Secretariat, "ORG", (actor, organisation) =>
    {
        var declared = story.Log.Of(organisation).Where(deed => deed.Name == "organisation.representation-declared/1").ToList();
        if (declared.Count == 0) return;
        var until = story.Today.PlusDays(story.Chance.Next(-3, 6));
        var principal = declared[story.Chance.Next(declared.Count)]["principal"];
        story.Do(actor, new EndRepresentation(Id<Organisation>(organisation), Id<Organisation>(principal), until),
            new Part(organisation, "organisation.representation-ended/1", Body(("principal", principal), ("until", Iso(until)))));
    });
}
