using System.Collections.Immutable;
using Truce.Core.Selections;

namespace Truce.Web.Selections;

/// <summary>A list whose address holds a selection.</summary>
/// <param name="Path">Its address without one.</param>
/// <param name="Kinds">The nouns that it lists.</param>
/// <param name="Others">Names that its address may have beside a selection and those of <see cref="SelectionLists.Everywhere"/>.</param>
public sealed record SelectionList(string Path, ImmutableArray<StreamKind> Kinds, params ImmutableArray<string> Others)
{
    /// <summary>Older ways to write a part of this list, each as it is written now; null where a name and a value are as they should be.</summary>
    public Func<string, string, (string Name, string Value)?> Older { get; init; } = static (_, _) => null;
}

/// <summary>Every list with a selection, as a table of contents.</summary>
public static class SelectionLists
{
    /// <summary>Names that any address of a list may have beside a selection.</summary>
    public static ImmutableArray<string> Everywhere { get; } = ["asOf", "lang", "before", "wall", "recorded", "hxl", "key"];

    /// <summary>What can be drawn on a map.</summary>
    public static ImmutableArray<StreamKind> OnMap { get; } = [StreamKind.Incident, StreamKind.Observation, StreamKind.Hindrance, StreamKind.Crossing, StreamKind.Marker];

    /// <summary>What happened, or was said, at some time.</summary>
    public static ImmutableArray<StreamKind> InTime { get; } =
    [
        StreamKind.Incident, StreamKind.Observation, StreamKind.Hindrance, StreamKind.Passage, StreamKind.Claim, StreamKind.Report, StreamKind.Judgement,
        StreamKind.Reply, StreamKind.Assessment, StreamKind.Batch, StreamKind.LineVersion, StreamKind.Marker, StreamKind.Decision,
    ];

    /// <summary>What is worked on, and so has states that follow each other.</summary>
    public static ImmutableArray<StreamKind> OnBoard { get; } =
        [StreamKind.Incident, StreamKind.Decision, StreamKind.WatchTask, StreamKind.InformationRequest];

    public static IReadOnlyList<SelectionList> All { get; } =
    [
        new("/incidents", [StreamKind.Incident]) { Older = static (name, value) => name == "family" ? ("type", value) : null },
        new("/observations", [StreamKind.Observation, StreamKind.Hindrance]) { Older = OfObservations },
        new("/reports", [StreamKind.Report]), new("/claims", [StreamKind.Claim]), new("/crossings", [StreamKind.Crossing]),
        new("/decisions", [StreamKind.Decision], "order", "which"),
        new("/questions", [StreamKind.Question]), new("/figures", [StreamKind.Figure]), new("/tables", [StreamKind.DataTable]),
        new("/agreements", [StreamKind.Agreement]), new("/exchanges", [StreamKind.ExchangeLedger]), new("/organisations", [StreamKind.Organisation]),
        new("/sources", [StreamKind.Source]), new("/places", [StreamKind.Place]), new("/lines", [StreamKind.Line]),
        new("/presences", [StreamKind.Presence], "day"), new("/tasks", [StreamKind.WatchTask]), new("/evidence", [StreamKind.EvidenceItem]), new("/requests", [StreamKind.InformationRequest]),
        new("/shifts", [StreamKind.Shift]),
        new("/map", OnMap), new("/timeline", InTime), new("/board", OnBoard), new("/compare", InTime, "with-from", "with-until"),
        new("/replay", InTime, "day", "at"),
    ];

    /// <summary>The list at an address.</summary>
    public static SelectionList At(string path) => All.First(one => one.Path == path);

    // Kinds of observations were written as kinds before there were kinds of things.
    private static (string, string)? OfObservations(string name, string value) => name switch
    {
        "kind" when CodesOf<ObservationKind>.All.Contains(value) => ("type", value),
        "result" => ("state", value),
        _ => null,
    };
}
