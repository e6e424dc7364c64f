using System.Collections.Immutable;

namespace Truce.Core.Selections;

/// <summary>
/// What somebody wants to see of the record, as an address writes it. Every part narrows; what is not given narrows nothing. Two
/// selections are equal where they are written alike, and each is written in one way: <see cref="Query"/>.
/// </summary>
public sealed record Selection
{
    private string? query;

    /// <summary>Values of a part that may be given, at most.</summary>
    public const int MostValues = 20;

    /// <summary>Everything.</summary>
    public static Selection All { get; } = new();

    /// <summary>Parts with values; each part at most once with and once without.</summary>
    public ImmutableArray<Choice> Choices { get; private init; } = [];

    /// <summary>The box that it lies in or meets; null: any, and none as well.</summary>
    public SelectedBox? Box { get; init; }

    /// <summary>How near to what it lies; null: any.</summary>
    public Nearby? Near { get; init; }

    /// <summary>What happened then or later.</summary>
    public Bound? From { get; init; }

    /// <summary>What happened before that, or on that day.</summary>
    public Bound? Until { get; init; }

    /// <summary>What came into the record then or later.</summary>
    public Bound? RecordedFrom { get; init; }

    /// <summary>What came into the record before that, or on that day.</summary>
    public Bound? RecordedUntil { get; init; }

    /// <summary>Words that it says, as in search; null: any. Trimmed, blanks single, <see cref="Search.SearchQuery.MostCharacters"/> at most.</summary>
    public string? Words { get; init; }

    /// <summary>The order; it belongs to the selection, so that its address gives the same list to everybody who may see the same.</summary>
    public SelectionOrder Order { get; init; }

    /// <summary>Whether it narrows nothing, in whatever order.</summary>
    public bool IsAll => (this with { Order = SelectionOrder.Newest }).Query.Length == 0;

    /// <summary>The one way in which it is written: names and values as they follow a question mark; empty where it narrows nothing.</summary>
    public string Query => query ??= string.Join('&', Parts.Select(part => $"{part.Name}={Escape(part.Value)}"));

    /// <summary>Names and values in the order in which they are written.</summary>
    public IEnumerable<(string Name, string Value)> Parts
    {
        get
        {
            foreach (var choice in Choices)
                foreach (var value in choice.Values) yield return (choice.Name, value);
            if (Box is { } box) yield return (SelectionNames.Box, box.ToString());
            if (Near is { } near) yield return (SelectionNames.Near, near.ToString());
            if (From is { } from) yield return (SelectionNames.From, from.ToString());
            if (Until is { } until) yield return (SelectionNames.Until, until.ToString());
            if (RecordedFrom is { } first) yield return (SelectionNames.RecordedFrom, first.ToString());
            if (RecordedUntil is { } last) yield return (SelectionNames.RecordedUntil, last.ToString());
            if (Words is { } words) yield return (SelectionNames.Words, words);
            if (Order != SelectionOrder.Newest) yield return (SelectionNames.Order, Order.ToString().ToLowerInvariant());
        }
    }

    /// <summary>The values of a part; empty where it is not given.</summary>
    public ImmutableArray<string> Of(ChoicePart part, bool without = false)
    {
        foreach (var choice in Choices)
            if (choice.Part == part && choice.Without == without) return choice.Values;
        return [];
    }

    /// <summary>The same with other values of a part; none: without the part.</summary>
    public Selection With(ChoicePart part, IEnumerable<string> values, bool without = false)
    {
        ImmutableArray<string> sorted = [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var others = Choices.Where(choice => choice.Part != part || choice.Without != without);
        if (!sorted.IsEmpty) others = others.Append(new Choice(part, without, sorted));
        return this with { Choices = [.. others.OrderBy(choice => choice.Part).ThenBy(choice => choice.Without)] };
    }

    /// <summary>The same without one value, as <see cref="Parts"/> names it.</summary>
    public Selection Less(string name, string value)
    {
        foreach (var choice in Choices)
            if (choice.Name == name) return With(choice.Part, choice.Values.Remove(value), choice.Without);
        return name switch
        {
            SelectionNames.Box => this with { Box = null },
            SelectionNames.Near => this with { Near = null },
            SelectionNames.From => this with { From = null },
            SelectionNames.Until => this with { Until = null },
            SelectionNames.RecordedFrom => this with { RecordedFrom = null },
            SelectionNames.RecordedUntil => this with { RecordedUntil = null },
            SelectionNames.Words => this with { Words = null },
            SelectionNames.Order => this with { Order = SelectionOrder.Newest },
            _ => this,
        };
    }

    /// <summary>A list's address under this selection.</summary>
    public string On(string path) => Query.Length == 0 ? path : $"{path}{(path.Contains('?') ? '&' : '?')}{Query}";

    /// <inheritdoc />
    public bool Equals(Selection? other) => other is not null && Query == other.Query;

    /// <inheritdoc />
    public override int GetHashCode() => Query.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Query;

    // A copy is written anew.
    private Selection(Selection other)
    {
        (Choices, Box, Near, From, Until) = (other.Choices, other.Box, other.Near, other.From, other.Until);
        (RecordedFrom, RecordedUntil, Words, Order) = (other.RecordedFrom, other.RecordedUntil, other.Words, other.Order);
    }

    private Selection()
    {
    }

    // Commas, colons and slashes may stand in a query (RFC 3986, 3.4), and people read them.
    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal);
}
