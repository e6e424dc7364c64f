using System.Globalization;
using System.Text;
using Truce.Web.Api;
using Truce.Web.Pages;

namespace Truce.Web.Tallies;

/// <summary>The daily table as a file: a line for each number, with the incidents behind it.</summary>
public static class TallyDownload
{
    private static readonly string[] Columns =
        ["from", "cut_off", "zone", "day", "family", "governorate", "governorate_code", "column", "party", "party_name", "counts_from", "own_unit", "events", "events_before", "incidents"];

    public static void MapTallyDownload(this IEndpointRouteBuilder app) => app.MapGet("/incidents/daily.csv", (Visit visit) => Give(visit));

    private static IResult Give(Visit visit)
    {
        if (visit.IsAsOfMalformed) return Refusals.Show(WebRefusals.MomentUnreadable(visit.Context.Request.Query["asOf"].ToString()));
        var asked = TallyAsked.Of(visit);
        if (asked.Count(visit) is not { } tally) return Refusals.Show(WebRefusals.DaysUnreadable());
        visit.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"incidents-{NodaTime.Text.LocalDatePattern.Iso.Format(tally.Terms.CutOff.InZone(visit.Profile.Zone).Date)}.csv\"";
        return Results.Text(Write(visit, tally), "text/csv", Encoding.UTF8);
    }

    private static string Write(Visit visit, DailyTally tally)
    {
        var text = new StringBuilder().AppendJoin(',', Columns).Append("\r\n");
        foreach (var row in tally.Kinds.Concat(tally.Days))
        {
            foreach (var column in tally.Columns)
            {
                var (cell, place, rule) = (row.Cells.GetValueOrDefault(column), row.Governorate is { } id ? visit.View.Find(id) : null, tally.Rules.GetValueOrDefault(column));
                string?[] cells =
                [
                    $"{tally.Terms.From}", $"{tally.Terms.CutOff}", tally.Terms.Zone, row.Day is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : null,
                    row.Family is { } family ? IncidentTypes.CodeOf(family) : null, place is null ? null : visit.Text(place.Name).Text, place?.Code, column.Kind.Code(),
                    $"{column.Party}", column.Party is null ? null : visit.Say(column), rule?.Base is { } first ? NodaTime.Text.LocalDatePattern.Iso.Format(first) : null, rule?.One.Code(),
                    (cell?.Count ?? 0).ToString(CultureInfo.InvariantCulture), row.Day is null ? (cell?.Before ?? 0).ToString(CultureInfo.InvariantCulture) : null,
                    string.Join(' ', cell?.Incidents ?? []),
                ];
                text.AppendJoin(',', cells.Select(Csv.Cell)).Append("\r\n");
            }
        }

        return text.ToString();
    }
}
