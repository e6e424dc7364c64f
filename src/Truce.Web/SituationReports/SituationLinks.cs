using NodaTime.Text;

namespace Truce.Web.SituationReports;

/// <summary>Where the lines of a report open: the page of what they were drawn from, at the moment of the cut-off, for ever.</summary>
public static class SituationLinks
{
    /// <summary>The page of a report for everybody.</summary>
    public static string Public(Id<SituationReport> report) => $"{Visit.PublicPath}/situation/{report}";

    /// <summary>An address of this centre that can be given to others.</summary>
    public static string Absolute(HttpContext context, string path) => $"{context.Request.Scheme}://{context.Request.Host}{path}";

    /// <summary>Where a line opens; null where it counts many and has no page of its own.</summary>
    /// <param name="at">The cut-off as of which it was drawn.</param>
    public static string? Of(Visit visit, FrozenLine line, SituationTerms terms, Instant at)
    {
        var moment = Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(at));
        if (line.From is { } from) return $"{visit.PageOf(from)}?asOf={moment}";
        if (line.Section != ReportSection.Incidents || line.Query is not { } query) return null;
        string Bound(Instant bound) => Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(bound));
        var family = query.Split(' ').FirstOrDefault(word => word.StartsWith("family=", StringComparison.Ordinal));
        return family is null ? null
            : $"/incidents?{family}{(line.Place is { } place ? $"&place={place}" : "")}&from={Bound(terms.From)}&until={Bound(terms.CutOff)}&asOf={moment}";
    }

    /// <summary>A moment in the zone of a report.</summary>
    public static string Moment(Visit visit, Instant moment, string zone)
    {
        var local = moment.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
        return visit.Words["date.with-time", visit.Words.Day(local.Date), moment.Clock(local.Zone)];
    }

    /// <summary>The name of a report: its title and number.</summary>
    public static string NameOf(Visit visit, SituationTerms terms) => visit.Words["situation.name", visit.Text(terms.Title).Text, terms.Number];
}
