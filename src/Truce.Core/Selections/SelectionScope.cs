using System.Collections.Immutable;
using System.Text.Json;

namespace Truce.Core.Selections;

/// <summary>What can be selected somewhere.</summary>
/// <param name="Kinds">The nouns that are listed there.</param>
/// <param name="Zone">In which hours without a zone are meant.</param>
public sealed record SelectionScope(ImmutableArray<StreamKind> Kinds, DateTimeZone Zone)
{
    /// <summary>Names that an address may have beside those of a selection, such as <c>lang</c>.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>Whether one of the nouns has a part.</summary>
    public bool Has(string name)
    {
        var bare = name.StartsWith(SelectionNames.Not, StringComparison.Ordinal) ? name[SelectionNames.Not.Length..] : name;
        return bare switch
        {
            "kind" => Kinds.Length > 1,
            "type" => Kinds.Any(kind => Selectable.TypesOf(kind).Count > 0),
            "state" => Kinds.Any(kind => Selectable.StatesOf(kind).Count > 0),
            "place" => Kinds.Any(Selectable.HasPlace),
            SelectionNames.Box or SelectionNames.Near => Kinds.Any(Selectable.HasGround),
            SelectionNames.From or SelectionNames.Until or SelectionNames.When => Kinds.Any(SelectableTime.HasTime),
            _ => true,
        };
    }

    /// <summary>Names of the parts that can be given here.</summary>
    public IEnumerable<string> Names => SelectionNames.All.Where(Has);

    /// <summary>What a part of codes can be here; null where its values are no codes.</summary>
    public IReadOnlyList<string>? CodesOf(ChoicePart part) => part switch
    {
        ChoicePart.Kind => [.. Kinds.Select(kind => kind.Word())],
        ChoicePart.Type => [.. Kinds.SelectMany(Selectable.TypesOf).Distinct()],
        ChoicePart.State => [.. Kinds.SelectMany(Selectable.StatesOf).Distinct()],
        ChoicePart.Marking => CodesOf<TlpLabel>.All,
        _ => null,
    };
}

/// <summary>The codes of an enumeration, as the record writes them.</summary>
public static class CodesOf<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> ByValue =
        Enum.GetValues<T>().Distinct().ToDictionary(value => value, value => value.ToString() is { Length: 1 } letter ? letter : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    /// <summary>In the order of the values.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByValue.Values];

    /// <summary>The code of a value, such as <c>under-verification</c>.</summary>
    public static string Of(T value) => ByValue[value];
}
