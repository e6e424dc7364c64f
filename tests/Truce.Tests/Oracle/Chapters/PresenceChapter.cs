using Truce.Core.Access;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Presences;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Presences: who sees one follows from the consent of its organisation alone, and nobody sees one without that organisation.</summary>
internal sealed class PresenceChapter : Chapter<Presence>
{
    private const string Speaking = "Speaking", Stating = "Recording+Speaking";

    public override int Weight => 3;

    public override string TitleField => "activity";

    public override string ListPath => "presences";

    public override IReadOnlyList<string> Beginnings => ["presence.stated/1"];

    public override IReadOnlyList<string> Changes => ["presence.corrected/1", "presence.ended/1", "presence.withdrawn/1", "presence.consent-given/1", "presence.consent-revoked/1"];

    public override IReadOnlyList<Act> Acts =>
        [new(6, State), new(2, Correct), new(1, End), new(1, Withdraw), new(6, Consent, IsOfRights: true), new(3, GiveOwn, IsOfRights: true), new(2, Revoke, IsOfRights: true)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["organisation"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life.Last(deed => deed.Fields.ContainsKey("activity"))["activity"]} of {life[0]["organisation"]} in {life[0]["place"]} withdrawn "
        + $"{life.FirstOrDefault(deed => deed.Name == "presence.withdrawn/1")?["reason"] ?? ""} consents {string.Join('>', life.Where(deed => deed.Fields.ContainsKey("counting")).Select(deed => deed["counting"]))}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["organisation", "place"]
           select ViewDoors.List(nameof(View.Under), 10, kind == "place" ? "PLC" : "ORG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "PRS", index).Where(presence => ask.Log.Of(presence)[0][kind] == one), (view, one) => view.Under<Presence>(Ref(one)).Select(presence => $"{presence.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(StatePresence), "ORG", (seen, one) => new StatePresence(Id<Organisation>(one), Plain(seen("PLC")))),
        new(nameof(StatePresence), "PLC", (seen, one) => new StatePresence(Id<Organisation>(seen("ORG")), Plain(one))),
        new(nameof(CorrectPresence), "PRS", (seen, one) => new CorrectPresence(Id<Presence>(one), Plain(seen("PLC")), CommandDoors.Text)),
        new(nameof(CorrectPresence), "PLC", (seen, one) => new CorrectPresence(Id<Presence>(seen("PRS")), Plain(one), CommandDoors.Text)),
        new(nameof(EndPresence), "PRS", (_, one) => new EndPresence(Id<Presence>(one), CommandDoors.Days.Start, CommandDoors.Text)),
        new(nameof(WithdrawPresence), "PRS", (_, one) => new WithdrawPresence(Id<Presence>(one), CommandDoors.Text)),
        new(nameof(GiveConsent), "PRS", (_, one) => new GiveConsent(Id<Presence>(one), ShownTo.Everybody, [])),
        new(nameof(GiveConsent), "ORG", (seen, one) => new GiveConsent(Id<Presence>(seen("PRS")), ShownTo.AsNumber, [Id<Organisation>(one)])),
        new(nameof(RecordConsent), "PRS", (_, one) => new RecordConsent(Id<Presence>(one), ShownTo.Everybody, [], CommandDoors.Text)),
        new(nameof(RecordConsent), "ORG", (seen, one) => new RecordConsent(Id<Presence>(seen("PRS")), ShownTo.AsNumber, [Id<Organisation>(one)], CommandDoors.Text)),
        new(nameof(RevokeConsent), "PRS", (_, one) => new RevokeConsent(Id<Presence>(one), CommandDoors.Text)),
        new(nameof(ChangeMarking), "PRS", (_, one) => new ChangeMarking(Ref(one), Marking.Clear, CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/presences", 5, ask => ask.Titles("PRS").Reverse().Take(50)),

        // What stands on it depends on the day; that nothing stands there which may not be seen is asked here.
        Page("/partners", 5, ask => []),
        Thing("/presences/{id}", "PRS", ask => [.. About(ask), .. ask.Titles([ask.Log.Of(ask.Id)[0]["organisation"], ask.Log.Of(ask.Id)[0]["place"]]), .. History(ask)]),
        .. Form("/presences/new", null, Stating, ask => ask.Titles("PLC").Concat(ask.Titles("ORG"))),
        .. Form("/presences/{id}/correct", "PRS", Stating, ask => [.. About(ask), .. ask.Titles("PLC")]),
        .. Form("/presences/{id}/end", "PRS", Stating, About),
        .. Form("/presences/{id}/withdraw", "PRS", Stating, About),
        .. Form("/presences/{id}/consent", "PRS", Speaking, ask => [.. About(ask), .. ask.Titles("ORG")]),
        .. Form("/presences/{id}/consent-stated", "PRS", Recording, ask => [.. About(ask), .. ask.Titles("ORG")]),
        .. Form("/presences/{id}/consent-revoke", "PRS", Stating, About),
    ];

    protected override string Render(Presence one) =>
        $"{Rendering.Say(one.Account.Activity)} of {one.Organisation} in {one.Account.Place} withdrawn {Rendering.Say(one.Withdrawn)} "
        + $"consents {string.Join('>', one.Consents.Select(consent => consent.ShownTo is { } shown ? $"{shown}{string.Join('+', consent.CountedBy)}" : "revoked"))}";

    private static PresenceAccount Plain(string place) => new(Sector.Health, CommandDoors.Text, Id<Place>(place), CommandDoors.Days.Start);

    // What may be seen before there is a consent, and after one was taken back.
    private static Mark Unshown(string organisation) => new(Label.AmberStrict, [organisation]);

    private static void State(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "ORG") is not { } organisation || story.Target(actor, "PLC") is not { } place) return;
        var activity = story.Say(out var token);
        story.Do(actor, new StatePresence(Id<Organisation>(organisation), Plain(place) with { Activity = activity }),
            new Part(null, "presence.stated/1", Body(("organisation", organisation), ("place", place), ("activity", token)), Unshown(organisation)));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "PRS", (actor, presence) =>
    {
        var place = story.Log.Of(presence)[0]["place"];
        if (!story.Seen(actor, "PLC").Contains(place)) return;
        var (activity, reason) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new CorrectPresence(Id<Presence>(presence), Plain(place) with { Activity = activity }, reason),
            new Part(presence, "presence.corrected/1", Body(("activity", token), ("reason", why))));
    });

    private static void End(Story story) => story.With(Duties.Recording, "PRS", (actor, presence) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new EndPresence(Id<Presence>(presence), story.Today, reason), new Part(presence, "presence.ended/1", Body(("reason", why))));
    });

    private static void Withdraw(Story story) => story.With(Duties.Recording, "PRS", (actor, presence) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawPresence(Id<Presence>(presence), reason), new Part(presence, "presence.withdrawn/1", Body(("reason", why))));
    });

    private static void Consent(Story story) => story.With(Duties.Recording, "PRS", (actor, presence) =>
    {
        var (shownTo, counting, mark) = Chosen(story, actor, presence);
        var basis = story.Say(out var token);
        story.Do(actor, new RecordConsent(Id<Presence>(presence), shownTo, [.. counting.Select(Id<Organisation>)], basis),
            new Part(presence, "presence.consent-given/1", Body(("counting", $"{shownTo}{string.Join('+', counting)}"), ("basis", token)), mark));
    });

    // Whoever speaks for the organisation says so itself.
    private static void GiveOwn(Story story)
    {
        var actor = story.Actor(Duties.Speaking);
        if (story.Target(actor, "PRS", one => story.Log.Of(one)[0]["organisation"] == story.OrganisationOf(actor)) is not { } presence) return;
        var (shownTo, counting, mark) = Chosen(story, actor, presence);
        story.Do(actor, new GiveConsent(Id<Presence>(presence), shownTo, [.. counting.Select(Id<Organisation>)]),
            new Part(presence, "presence.consent-given/1", Body(("counting", $"{shownTo}{string.Join('+', counting)}")), mark));
    }

    private static void Revoke(Story story) => story.With(Duties.Recording, "PRS", (actor, presence) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new RevokeConsent(Id<Presence>(presence), reason),
            new Part(presence, "presence.consent-revoked/1", Body(("counting", "revoked"), ("reason", why)), Unshown(story.Log.Of(presence)[0]["organisation"])));
    });

    private static (ShownTo, List<string>, Mark) Chosen(Story story, string actor, string presence)
    {
        switch (story.Chance.Next(3))
        {
            case 0: return (ShownTo.Everybody, [], Mark.Clear);
            case 1: return (ShownTo.Members, [], Mark.Green);
        }

        List<string> counting = story.Target(actor, "ORG") is { } one ? [one] : [];
        return (ShownTo.AsNumber, counting, new Mark(Label.AmberStrict, [.. counting.Append(story.Log.Of(presence)[0]["organisation"]).Distinct()]));
    }
}
