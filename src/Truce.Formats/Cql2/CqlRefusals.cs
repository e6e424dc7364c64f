using System.Globalization;

namespace Truce.Formats.Cql2;

/// <summary>Every "no" about a filter: where in the text, what stands there, what to do.</summary>
public static class CqlRefusals
{
    /// <summary>Characters at most.</summary>
    public const int MostCharacters = 16_384;

    /// <summary>Brackets and NOTs within each other at most.</summary>
    public const int MostDepth = 40;

    /// <summary>Positions at most, of all shapes of a filter together.</summary>
    public const int MostPositions = 2_000;

    public static Refusal Unexpected(int at, string found, string expected) =>
        No("unexpected", "At character {0} of the filter stands “{1}”; {2} was expected.", Number(at), found, expected);

    public static Refusal Cut(int at, string expected) =>
        No("cut", "The filter ends after character {0}; {1} was expected. Was it cut on the way?", Number(at), expected);

    public static Refusal TextNotClosed(int at) =>
        No("text-not-closed", "The quotation mark at character {0} of the filter is never closed.", Number(at));

    public static Refusal UnknownProperty(int at, string name, string known) =>
        No("unknown-property", "At character {0} of the filter: there is no property “{1}”. Known are {2}.", Number(at), name, known);

    public static Refusal UnknownFunction(int at, string name, string known) =>
        No("unknown-function", "At character {0} of the filter: “{1}” is not known here. Known are {2}.", Number(at), name, known);

    public static Refusal OfAnotherKind(int at, string expected, string found) =>
        No("of-another-kind", "At character {0} of the filter a {1} is needed; a {2} stands there.", Number(at), expected, found);

    public static Refusal NoMoment(int at, string text) =>
        No("no-moment", "At character {0} of the filter: “{1}” is not a moment. Write TIMESTAMP('2025-10-21T15:00:00Z') with its zone, or DATE('2025-10-21').", Number(at), text);

    public static Refusal NotClosed(int at) =>
        No("not-closed", "The ring at character {0} of the filter does not end where it began, or has fewer than four positions.", Number(at));

    public static Refusal CrossesItself(int at, string where) =>
        No("crosses-itself", "The shape at character {0} of the filter cannot be ground: {1}.", Number(at), where);

    public static Refusal NotOnEarth(int at, string pair) =>
        No("not-on-earth", "At character {0} of the filter: {1} is no place on Earth in the reference system asked for. Mind the order: longitude first, unless filter-crs says otherwise.", Number(at), pair);

    public static Refusal TooLong(int characters) =>
        No("too-long", "The filter has {0} characters; at most {1} are read.", Number(characters), Number(MostCharacters));

    public static Refusal TooDeep(int at) =>
        No("too-deep", "At character {0} the filter is nested more than {1} deep.", Number(at), Number(MostDepth));

    public static Refusal TooManyPositions(int at) =>
        No("too-many-positions", "At character {0} the filter has more than {1} positions. Simplify the shape, or ask with a box.", Number(at), Number(MostPositions));

    private static Refusal No(string code, string sentence, params string[] arguments) => new($"filter/{code}", RefusalKind.Malformed, sentence, arguments);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Carries a refusal out of the depth of a filter.</summary>
internal sealed class CqlProblem(Refusal refusal) : Exception(refusal.Sentence)
{
    public Refusal Refusal { get; } = refusal;
}
