namespace Truce.Web.Visits;

/// <summary>Addresses within the site.</summary>
public static class Paths
{
    /// <summary>An address given from outside, where it leads within the site; else the first page. Never another site.</summary>
    public static string Local(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl) ? path : "/";
}
