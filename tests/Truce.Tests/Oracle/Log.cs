using System.Text.RegularExpressions;
using NodaTime;

namespace Truce.Tests.Oracle;

/// <summary>The five labels, as the design lists them.</summary>
internal enum Label
{
    Clear,
    Green,
    Amber,
    AmberStrict,
    Red,
}

/// <summary>A label and, where it has a set, to whom: organisations under AMBER and AMBER+STRICT, members under RED.</summary>
internal sealed record Mark(Label Label, IReadOnlyList<string>? Names = null)
{
    public static readonly Mark Clear = new(Label.Clear);
    public static readonly Mark Green = new(Label.Green);

    public override string ToString() => Names is null ? $"{Label}" : $"{Label}[{string.Join(' ', Names.Order(StringComparer.Ordinal))}]";
}

/// <summary>One thing that was done, in plain words: what the oracle knows. It holds nothing of the product's own types but the time.</summary>
/// <param name="Index">Its place in the record.</param>
/// <param name="Stream">The reference of what it was done to.</param>
/// <param name="Name">The event's stable name.</param>
/// <param name="Fields">What was said; texts stand as their tokens.</param>
/// <param name="Marked">The marking that it gave the stream; null where it gave none.</param>
/// <param name="Verbatim">The guarded text; null where it has none.</param>
/// <param name="VerbatimMark">The guarded text's own marking.</param>
internal sealed record Deed(
    long Index, string Stream, string Name, Instant At, string Member, string Organisation, IReadOnlyDictionary<string, string> Fields,
    Mark? Marked = null, string? Verbatim = null, Mark? VerbatimMark = null)
{
    /// <summary>The name of the part that holds the guarded text.</summary>
    public string Guarded => Name.StartsWith("incident.", StringComparison.Ordinal) || Name.StartsWith("observation.", StringComparison.Ordinal) ? "exactPlace" : Name.StartsWith("evidence.", StringComparison.Ordinal) ? "original" : "verbatim";

    /// <summary>The organisation in whose name it was done; null where that is the member's own.</summary>
    public string? For { get; init; }

    /// <summary>Names of the parts that were erased since.</summary>
    public HashSet<string> Erased { get; } = [];

    public bool HasBody => !Erased.Contains("body");

    public string this[string field] => Fields.GetValueOrDefault(field, "");

    /// <summary>Every token of the body, ascending; none where it was erased.</summary>
    public IReadOnlyList<string> Tokens => HasBody ? Texts.TokensIn(string.Join(' ', Fields.Values)) : [];
}

/// <summary>Everything that was done to a generated centre, in order.</summary>
internal sealed class Log
{
    private readonly List<Deed> deeds = [];
    private readonly Dictionary<string, List<Deed>> byStream = [];
    private readonly Dictionary<string, List<Deed>> byToken = [];

    /// <summary>Streams in the order in which they began.</summary>
    public List<string> Streams { get; } = [];

    public IReadOnlyList<Deed> Deeds => deeds;

    public long Head => deeds.Count - 1;

    public void Add(Deed deed)
    {
        deed.Index.ShouldBe(deeds.Count, "the log and the record are of one length");
        deeds.Add(deed);
        if (!byStream.TryGetValue(deed.Stream, out var list))
        {
            byStream[deed.Stream] = list = [];
            Streams.Add(deed.Stream);
        }

        list.Add(deed);
        foreach (var token in deed.Tokens.Concat(Texts.TokensIn(deed.Verbatim ?? "")))
        {
            if (!byToken.TryGetValue(token, out var saying)) byToken[token] = saying = [];
            saying.Add(deed);
        }
    }

    public IReadOnlyList<Deed> Of(string stream) => byStream.GetValueOrDefault(stream) ?? [];

    public IEnumerable<string> OfKind(string prefix) => Streams.Where(stream => stream.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Where a token was said first; null where this log never gave it out.</summary>
    public Deed? Of(Token token) => byToken.GetValueOrDefault(token.Text)?[0];

    /// <summary>Everywhere that a token was said: what a report froze was said before.</summary>
    public IReadOnlyList<Deed> Saying(Token token) => byToken.GetValueOrDefault(token.Text) ?? [];

    /// <summary>The last deed at or before a moment; -1 where there is none.</summary>
    public long LastAt(Instant moment) => deeds.FindLastIndex(deed => deed.At <= moment);
}

internal readonly record struct Token(string Text);

/// <summary>Where something lies that was said in some words: it follows from their token, so that no log has to hold it.</summary>
internal static class Spots
{
    /// <summary>The position that goes with a token; null for one in three.</summary>
    public static Truce.Core.Geography.Position? Of(string token) =>
        token.Length == 0 || Number(token) is var number && number % 3 == 0 ? null : new(315_000_000 + number * 7_919 % 1_000_000, 344_000_000 + number * 6_353 % 1_000_000);

    /// <summary>Whether a text of a story has English words: one in four has Arabic ones alone.</summary>
    public static bool HasEnglish(string token) => Number(token) % 4 != 1;

    private static int Number(string token) => int.Parse(token.AsSpan(3, 5), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What is searched for in answers: tokens, one for each text that was ever entered, and references.</summary>
internal static partial class Texts
{
    public static IReadOnlyList<string> TokensIn(string text) => Distinct(Tokens().Matches(text));

    public static IReadOnlyList<string> ReferencesIn(string text) => Distinct(References().Matches(text));

    private static string[] Distinct(MatchCollection matches) => [.. matches.Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("tok[0-9]{5}x")]
    private static partial Regex Tokens();

    [GeneratedRegex("(?<![A-Za-z0-9])[A-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z](?![A-Za-z0-9])")]
    private static partial Regex References();
}
