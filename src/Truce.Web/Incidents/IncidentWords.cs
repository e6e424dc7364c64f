using System.Globalization;

namespace Truce.Web.Incidents;

/// <summary>Times, places, numbers and judgements of incidents in the reader's words.</summary>
public static class IncidentWords
{
    /// <summary>When something happened, as exactly as it was stated, with the zone in which it was.</summary>
    public static string When(this Visit visit, Occurrence occurred)
    {
        var words = visit.Words;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(occurred.Zone) ?? DateTimeZone.Utc;
        var days = words.Days(occurred.Days(DateTimeZoneProviders.Tzdb));
        return occurred.Precision switch
        {
            TimePrecision.Minute => words["when.minute", days, occurred.From.Clock(zone), occurred.Zone],
            TimePrecision.Hour or TimePrecision.PartOfDay => words["when.hours", days, occurred.From.Clock(zone), occurred.Until.Clock(zone), occurred.Zone],
            TimePrecision.Day => words["when.no-hour", days],
            _ => words["when.days", days],
        };
    }

    /// <summary>Where something was, as far as it was said; the place's name only where the viewer may see the place.</summary>
    public static string Where(this Visit visit, PlaceStated where)
    {
        List<string> parts = [];
        if (where.Place is { } id && visit.View.Find(id) is { } place) parts.Add(place.Code is { } code ? $"{visit.Text(place.Name).Text} {code}" : visit.Text(place.Name).Text);
        if (where.Words is { } words) parts.Add(visit.Text(words).Text);
        return parts.Count == 0 ? visit.Words["where.not-named"] : string.Join(visit.Words["where.comma"], parts);
    }

    /// <summary>One number, or bounds: 11; 91 to 109; at least 3; at most 7.</summary>
    public static string Bounds(this Words words, int? least, int? most) => (least, most) switch
    {
        ({ } from, { } to) when from == to => from.ToString(CultureInfo.InvariantCulture),
        ({ } from, { } to) => words["number.between", from, to],
        ({ } from, null) => words["number.at-least", from],
        (null, { } to) => words["number.at-most", to],
        _ => words["number.not-stated"],
    };

    /// <summary>The answer of a judgement in a few words; an actor only where the viewer may see the organisation.</summary>
    public static string Say(this Visit visit, JudgedAnswer answer)
    {
        var words = visit.Words;
        if (answer.Level is { } level) return words[$"level.{level}"];
        if (answer.Attribution is { } who)
        {
            var actor = who.Actor is { } id && visit.View.Find(id) is { } organisation ? visit.Text(organisation.Name).Text : null;
            var named = actor ?? (who.Named is { } text ? visit.Text(text).Text : null);
            return named is null ? words[$"attribution.{who.Degree.Code()}"] : words["attribution.to", words[$"attribution.{who.Degree.Code()}"], named];
        }

        return words[$"breach.{answer.Breach!.Degree.Code()}"];
    }

    /// <summary>The glyph of an answer: bars, squares, hexagons.</summary>
    public static string GlyphOf(JudgedAnswer answer) => answer switch
    {
        { Level: { } level } => $"lv{level}",
        { Attribution.Degree: var degree } => degree switch
        {
            AttributionDegree.Attributed => "attributed",
            AttributionDegree.LargelyAttributed => "largely",
            AttributionDegree.Likely => "likely",
            AttributionDegree.Contested => "sqcontested",
            AttributionDegree.SelfAcknowledged => "selfack",
            AttributionDegree.Denied => "sqopen",
            _ => "notattr",
        },
        _ => answer.Breach!.Degree switch
        {
            BreachDegree.Breach => "breach",
            BreachDegree.PossibleBreach => "possible",
            BreachDegree.PermittedAct => "permitted",
            BreachDegree.DisputedInterpretation => "disputed",
            _ => "outside",
        },
    };

    /// <summary>The diamond of what a party says.</summary>
    public static string GlyphOf(ReplyStance? stance) => stance switch
    {
        ReplyStance.Acknowledges => "ackd",
        ReplyStance.Denies => "denial",
        ReplyStance.Disputes => "denial",
        ReplyStance.Explains => "claim",
        _ => "silence",
    };
}
