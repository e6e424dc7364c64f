namespace Truce.Formats.Tables;

/// <summary>The names of the Humanitarian Exchange Language 1.1 (hxlstandard.org, "Hashtag and attribute dictionary"), those withdrawn left out.</summary>
public static class HxlNames
{
    /// <summary>Every tag name, with its sign.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "#access", "#activity", "#adm1", "#adm2", "#adm3", "#adm4", "#adm5", "#affected", "#beneficiary", "#capacity", "#cause", "#channel", "#contact",
        "#country", "#crisis", "#currency", "#date", "#delivery", "#description", "#event", "#frequency", "#geo", "#group", "#impact", "#indicator",
        "#inneed", "#item", "#loc", "#meta", "#modality", "#need", "#operations", "#org", "#output", "#population", "#reached", "#region",
        "#respondee", "#sector", "#service", "#severity", "#status", "#subsector", "#targeted", "#value",
    };
}
