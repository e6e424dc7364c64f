namespace Truce.Tests.Oracle;

/// <summary>
/// Faults that were found and reported and are not mended yet. What they touch is still asked, and noted under the fault's name;
/// a fault that no longer shows fails the test, so that its line goes.
/// </summary>
internal static class KnownFaults
{
    public static readonly IReadOnlyList<string> OnPages = [];

    /// <summary>The fault by which a page lacks a text; null where it is none that is known.</summary>
    public static string? BehindLack(WebAsking ask, string door, string token) => null;
}
