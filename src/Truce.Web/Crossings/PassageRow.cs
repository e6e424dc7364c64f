namespace Truce.Web.Crossings;

/// <summary>A lane of the timeline: one way through one crossing.</summary>
/// <param name="Name">Crossing and way, in the reader's words.</param>
/// <param name="Passages">Statements that were not taken back.</param>
public sealed record PassageRow(string Name, IReadOnlyList<Passage> Passages);
