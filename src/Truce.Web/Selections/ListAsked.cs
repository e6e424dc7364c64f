using Truce.Core.Selections;

namespace Truce.Web.Selections;

/// <summary>What a visit's address asks of a list, and what it finds. While something in it cannot be read, nothing is listed.</summary>
public sealed class ListAsked
{
    private readonly Visit visit;

    private ListAsked(Visit visit, SelectionList list, SelectionRead read)
    {
        (this.visit, List, Faults) = (visit, list, read.Faults);
        Scope = ScopeOf(visit, list);
        Selecting = Selecting.Of(read.Selection, visit.View, visit.Profile.Zone);
    }

    /// <summary>The list.</summary>
    public SelectionList List { get; }

    /// <summary>What can be selected there.</summary>
    public SelectionScope Scope { get; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<SelectionFault> Faults { get; }

    /// <summary>The selection as the visit's view answers it.</summary>
    public Selecting Selecting { get; }

    /// <summary>What is selected.</summary>
    public Selection Selection => Selecting.Selection;

    /// <summary>Whether it narrows nothing.</summary>
    public bool IsAll => Selection.IsAll && Faults.Count == 0;

    /// <summary>The address of the list under this selection, to which a page adds where to go on.</summary>
    public string Path => Selection.On(List.Path);

    /// <summary>What the address of a visit asks of a list.</summary>
    public static ListAsked Of(Visit visit, string path)
    {
        var list = SelectionLists.At(path);
        return new ListAsked(visit, list, Read(visit, list));
    }

    /// <summary>What the address of a visit asks of the page that is shown.</summary>
    public static ListAsked Of(Visit visit) => Of(visit, PathOf(visit));

    /// <summary>Whether the address can be read.</summary>
    public static bool IsReadable(Visit visit) => Read(visit, SelectionLists.At(PathOf(visit))).Faults.IsEmpty;

    /// <summary>A page of a noun, going on where the address says.</summary>
    public SelectedPage<T> Page<T>()
        where T : class, INoun<T>
    {
        if (Faults.Count > 0) return new([], null, false);
        if (visit.Before is null) return Selecting.Page<T>(null, Pages.Pager.Most);
        return Id<T>.TryParse(visit.Before, out var before) ? Selecting.Page<T>(before, Pages.Pager.Most) : new([], null, false);
    }

    /// <summary>Everything of a noun that fits, read while it is taken.</summary>
    public IEnumerable<T> Things<T>()
        where T : class, INoun<T> => Faults.Count > 0 ? [] : Selecting.Things<T>();

    private static string PathOf(Visit visit) => visit.Context.Request.Path.Value!.TrimEnd('/').ToLowerInvariant();

    private static SelectionScope ScopeOf(Visit visit, SelectionList list) =>
        new(list.Kinds, visit.Profile.Zone) { Others = [.. SelectionLists.Everywhere, .. list.Others] };

    private static SelectionRead Read(Visit visit, SelectionList list) => SelectionReader.Read(
        from pair in visit.Context.Request.Query
        from value in pair.Value
        select list.Older(pair.Key, value ?? "") ?? (pair.Key, value ?? ""),
        ScopeOf(visit, list));
}
