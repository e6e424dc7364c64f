using Truce.Core.Selections;
using Truce.Web.Api;
using Truce.Web.Incidents;

namespace Truce.Web.Selections;

/// <summary>A thing of a selection, whatever its noun.</summary>
/// <param name="When">Null where nobody said.</param>
/// <param name="Entry">The index of its first event.</param>
public sealed record SelectedThing(Reference Reference, object State, Lasting? When, long Entry);

/// <summary>Things of several nouns under one selection: the last to come into the record first, as many as a page can show.</summary>
/// <param name="All">In order.</param>
/// <param name="IsMore">Whether more fit, or may.</param>
public sealed record SelectedThings(IReadOnlyList<SelectedThing> All, bool IsMore)
{
    /// <summary>None.</summary>
    public static SelectedThings None { get; } = new([], false);

    /// <summary>What an address asks for; nothing while it cannot be read.</summary>
    public static SelectedThings Of(ListAsked asked, View view, int most) =>
        asked.Faults.Count > 0 ? None : Of(asked.Selecting, asked.Scope, SelectionViews.KindsOf(asked), view, most);

    /// <summary>Things of some nouns under a selection.</summary>
    public static SelectedThings Of(Selecting selecting, SelectionScope scope, IEnumerable<StreamKind> kinds, View view, int most)
    {
        List<SelectedThing> all = [];
        var isMore = false;
        foreach (var kind in kinds)
        {
            var page = ApiNoun.Every.First(noun => noun.Kind == kind).Page(selecting, null, most);
            isMore |= page.Last is not null;
            all.AddRange(page.Shown.Select(one => new SelectedThing(one.Reference, one.State, SelectableTime.Of(one.State, scope.Zone), view.BeginningOf(one.Reference) ?? -1)));
        }

        IEnumerable<SelectedThing> ordered = selecting.Selection.Order switch
        {
            SelectionOrder.Oldest => all.OrderBy(one => one.Entry),
            SelectionOrder.Happened => all.OrderByDescending(one => one.When?.From ?? Instant.MinValue),
            _ => all.OrderByDescending(one => one.Entry),
        };
        return new SelectedThings([.. ordered.Take(most)], isMore || all.Count > most);
    }
}

/// <summary>Things of any noun in the reader's words.</summary>
public static class SelectedWords
{
    /// <summary>What a thing is called, or begins with; its reference where it says nothing.</summary>
    public static string Head(this Visit visit, SelectedThing thing, View? view = null) =>
        (view ?? visit.View).WordingOf(thing.Reference) is { } wording && (wording.Title ?? wording.Said.FirstOrDefault()) is { } text ? visit.Text(text).Text : $"{thing.Reference}";

    /// <summary>Its noun, and what sort of it.</summary>
    public static string Sort(this Visit visit, SelectedThing thing)
    {
        var noun = visit.Words[$"search.kind.{thing.Reference.Kind.Word()}"];
        return Selectable.TypeOf(thing.State) is { } type ? $"{noun} · {Type(visit, thing.Reference.Kind, type)}" : noun;
    }

    /// <summary>How far it has come; null where it has no state.</summary>
    public static string? Stage(this Visit visit, SelectedThing thing) =>
        Selectable.StateOf(thing.State) is { } state ? visit.Value("state", state, [thing.Reference.Kind]) : null;

    /// <summary>When it was, as exactly as it was stated.</summary>
    public static string When(this Visit visit, SelectedThing thing) => thing.State switch
    {
        Incident one => visit.When(one.Account.Occurred),
        Observation one => visit.When(one.Account.When),
        Hindrance one => visit.When(one.Account.When),
        Passage one => visit.When(one.Account.When),
        _ => thing.When is not { } when ? visit.Words["selection.no-time"]
            : when.From == when.Until ? visit.Moment(when.From)
            : when.Until == Instant.MaxValue ? visit.Words["selection.since", visit.Words.Day(visit.DayOf(when.From))]
            : visit.Words.Days(new DateInterval(visit.DayOf(when.From), visit.DayOf(when.Until - Duration.Epsilon))),
    };

    /// <summary>Where it was, as far as it was said; empty where nothing was.</summary>
    public static string Where(this Visit visit, SelectedThing thing) => thing.State switch
    {
        Incident one => visit.Where(one.Account.Where),
        Observation one => visit.Where(one.Account.Where),
        Hindrance one => visit.Where(one.Account.Where),
        _ => Selectable.PlaceOf(thing.State) is { } place && visit.View.Find(place) is { } named ? visit.Text(named.Name).Text : "",
    };

    // The family's own code says, on a thing, that no kind was stated.
    private static string Type(Visit visit, StreamKind kind, string type) =>
        kind == StreamKind.Incident ? visit.Words[$"incident-type.{type}"] : visit.Value("type", type, [kind]);
}
