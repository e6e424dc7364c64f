namespace Truce.Formats.Imports;

/// <summary>What a replay needs of the centre that it fills.</summary>
/// <param name="Found">Begins the centre under a name with a first member of a function, or, where it has begun, says who they are.</param>
/// <param name="Execute">The way in.</param>
/// <param name="SetTime">Sets the time of what is recorded next; null: the present again.</param>
public sealed record ReplayDoor(
    Func<LocalText, LocalText, Task<(Id<Organisation> Organisation, Id<Member> Member)>> Found, ImportRun.Execute Execute, Action<Instant?> SetTime);

/// <summary>Whom a visitor of an example may choose to be.</summary>
/// <param name="Key">The manifest's key.</param>
/// <param name="Function">By function, never by name.</param>
/// <param name="Organisation">Null for the public.</param>
/// <param name="Member">Null for the public.</param>
public sealed record ExampleViewer(string Key, LocalText Function, Id<Organisation>? Organisation, Id<Member>? Member);

/// <summary>An example that stands in a centre.</summary>
/// <param name="Viewers">In the manifest's order. Empty where the replay was stopped before all were admitted.</param>
/// <param name="Secretariat">The first member.</param>
/// <param name="Result">What was recorded; where it stopped, if it did.</param>
public sealed record ExampleCentre(Manifest Manifest, IReadOnlyList<ExampleViewer> Viewers, Id<Member> Secretariat, ImportResult Result);

/// <summary>
/// Replays an example into a centre. Run at every start: in an empty centre it records everything, in one where it stopped half way it
/// goes on, in a complete one it records nothing and finds the members again.
/// </summary>
public static class ExampleReplay
{
    /// <summary>Reads the example in a folder and replays it.</summary>
    /// <param name="exampleFolder">Where <c>example.yaml</c> stands.</param>
    /// <param name="articlesFolder">Folder of the texts; null: the one that the manifest names.</param>
    /// <param name="door">The centre to fill; its origin must be the manifest's.</param>
    /// <exception cref="ImportException">Something is wrong in the files.</exception>
    public static Task<ExampleCentre> RunAsync(string exampleFolder, string? articlesFolder, ReplayDoor door) =>
        RunAsync(ExampleSet.Read(exampleFolder, articlesFolder), door);

    /// <summary>Replays an example that was read before.</summary>
    public static async Task<ExampleCentre> RunAsync(ExampleSet example, ReplayDoor door)
    {
        try
        {
            door.SetTime(example.Steps[0].At);
            var (organisation, secretariat) = await door.Found(example.Manifest.Name, example.Manifest.Secretariat);
            var known = new References();
            known.Add(example.Centre, organisation.Reference);
            var keeper = example.Manifest.Viewers.FirstOrDefault(viewer => viewer.Duties.HasFlag(Duties.Recording | Duties.Grading));
            var result = await ImportRun.RunAsync(
                example.Steps, known, Holdings.Nothing, door.Execute,
                step => step.Seat is { } seat ? MemberOf(seat, known)!.Value
                    : step.Work == ImportWork.Watch && keeper is not null ? MemberOf(keeper.Key.Key, known) ?? secretariat
                    : secretariat,
                at => door.SetTime(at));
            return new ExampleCentre(example.Manifest, result.Stopped is null ? Viewers(example.Manifest, known) : [], secretariat, result);
        }
        finally
        {
            door.SetTime(null);
        }
    }

    private static IReadOnlyList<ExampleViewer> Viewers(Manifest manifest, References known) =>
    [
        .. manifest.Viewers.Select(viewer => new ExampleViewer(
            viewer.Key.Key, viewer.Function, viewer.Organisation is { } organisation ? known.Of<Organisation>(organisation) : null, MemberOf(viewer.Key.Key, known))),
    ];

    private static Id<Member>? MemberOf(string seat, References known) =>
        known.Find(StreamKind.Member, seat) is { } reference ? new Id<Member>(reference.Number) : null;
}
