using Truce.Formats.XForms;

namespace Truce.Web.OpenRosa;

/// <summary>The record's lists of codes, as the product's own forms offer them: named as on the pages, in each language.</summary>
public static class CodeLists
{
    /// <summary>The codes of a list with what they are called.</summary>
    /// <param name="name">As the pages' words name it.</param>
    public static IReadOnlyList<(string Code, LocalText Label)> Of(string name) => name switch
    {
        "incident-type" => Named(name, IncidentTypes.All),
        "looking-means" => Named("means", [.. ObservationAccount.Looks.Select(FormCodes.Of)]),
        "means" => Named(name, Codes<Means>()),
        "observation-result" => Named(name, Codes<ObservationResult>()),
        "observation-kind" => Named(name, Codes<ObservationKind>()),
        "sight-limit" => Named(name, Codes<SightLimit>()),
        "hindrance-kind" => Named(name, Codes<HindranceKind>()),
        "hindrance-outcome" => Named(name, Codes<HindranceOutcome>()),
        "passage-kind" => Named(name, Codes<PassageKind>()),
        "direction" => Named(name, Codes<Direction>()),
        "passage-state" => Named(name, Codes<PassageState>()),
        "footing" => Named(name, Codes<Footing>()),
        "marker-kind" => Named(name, Codes<MarkerKind>()),
        _ => throw new ArgumentException($"There is no list {name}.", nameof(name)),
    };

    private static IReadOnlyList<string> Codes<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(FormCodes.Of)];

    private static IReadOnlyList<(string, LocalText)> Named(string prefix, IReadOnlyList<string> codes) =>
        [.. codes.Select(code => (code, new LocalText(Said("en", prefix, code), Said("ar", prefix, code), Said("he", prefix, code))))];

    private static string Said(string language, string prefix, string code) => Words.Of(language)[$"{prefix}.{code}"];
}
