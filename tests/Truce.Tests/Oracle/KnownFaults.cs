namespace Truce.Tests.Oracle;

/// <summary>
/// Faults that were found and reported and are not mended yet. What they touch is still asked, and tallied under the fault's name;
/// a fault that no longer shows fails the test, so that its line goes.
/// </summary>
internal static class KnownFaults
{
    public const string CountAfterErasure = "known fault: a thing whose beginning was erased is counted again after a new start";
    public const string OrderAfterErasure = "known fault: lists change their order when something in one of their things is erased";

    private static readonly string[] Lists = ["ClaimsOn", "ClaimsOf", "ClaimsThrough", "ReportsFrom", "SourcesOf"];

    private const string VerbatimNotShown = "known fault: a report's page prints “stretch.Text” in place of the text received (Reports/ReportText.razor)";
    private const string CorrectionWithoutReason = "known fault: a source's history does not say why it was corrected (Record/EventWords.cs)";

    public static readonly IReadOnlyList<string> AtTheView = [CountAfterErasure, OrderAfterErasure];

    public static readonly IReadOnlyList<string> OnPages = [VerbatimNotShown, CorrectionWithoutReason];

    /// <summary>The fault by which a page lacks a text; null where it is none that is known.</summary>
    public static string? BehindLack(WebAsking ask, string door, string token)
    {
        var deed = ask.Log.Of(new Token(token));
        if (door == "GET /reports/{id}" && deed?.Verbatim is { } verbatim && Texts.TokensIn(verbatim).Contains(token)) return VerbatimNotShown;
        return door == "GET /sources/{id}" && deed?.Name == "source.corrected/1" && deed["reason"] == token ? CorrectionWithoutReason : null;
    }

    /// <summary>The fault by which two answers differ; null where it is none that is known.</summary>
    public static string? Behind(string door, Asking ask, string? expected, string? got)
    {
        if (door == "Count" && ask.Log.OfKind(ask.About).Any(stream => !ask.Log.Of(stream)[0].HasBody)) return CountAfterErasure;
        return Lists.Contains(door) && ask.Log.Deeds.Any(deed => deed.Erased.Count > 0) && Sorted(expected) == Sorted(got) ? OrderAfterErasure : null;
    }

    private static string Sorted(string? lines) => string.Join('\n', (lines ?? "").Split('\n').Order(StringComparer.Ordinal));
}
