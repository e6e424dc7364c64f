using Truce.Core.Selections;
using Truce.Web.Api;
using Truce.Web.Ogc;

namespace Truce.Web.Selections;

/// <summary>Another way to look at a selection.</summary>
/// <param name="Word">Key of its word, after <c>selection.as-</c>.</param>
/// <param name="Address">Without the moment shown, which pages add.</param>
/// <param name="IsFile">Whether it is a file, which is not shown in the page.</param>
/// <param name="IsHere">Whether it is the page itself.</param>
public sealed record SelectionView(string Word, string Address, bool IsFile, bool IsHere);

/// <summary>In which ways a selection can be looked at: a page that lists the same nouns takes all of its parts over, one that lists more is told which.</summary>
public static class SelectionViews
{
    public static IEnumerable<SelectionView> Of(ListAsked asked)
    {
        var kinds = KindsOf(asked);
        if (Table(kinds) is { } table) yield return View("table", table, asked, kinds);
        foreach (var (word, path, of) in ((string, string, IReadOnlyCollection<StreamKind>)[])
            [("map", "/map", SelectionLists.OnMap), ("board", "/board", SelectionLists.OnBoard), ("timeline", "/timeline", SelectionLists.InTime), ("compare", "/compare", SelectionLists.InTime), ("replay", "/replay", SelectionLists.InTime)])
            if (kinds.Any(of.Contains)) yield return View(word, path, asked, [.. kinds.Where(of.Contains)]);
        if (kinds.Count != 1 || ApiNoun.Every.FirstOrDefault(noun => noun.Kind == kinds[0]) is not { } noun) yield break;
        yield return new("feed", On($"/feeds/{noun.Path}.atom", asked.Selection, [noun.Kind]), true, false);
        foreach (var form in (string[])["csv", "jsonl", "geojson"])
            if (form != "geojson" || FeatureCollections.Find(noun.Path) is not null) yield return new(form, On($"/api/exports/{noun.Path}.{form}", asked.Selection, [noun.Kind]), true, false);
    }

    /// <summary>The nouns that a selection asks for.</summary>
    public static IReadOnlyList<StreamKind> KindsOf(ListAsked asked)
    {
        var (with, without) = (asked.Selection.Of(ChoicePart.Kind), asked.Selection.Of(ChoicePart.Kind, without: true));
        return [.. asked.List.Kinds.Where(kind => (with.IsEmpty || with.Contains(kind.Word())) && !without.Contains(kind.Word()))];
    }

    /// <summary>A selection in the address of a list that may list other nouns: parts that the list does not have are left out.</summary>
    public static string On(string path, Selection selection, IReadOnlyList<StreamKind> kinds)
    {
        var all = SelectionLists.All.FirstOrDefault(one => one.Path == path.Split('?')[0])?.Kinds ?? [.. kinds];
        var scope = new SelectionScope(all, DateTimeZone.Utc);
        var plain = selection.With(ChoicePart.Kind, []).With(ChoicePart.Kind, [], without: true);
        foreach (var (name, value) in plain.Parts.ToList())
            if (!scope.Has(name)) plain = plain.Less(name, value);
        return (all.Length > 1 && !all.SequenceEqual(kinds) ? plain.With(ChoicePart.Kind, kinds.Select(kind => kind.Word())) : plain).On(path);
    }

    // The list on which all of these nouns stand, and no others.
    private static string? Table(IReadOnlyList<StreamKind> kinds) => SelectionLists.All
        .Where(one => one.Kinds.Length <= 2 && kinds.Count > 0 && kinds.All(kind => one.Kinds.Contains(kind)))
        .OrderBy(one => one.Kinds.Length).Select(one => one.Path).FirstOrDefault();

    private static SelectionView View(string word, string path, ListAsked asked, IReadOnlyList<StreamKind> kinds) =>
        path == asked.List.Path ? new(word, asked.Path, false, true)
        : path == "/replay" ? new(word, On(Replayed(asked.Selection), asked.Selection with { From = null, Until = null }, kinds), false, false)
        : new(word, On(path, asked.Selection, kinds), false, false);

    // One day is replayed: the first that was asked for.
    private static string Replayed(Selection selection) => selection.From is { Day: { } day } ? $"/replay?day={day.Machine()}" : "/replay";
}
