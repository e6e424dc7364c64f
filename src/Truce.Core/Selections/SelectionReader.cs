using System.Collections.Immutable;

namespace Truce.Core.Selections;

/// <summary>Something in an address that is no part of a selection, or not as it is written.</summary>
/// <param name="Name">The part, as written.</param>
/// <param name="Value">What it was to be; empty where the name itself is wrong.</param>
/// <param name="Refusal">Why not, and what it can be.</param>
public sealed record SelectionFault(string Name, string Value, Refusal Refusal);

/// <summary>What an address asks for.</summary>
/// <param name="Selection">What could be read of it.</param>
/// <param name="Faults">What could not. Where there is one, nothing may be listed: a list that passed over a part would show what was not asked for.</param>
public sealed record SelectionRead(Selection Selection, ImmutableArray<SelectionFault> Faults);

/// <summary>Reads selections. Whatever cannot be read, or is not known, is a fault: nothing is guessed or passed over. An empty value narrows nothing, as forms send it.</summary>
public sealed class SelectionReader
{
    // What is said back of what was written.
    private const int MostSaid = 80;

    private readonly SelectionScope scope;
    private readonly ImmutableArray<SelectionFault>.Builder faults = ImmutableArray.CreateBuilder<SelectionFault>();
    private Selection selection = Selection.All;

    private SelectionReader(SelectionScope scope) => this.scope = scope;

    /// <summary>Reads names and values in any order, in any number.</summary>
    public static SelectionRead Read(IEnumerable<(string Name, string Value)> parts, SelectionScope scope)
    {
        var reader = new SelectionReader(scope);
        foreach (var group in parts.Where(part => part.Value.Length > 0).GroupBy(part => part.Name))
            reader.Take(group.Key, [.. group.Select(part => part.Value).Distinct()]);
        reader.CheckTimes();
        return new SelectionRead(reader.selection, reader.faults.ToImmutable());
    }

    /// <summary>Reads what follows a question mark, as <see cref="Selection.Query"/> writes it.</summary>
    public static SelectionRead Read(string query, SelectionScope scope) => Read(
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .Select(part => (Uri.UnescapeDataString(part[0]), part.Length == 1 ? "" : Uri.UnescapeDataString(part[1].Replace('+', ' ')))),
        scope);

    private void Take(string name, string[] values)
    {
        if (scope.Others.Contains(name)) return;
        if (!SelectionNames.All.Contains(name)) Refuse(name, "", SelectionRefusals.UnknownPart(Said(name), string.Join(", ", scope.Names)));
        else if (!scope.Has(name)) Refuse(name, values[0], SelectionRefusals.NotHere(name, string.Join(", ", scope.Names)));
        else if (Part(name) is var (part, without)) TakeChoice(name, part, without, values);
        else if (values.Length > 1) Refuse(name, values[1], SelectionRefusals.GivenTwice(name));
        else TakeSingle(name, values[0]);
    }

    private static (ChoicePart Part, bool Without)? Part(string name)
    {
        var without = name.StartsWith(SelectionNames.Not, StringComparison.Ordinal);
        var bare = without ? name[SelectionNames.Not.Length..] : name;
        foreach (var part in Enum.GetValues<ChoicePart>())
            if (part.Name() == bare) return (part, without);
        return null;
    }

    private void TakeChoice(string name, ChoicePart part, bool without, string[] values)
    {
        if (values.Length > Selection.MostValues)
        {
            Refuse(name, "", SelectionRefusals.TooManyValues(name, Selection.MostValues));
            return;
        }

        var codes = scope.CodesOf(part);
        List<string> taken = [];
        foreach (var value in values)
        {
            if (codes is null ? Named(part, value) is { } canonical : codes.Contains(canonical = value)) taken.Add(canonical);
            else Refuse(name, value, SelectionRefusals.UnfitValue(name, Said(value), codes is null ? Example(part) : string.Join(", ", codes)));
        }

        selection = selection.With(part, taken, without);
    }

    // A reference of a kind that the part can name, as references are printed.
    private static string? Named(ChoicePart part, string value) =>
        Reference.TryParse(value, out var reference) && (part, reference.Kind) is (ChoicePart.Place, StreamKind.Place) or (ChoicePart.By, StreamKind.Organisation or StreamKind.Source)
            or (ChoicePart.Provision, StreamKind.Provision) or (ChoicePart.Crossing, StreamKind.Crossing) or (ChoicePart.Under, _)
            ? reference.ToString()
            : null;

    private static string Example(ChoicePart part) => part switch
    {
        ChoicePart.Place => "PLC-…",
        ChoicePart.By => "ORG-…, SRC-…",
        ChoicePart.Provision => "PRV-…",
        ChoicePart.Crossing => "CRS-…",
        _ => "ABC-…",
    };

    private void TakeSingle(string name, string value)
    {
        var taken = name switch
        {
            SelectionNames.Box => SelectionValues.Box(value) is { } box ? selection with { Box = box } : null,
            SelectionNames.Near => SelectionValues.Near(value) is { } near ? selection with { Near = near } : null,
            SelectionNames.From => SelectionValues.Bound(value, scope.Zone) is { } from ? selection with { From = from } : null,
            SelectionNames.Until => SelectionValues.Bound(value, scope.Zone) is { } until ? selection with { Until = until } : null,
            SelectionNames.RecordedFrom => SelectionValues.Bound(value, scope.Zone) is { } first ? selection with { RecordedFrom = first } : null,
            SelectionNames.RecordedUntil => SelectionValues.Bound(value, scope.Zone) is { } last ? selection with { RecordedUntil = last } : null,
            SelectionNames.Words => SelectionValues.Words(value) is { } words ? selection with { Words = words } : null,
            SelectionNames.Order => SelectionValues.Order(value) is { } order ? selection with { Order = order } : null,
            _ => Times(value),
        };
        if (taken is not null) selection = taken;
        else Refuse(name, value, SelectionRefusals.UnfitValue(name, Said(value), SelectionValues.Example(name)));
    }

    // As OGC API Features writes a time: both of its ends belong to it.
    private Selection? Times(string value)
    {
        if (selection.From is not null || selection.Until is not null) return null;
        var ends = value.Split('/');
        if (ends.Length > 2) return null;
        Bound? from = null, until = null;
        if (!IsOpen(ends[0]) && (from = SelectionValues.Bound(ends[0], scope.Zone)) is null) return null;
        if (!IsOpen(ends[^1]) && (until = SelectionValues.Bound(ends[^1], scope.Zone)) is null) return null;
        if (until?.Moment is { } moment) until = new Bound(null, moment + Duration.Epsilon);
        return from is null && until is null ? ends.Length == 2 ? selection : null : selection with { From = from, Until = until };

        bool IsOpen(string end) => ends.Length == 2 && end is "" or "..";
    }

    private void CheckTimes()
    {
        Check(SelectionNames.Until, selection.From, selection.Until);
        Check(SelectionNames.RecordedUntil, selection.RecordedFrom, selection.RecordedUntil);

        void Check(string name, Bound? from, Bound? until)
        {
            if (from is { } begins && until is { } ends && ends.Ends(scope.Zone) <= begins.Begins(scope.Zone))
                Refuse(name, $"{ends}", SelectionRefusals.Reversed($"{begins}", $"{ends}"));
        }
    }

    private void Refuse(string name, string value, Refusal refusal) => faults.Add(new SelectionFault(Said(name), Said(value), refusal));

    private static string Said(string text) => string.Concat((text.Length <= MostSaid ? text : text[..MostSaid] + "…").Where(character => !char.IsControl(character)));
}
