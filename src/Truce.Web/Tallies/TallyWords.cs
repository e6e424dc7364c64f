namespace Truce.Web.Tallies;

/// <summary>Rows and columns of the daily table in the reader's words.</summary>
public static class TallyWords
{
    /// <summary>A column by the name of its side.</summary>
    public static string Say(this Visit visit, TallyColumn column) => column.Kind switch
    {
        ReportColumn.RecordedByUs => visit.Words["daily.us"],
        ReportColumn.LocalAuthority => visit.Words["daily.local-authority"],
        ReportColumn.Party when column.Party is { } party && visit.View.Find(party) is { } organisation => visit.Text(organisation.Name).Text,
        _ => visit.Words["daily.third-party"],
    };

    /// <summary>A row by its kind and governorate, or its day.</summary>
    public static string Say(this Visit visit, TallyRow row)
    {
        if (row.Day is { } day) return visit.Words.Day(day);
        var governorate = row.Governorate is { } id && visit.View.Find(id) is { } place ? visit.Text(place.Name).Text : visit.Words["daily.no-governorate"];
        return $"{visit.Words[$"incident-type.{IncidentTypes.CodeOf(row.Family!.Value)}"]} · {governorate}";
    }
}
