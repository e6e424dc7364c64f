namespace Truce.Tests.Oracle;

/// <summary>
/// Faults that were found and reported and are not mended yet. What they touch is still asked, and noted under the fault's name;
/// a fault that no longer shows fails the test, so that its line goes.
/// </summary>
internal static class KnownFaults
{
    private const string CorrectionWithoutReason = "known fault: a source's history does not say why it was corrected (Record/EventWords.cs)";

    public static readonly IReadOnlyList<string> OnPages = [CorrectionWithoutReason];

    /// <summary>The fault by which a page lacks a text; null where it is none that is known.</summary>
    public static string? BehindLack(WebAsking ask, string door, string token)
    {
        var deed = ask.Log.Of(new Token(token));
        return door == "GET /sources/{id}" && deed?.Name == "source.corrected/1" && deed["reason"] == token ? CorrectionWithoutReason : null;
    }
}
