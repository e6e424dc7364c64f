using Truce.Web.Forms;
using Truce.Web.Incidents;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Crossings;

/// <summary>The forms of crossings and of what is stated of them.</summary>
public static class CrossingForms
{
    public static void MapCrossingForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/crossings/new", nameof(RegisterCrossing), New);
        app.MapForm<Crossing>("/crossings/{id}/correct", nameof(CorrectCrossing), Correct);
        app.MapForm<Crossing>("/crossings/{id}/state", nameof(StatePassage), State);
        app.MapForm<Crossing>("/crossings/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Name));
        app.MapForm<Passage>("/passages/{id}/withdraw", nameof(WithdrawPassage), Withdraw);
        app.MapForm<Passage>("/passages/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, NameOf(visit, one)));
    }

    private static VerbForm New(Visit visit) => new(
        null,
        [.. AccountFields(visit, null), .. MarkingFields(visit, Marking.Clear)],
        form => new RegisterCrossing(AccountOf(visit, form, null), form.Marking("marking")),
        "/crossings");

    private static VerbForm Correct(Visit visit, Crossing one) => new(
        visit.Text(one.Account.Name).Text,
        [.. AccountFields(visit, one.Account), Reason],
        form => new CorrectCrossing(one.Id, AccountOf(visit, form, one.Account), form.Local("reason")),
        visit.PageOf(one.Id));

    private static VerbForm State(Visit visit, Crossing one) => new(
        visit.Text(one.Account.Name).Text,
        [
            new ChoiceField("way", [.. one.Account.Ways.Select(made => (Code(made.Way), visit.Words.Say(made.Way)))]),
            new ChoiceField("passage-state", Codes.Options<PassageState>(visit.Words, "passage-state")),
            new ChoiceField("footing", Codes.Options<Footing>(visit.Words, "footing")),
            new OccurrenceField("holds"), new MomentField("stated-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime),
            new TextField("holds-until", IsOptional: true), new LocalField("hours", TextCheck.Name, IsOptional: true),
            new LocalField("passage-words", TextCheck.Statement, IsOptional: true), new ChoiceField("source", SourcesOf(visit)),
            new TextField("carried-by", IsOptional: true), .. MarkingFields(visit, Marking.Clear),
        ],
        form => new StatePassage(
            one.Id,
            new PassageAccount(
                WayOf(visit, form), form.Code<PassageState>("passage-state"), form.Code<Footing>("footing"), form.Occurrence("holds"), form.Moment("stated-at"),
                form.OptionalText("holds-until") is null ? null : form.Moment("holds-until"), form.Optional("hours"), form.Optional("passage-words")),
            form.Reference<Source>("source"), ThroughOf(visit, form), form.Marking("marking")),
        visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Passage one) => new(
        visit.Text(NameOf(visit, one)).Text, [Reason], form => new WithdrawPassage(one.Id, form.Local("reason")), visit.PageOf(one.Crossing));

    private static LocalText NameOf(Visit visit, Passage one) => visit.View.Find(one.Crossing)?.Account.Name ?? new LocalText($"{one.Crossing}");

    private static IReadOnlyList<Field> AccountFields(Visit visit, CrossingAccount? stands) =>
    [
        Name(stands?.Name), new ChoicesField("ways", [.. AllWays.Select(way => (Code(way), visit.Words.Say(way)))], [.. stands?.Ways.Select(made => Code(made.Way)) ?? []]),
        new TextField("capacities", IsLong: true, Initial: string.Join('\n', stands?.Ways.Where(made => made.CapacityADay is not null).Select(made => $"{Code(made.Way)} {made.CapacityADay} {made.Unit}") ?? []), IsOptional: true),
        new PositionField("crossing-position", stands?.Position, IsOptional: true),
        new ChoicesField("crossing-exact", [("yes", visit.Words["crossing.approximate"])], stands is { Approximate: true } ? ["yes"] : []),
        new ChoiceField("leads-into", IncidentForms.PlacesOf(visit), $"{stands?.Place}", IsOptional: true),
        new LocalField("scanning", TextCheck.Name, stands?.Scanning, IsOptional: true), new LocalField("crossing-basis", TextCheck.Statement, stands?.Basis),
    ];

    // Operators come with a file; a correction on a page keeps those that stand.
    private static CrossingAccount AccountOf(Visit visit, FormInput form, CrossingAccount? stands)
    {
        var chosen = AllWays.Where(way => form.RawAll("ways").Contains(Code(way))).ToArray();
        if (chosen.Length == 0) form.Problem("ways", visit.Words["form.required"]);
        var capacities = CapacitiesOf(visit, form).Where(made => chosen.Contains(made.Way)).GroupBy(made => made.Way).ToDictionary(same => same.Key, same => same.Last());
        return new CrossingAccount(
            form.Local("name"), form.Local("crossing-basis"), [.. chosen.Select(way => capacities.GetValueOrDefault(way) ?? new WayMade(way))],
            stands?.Operators ?? [], form.OptionalReference<Place>("leads-into"), form.OptionalPosition("crossing-position"), form.RawAll("crossing-exact").Count > 0,
            form.Optional("scanning"));
    }

    // A line each: the way, how many a day, of what.
    private static IEnumerable<WayMade> CapacitiesOf(Visit visit, FormInput form)
    {
        foreach (var line in (form.OptionalText("capacities") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var code, var number, var unit] && AllWays.FirstOrDefault(way => Code(way) == code) is { } found
                && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var capacity))
            {
                yield return new WayMade(found, capacity, unit);
            }
            else
            {
                form.Problem("capacities", visit.Words["crossing.capacity-unread", SafeText.Line(line)]);
            }
        }
    }

    private static Way[] AllWays => [.. from kind in Enum.GetValues<PassageKind>() from direction in Enum.GetValues<Direction>() select new Way(kind, direction)];

    private static string Code(Way way) => $"{Codes.Of(way.Kind)}.{Codes.Of(way.Direction)}";

    private static Way WayOf(Visit visit, FormInput form)
    {
        if (AllWays.FirstOrDefault(way => Code(way) == form.Raw("way")) is { } found) return found;
        form.Problem("way", visit.Words["form.required"]);
        return new Way(default, default);
    }

    private static Reference? ThroughOf(Visit visit, FormInput form)
    {
        if (form.OptionalText("carried-by") is not { } text) return null;
        if (Reference.TryParse(text, out var one)) return one;
        form.Problem("carried-by", visit.Words["form.unknown-reference"]);
        return null;
    }
}
