using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Truce.Core.Pairs;

/// <summary>Words of three languages that say one thing: so a report in Arabic can be compared with one in English.</summary>
/// <param name="Code">A lower-case word that names it.</param>
public sealed record PairConcept(string Code, ImmutableArray<string> En, ImmutableArray<string> Ar, ImmutableArray<string> He)
{
    /// <summary>Its words of each language in a line, with the direction in which that is written.</summary>
    public IEnumerable<(string Language, string Direction, string Words)> Told =>
        [("en", "ltr", string.Join(", ", En)), ("ar", "rtl", string.Join("، ", Ar)), ("he", "rtl", string.Join(", ", He))];
}

/// <summary>
/// What each likeness of two incidents counts, in thousandths of a point: a point is one doubling of the odds. They stand in
/// <c>weights.json</c>, are read at the start, never change while a centre runs, and are shown on a page.
/// </summary>
/// <param name="Version">Changed with every change of a number or a word.</param>
/// <param name="ReachMetres">What is farther apart is not compared, unless a report or a tie leads there.</param>
/// <param name="ReachHours">What happened with more time between is not compared, unless a report leads there.</param>
/// <param name="NearMetres">What is nearer than this counts as this near: nobody places an event better.</param>
/// <param name="Nearness">For each halving of the distance below <paramref name="ReachMetres"/>.</param>
/// <param name="SamePlace">Where one of them has no position: the same named place was stated for both.</param>
/// <param name="Apart">For each doubling of the days between, a day counting as the first.</param>
/// <param name="Words">For words that are all the same; less in proportion to the cosine of the two.</param>
/// <param name="CommonWord">What a word of <see cref="Concepts"/> or <see cref="Common"/> weighs beside one that is neither, in hundredths.</param>
/// <param name="LatinStem">Of words in Latin letters so many characters are compared: shelled and shelling are one word.</param>
/// <param name="SameReport">Some claim of one report concerns both.</param>
/// <param name="SameMedia">Reports on both hold the same link or the same text.</param>
/// <param name="SameOrigin">Claims of one origin concern both; weak, since an office speaks of many events.</param>
/// <param name="Listed">From here on a pair is shown beside an incident.</param>
/// <param name="Likely">From here on it waits in the list of pairs for somebody to look at it.</param>
/// <param name="ListedByWords">From here on an incident is shown beside a report, of which words and days alone are known.</param>
/// <param name="Akin">Families that often name one event from two sides: what was done, and what it did.</param>
/// <param name="Silent">Words that say nothing of an event.</param>
/// <param name="Common">Words that say little, since so many reports hold them.</param>
public sealed record PairWeights(
    string Version, int ReachMetres, int ReachHours, int NearMetres, int Nearness, int SamePlace, int Apart, int Words, int CommonWord, int LatinStem,
    int SameKind, int SameFamily, int AkinFamily, int OtherKind, int SameReport, int SameMedia, int SameOrigin, int Listed, int Likely, int ListedByWords,
    ImmutableArray<ImmutableArray<string>> Akin, ImmutableArray<string> Silent, ImmutableArray<string> Common, ImmutableArray<PairConcept> Concepts)
{
    /// <summary>Points in a thousandth of which everything is counted.</summary>
    public const int Point = 1000;

    // Before what is read with it.
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Those of this build.</summary>
    public static PairWeights Current { get; } = Load();

    private static PairWeights Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("weights.json")!;
        return JsonSerializer.Deserialize<PairWeights>(stream, Form)!;
    }
}
