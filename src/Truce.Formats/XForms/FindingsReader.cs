using System.Collections.Immutable;

namespace Truce.Formats.XForms;

/// <summary>Makes of a filled-in form what is to be made of it: the answers, read as what the form's mapping says that they stand for.</summary>
public static class FindingsReader
{
    private static readonly LocalText Separator = new(", ", "، ", ", "), Colon = new(": ", ": ", ": ");

    /// <summary>The findings, and what was odd in reading them. It never fails: what cannot be read is lacking, and said so.</summary>
    /// <param name="today">The day on which it arrived, for a form that tells no day.</param>
    public static (Findings Findings, ImmutableArray<SubmissionMark> Marks) Read(FilledForm filled, XFormDefinition form, FormMapping mapping, AnswerGround ground, LocalDate today)
    {
        var answers = new AnswerReader(filled, form, mapping, ground);
        var when = answers.When();
        var days = when?.Days(DateTimeZoneProviders.Tzdb) ?? new DateInterval(today, today);
        var place = answers.Place();
        var title = Named(answers.Name("title") ?? form.Title, place);
        var bare = new Findings(title, days);
        var findings = mapping.Means switch
        {
            FormMeaning.Incident => Incident(answers, bare, when, place),
            FormMeaning.Observation => Observation(answers, bare, when),
            FormMeaning.Passage => Passage(answers, bare, when),
            FormMeaning.Marker => Marker(answers, bare, when),
            FormMeaning.Facility => Facility(answers, bare, when, place),
            _ => bare,
        };
        return (findings, [.. answers.Marks]);
    }

    /// <summary>When the phone says that the form was finished; null where it does not say.</summary>
    public static Instant? FinishedAt(FilledForm filled, XFormDefinition form) =>
        form.FinishedPath is { } path ? AnswerReader.MomentOf(filled.At(path)) : null;

    private static Findings Lacking(Findings bare, string meaning) =>
        bare with { Lacking = NotMade.Of(SubmissionRefusals.AnswerMissing(meaning)) };

    private static Findings Incident(AnswerReader answers, Findings bare, Occurrence? when, Place? place)
    {
        var (coarse, exact) = answers.Where();
        if (answers.Code("type") is not { } type) return Lacking(bare, "type");
        if (when is null) return Lacking(bare, "when");
        if (coarse is null) return Lacking(bare, "place");
        var title = answers.Name("title") is { } given ? given : Named(answers.LabelOf("type")!, place);
        List<Harm> harm = [];
        if (answers.Number("killed") is > 0 and var killed) harm.Add(new Harm(HarmCategory.Killed, PersonBand.All, killed, killed));
        if (answers.Number("injured") is > 0 and var injured) harm.Add(new Harm(HarmCategory.Injured, PersonBand.All, injured, injured));
        var (best, least, most) = (answers.Number("number"), answers.Number("number-least"), answers.Number("number-most"));
        var counted = best is null && least is null && most is null ? null : new Counted(answers.Value<IncidentUnit>("unit") ?? IncidentUnit.Event, least, best, most);
        var account = new IncidentAccount(
            title, type, when, coarse, [.. answers.Values<Means>("means")], new Effects([.. harm], answers.Text("objects"), answers.Text("services"), answers.Text("aid")), [],
            counted, answers.Name("weapon"), answers.Value<Identification>("identified"), answers.Name("direction"), answers.Text("note"));
        return bare with { Title = title, Incident = account, Exact = exact };
    }

    private static Findings Observation(AnswerReader answers, Findings bare, Occurrence? when)
    {
        var (coarse, exact) = answers.Where();
        if (answers.Value<ObservationResult>("result") is not { } result) return Lacking(bare, "result");
        if (when is null) return Lacking(bare, "when");
        if (coarse is null) return Lacking(bare, "place");
        ImmutableArray<Means> means = [.. answers.Values<Means>("means")];
        ImmutableArray<SightLimit> limits = [.. answers.Values<SightLimit>("limits")];
        var account = new ObservationAccount(
            bare.Title, answers.Value<ObservationKind>("kind") ?? ObservationKind.Visit, means.IsEmpty ? [Means.DirectObservation] : means, coarse, when, result,
            result == ObservationResult.SomethingSeen ? answers.Text("seen") : null, limits, limits.IsEmpty ? null : answers.Text("unseen") ?? answers.LabelOf("limits"),
            answers.Name("function"));
        return bare with { Observation = account, Hindrance = Hindrance(answers, when, coarse), Exact = exact };
    }

    private static HindranceAccount? Hindrance(AnswerReader answers, Occurrence when, PlaceStated where)
    {
        if (answers.Code("hindrance") is null or FormCodes.None || answers.Value<HindranceKind>("hindrance") is not { } kind) return null;
        return new HindranceAccount(
            kind, when, where, answers.Text("hindrance-words") ?? answers.LabelOf("hindrance")!, answers.Value<HindranceOutcome>("hindrance-outcome") ?? HindranceOutcome.NotStated,
            null, answers.Name("hindrance-side"), kind == HindranceKind.Delayed ? answers.Number("hindrance-delay") : null,
            kind == HindranceKind.Conditional ? answers.Text("hindrance-condition") : null);
    }

    private static Findings Passage(AnswerReader answers, Findings bare, Occurrence? when)
    {
        if (answers.Reference<Crossing>("crossing") is not { } crossing) return Lacking(bare, "crossing");
        if (answers.Value<PassageKind>("kind") is not { } kind) return Lacking(bare, "kind");
        if (answers.Value<Direction>("direction") is not { } direction) return Lacking(bare, "direction");
        if (answers.Value<PassageState>("state") is not { } state) return Lacking(bare, "state");
        if (when is null) return Lacking(bare, "when");
        var account = new PassageAccount(
            new Way(kind, direction), state, answers.Value<Footing>("footing") ?? Footing.Observed, when, when.Until, null, answers.Name("hours"), answers.Text("note"));
        return bare with { Passage = new PassageFinding(crossing, account) };
    }

    private static Findings Marker(AnswerReader answers, Findings bare, Occurrence? when)
    {
        if (answers.Reference<Line>("line") is not { } line) return Lacking(bare, "line");
        if (answers.Point() is not var (position, metres)) return Lacking(bare, "position");
        if (when is null) return Lacking(bare, "when");
        return bare with { Marker = new MarkerFinding(line, answers.Value<MarkerKind>("kind") ?? MarkerKind.Another, position, bare.Days, metres, answers.Text("note")) };
    }

    private static Findings Facility(AnswerReader answers, Findings bare, Occurrence? when, Place? place)
    {
        if (place is null) return Lacking(bare, "place");
        if (answers.Value<FacilityState>("state") is null) return Lacking(bare, "state");
        if (when is null) return Lacking(bare, "when");
        var said = answers.LabelOf("service") is { } service ? Joined(Joined(place.Name, Colon, service), Separator, answers.LabelOf("state")!) : Joined(place.Name, Colon, answers.LabelOf("state")!);
        if (answers.Text("note") is { } note) said = new LocalText(After(said.En, note), After(said.Ar, note), After(said.He, note));
        return bare with { Claim = said };

        static string? After(string? text, LocalText note) => text is null ? null : $"{text}. {note.Present.First()}";
    }

    private static LocalText Named(LocalText title, Place? place) => place is null ? title : Joined(title, Separator, place.Name);

    // In each language in which both stand; in the first of the one where they share none.
    private static LocalText Joined(LocalText one, LocalText between, LocalText other)
    {
        var joined = new LocalText(Both(one.En, between.En, other.En), Both(one.Ar, between.Ar, other.Ar), Both(one.He, between.He, other.He));
        return joined.Present.Any() ? joined : OwnLanguages.Of($"{one.Present.First()}{between.En}{other.Present.First()}");

        static string? Both(string? first, string? between, string? second) => first is null || second is null ? null : $"{first}{between}{second}";
    }
}
