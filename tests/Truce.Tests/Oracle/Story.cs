using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Tests.Store;

namespace Truce.Tests.Oracle;

/// <summary>
/// A generated centre: things of every chapter under all markings, done one by one through <c>Centre.ExecuteAsync</c> as members of
/// different organisations, and the log of it. One seed, one story.
/// </summary>
internal sealed partial class Story : IDisposable
{
    private static readonly Duties[] AllDuties = [Duties.Recording, Duties.Grading, Duties.Secretariat, Duties.DataProtection, Duties.Speaking, Duties.Publishing];
    private static readonly IReadOnlyList<Act> Acts = [.. Contents.All.SelectMany(chapter => chapter.Acts), new(24, story => story.ChangeMark(), IsOfRights: true)];
    private static readonly IReadOnlyList<Act> ActsWithoutRights = [.. Acts.Where(act => !act.IsOfRights)];

    private readonly MemoryDisk disk = new();
    private bool isSlow;

    public Story(int seed, bool reopens = true, bool erases = true)
    {
        Seed = seed;
        Chance = new Random(seed);
        Test = new TestCentre(options =>
        {
            // In memory: thousands of small commits, and nothing here is about a disk.
            if (seed % 2 == 0) disk.Delete("snapshot.json");
            return options with { Origin = "example.oracle", Disk = disk };
        });
        Oracle = new Oracle(Log);
        Telling = new Telling(Oracle);
        Begin();

        // With another noun there is more to happen, and the story grows longer; its parts keep their places.
        var steps = Acts.Sum(act => act.Weight) * 7 / 3;
        var erasures = new[] { 6, 10, 14, 17 }.Select(part => steps * part / 19).ToList();
        for (var step = 0; step < steps; step++)
        {
            Act(Acts);
            if (erases && erasures.Contains(step)) Redact();
            if (step == steps * 16 / 19 && reopens) Test.Reopen();
        }

        Test.Centre.Prove();
        Proved = Log.Head + 1;
        for (var step = 0; step < 5; step++) Act(Acts);
        Ask(0);
    }

    public int Seed { get; }

    public Random Chance { get; }

    public TestCentre Test { get; }

    public Log Log { get; } = new();

    public Oracle Oracle { get; }

    public Telling Telling { get; }

    /// <summary>How many events stand under the checkpoint.</summary>
    public long Proved { get; }

    /// <summary>Things upon which nothing more can be done.</summary>
    public HashSet<string> Ended { get; } = [];

    /// <summary>Every member that was ever admitted.</summary>
    public IReadOnlyList<string> Members => [.. Log.OfKind("MEM")];

    public long Head => Log.Head;

    /// <summary>Moves to a later day, without writing: representations begin and end.</summary>
    public void Ask(int daysLater)
    {
        Test.Clock.Now = Log.Deeds[^1].At + Duration.FromDays(daysLater) + Duration.FromSeconds(1);
        Oracle.Today = Test.Clock.Now.InUtc().Date;
    }

    /// <summary>One more act, of a kind that changes nobody's rights, a second after the one before: no day begins.</summary>
    public void ActWithoutRights()
    {
        isSlow = true;
        Act(ActsWithoutRights);
    }

    public void Dispose() => Test.Dispose();

    public static Id<T> Id<T>(string reference)
        where T : class, INoun<T> => Core.Journal.Id<T>.TryParse(reference, out var id) ? id : throw new ArgumentException(reference);

    public static Reference Ref(string reference) => Reference.TryParse(reference, out var parsed) ? parsed : throw new ArgumentException(reference);

    private void Begin()
    {
        var founder = Test.Secretary.ToString();
        var first = Test.Centre.View(Test.Secretary).Event(0)!;
        var centre = first.Head.Stream.ToString();
        Log.Add(new(0, centre, "organisation.registered/1", first.Head.RecordedAt, founder, centre, Body(("name", "Test centre"), ("kind", "Centre")), Mark.Clear));
        Log.Add(new(1, founder, "member.admitted/1", first.Head.RecordedAt, founder, centre,
            Body(("organisation", centre), ("function", "Secretariat"), ("duties", Flags(AllDuties.Aggregate((one, other) => one | other)))), Mark.Green));
        Oracle.Today = Test.Clock.Now.InUtc().Date;
        foreach (var chapter in Contents.All) chapter.Begin(this);
    }

    private void Act(IReadOnlyList<Act> acts)
    {
        if (isLate)
        {
            Test.Clock.Now = Today.PlusDays(1).AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(Chance.Next(1, 60));
            Oracle.Today = Today;
            isLate = false;
        }

        Contents.Choose(Chance, acts, act => act.Weight).Do(this);
    }
}
