using System.Collections.Frozen;
using Truce.Store.Journal;

namespace Truce.Store.Registers;

/// <summary>
/// Everything that is computed from the record, held in memory with every version. One applier changes it, in the order of the
/// record; <see cref="Applied"/> moves on only when a commit stands whole, so a reader that pins it sees whole commits.
/// </summary>
public sealed class CentreRegisters
{
    private readonly AppendOnly<Instant> recordedAt;
    private readonly AppendOnly<Life> streams;
    private readonly FrozenDictionary<StreamKind, IRegister> byKind;
    private long applied = -1;
    private long rightsVersion;
    private long markingsVersion;

    /// <param name="events">How many events are expected at least; more may come.</param>
    public CentreRegisters(int events = 0)
    {
        (recordedAt, streams) = (new(Room(events)), new(Room(events)));
        Words = new WordIndex(this, Room(events));
        byKind = new[]
        {
            Of(Records), Of(Organisations), Of(Members), Of<Source>(new()), Of<Report>(new()), Of<Claim>(new()), Of<Question>(new()),
            Of<Figure>(new()), Of<Translation>(new()), Of<Relation>(new()), Of<Agreement>(new()), Of<Provision>(new()),
            Of<Assessment>(new()), Of<Core.Exchanges.ExchangeLedger>(new()), Of<Core.Exchanges.Batch>(new()), Of<Place>(new()),
            Of<Line>(new()), Of<LineVersion>(new()), Of<Marker>(new()), Of<Crossing>(new()), Of<Passage>(new()), Of<Incident>(new()),
            Of<Judgement>(new()), Of<Reply>(new()), Of<DutyFunction>(new()), Of<LogEntry>(new()), Of<WatchTask>(new()),
            Of<InformationRequest>(new()), Of<Shift>(new()), Of<Decision>(new()), Of<DecisionStatement>(new()), Of<Observation>(new()),
            Of<Hindrance>(new()), Of<Presence>(new()), Of<AgendaItem>(new()), Of<Capacity>(new()), Of<DataTable>(new()),
            Of<SituationDraft>(new()), Of<SituationReport>(new()), Of<FieldForm>(new()), Of<FieldSubmission>(new()),
            Of<EvidenceItem>(new()), Of<Verification>(new()), Of<Transmission>(new()), Of<Notice>(new()), Of<JointVisit>(new()),
            Of<VisitFinding>(new()), Of<HotLineCall>(new()), Of<Alert>(new()), Of<Subscription>(new()),
        }.ToFrozenDictionary();
    }

    public Register<CentreRecord> Records { get; } = new();

    public Register<Organisation> Organisations { get; } = new();

    public Register<Member> Members { get; } = new();

    public Audiences Audiences { get; } = new();

    /// <summary>Finds texts by their words; follows by itself.</summary>
    public WordIndex Words { get; }

    /// <summary>Index of the last event of the last whole commit; -1 in an empty record.</summary>
    public long Applied => Volatile.Read(ref applied);

    /// <summary>Changes whenever something is recorded that rights depend on.</summary>
    public long RightsVersion => Volatile.Read(ref rightsVersion);

    /// <summary>
    /// Changes whenever a thing that stood already is marked anew, or told anew: what one index shows to one sight is the same for as
    /// long as this is.
    /// </summary>
    public long MarkingsVersion => Volatile.Read(ref markingsVersion);

    /// <summary>The register of a noun.</summary>
    public Register<T> Of<T>()
        where T : class, INoun<T> => (Register<T>)byKind[T.Kind];

    /// <summary>The life under a reference, whatever its noun; null where there is none.</summary>
    public Life? Find(Reference reference) => byKind.GetValueOrDefault(reference.Kind)?.Find(reference.Number);

    /// <summary>Lives of every noun that stood under a thing at an index: of each noun the last to come there first.</summary>
    public IEnumerable<Life> LatestUnder(Reference thing, long index) =>
        byKind.OrderBy(one => one.Key).SelectMany(one => one.Value.LatestUnder(thing, index));

    /// <summary>Whether a stream of any kind has this number.</summary>
    public bool Knows(int number)
    {
        foreach (var register in byKind.Values)
            if (register.Find(number) is not null) return true;
        return false;
    }

    /// <summary>The stream of an event that was applied.</summary>
    public Life StreamOf(long index) => streams[(int)index];

    /// <summary>When an event that was applied was recorded.</summary>
    public Instant RecordedAt(long index) => recordedAt[(int)index];

    /// <summary>Index of the last event recorded at or before a moment; -1 where there is none.</summary>
    public long LastAt(Instant moment)
    {
        // Times never decrease, and a commit has one time: whatever is found ends a commit.
        var (low, high) = (0L, Applied + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (RecordedAt(middle) <= moment) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    /// <summary>Takes in an event; the applier's alone.</summary>
    /// <exception cref="BrokenRecordException">It is not the next of its stream, or goes back in time.</exception>
    internal void Apply(Recorded recorded, IReadOnlyList<GuardedPartGiven> guarded)
    {
        var head = recorded.Head;
        if (head.Index != recordedAt.Count) throw Broken(head, $"{recordedAt.Count} events were taken in before it");
        var register = byKind.GetValueOrDefault(head.Stream.Kind) ?? throw Broken(head, "its stream is of a kind not known to this build");
        var before = register.Find(head.Stream.Number);
        if (head.Version != (before?.Versions ?? 0) + 1) throw Broken(head, $"it is version {head.Version} of {head.Stream}, which has {before?.Versions ?? 0}");
        if (recordedAt.Count > 0 && head.RecordedAt < recordedAt[recordedAt.Count - 1]) throw Broken(head, "it was recorded before its predecessor");
        var marking = before?.Marking;
        streams.Add(register.Apply(before, recorded, this, guarded));

        // Counted afterwards: whoever reads the new number sees the new marking.
        if (marking is not null && !marking.Equals(head.Marking)) Interlocked.Increment(ref markingsVersion);
        recordedAt.Add(head.RecordedAt);
        if (head.Stream.Kind is StreamKind.Member or StreamKind.Organisation) Interlocked.Increment(ref rightsVersion);
    }

    /// <summary>Lets readers see everything up to an index; the applier's alone.</summary>
    internal void Publish(long index) => Volatile.Write(ref applied, index);

    /// <summary>Tells lives anew after parts of their events were erased; the applier's alone.</summary>
    internal void Retell(IReadOnlySet<(long Index, string Part)> erased, Func<long, Recorded> read)
    {
        foreach (var life in erased.Select(one => StreamOf(one.Index)).Distinct())
        {
            var events = Enumerable.Range(1, life.Versions).Select(version => read(life.IndexOf(version))).ToArray();
            byKind[life.Reference.Kind].Retell(life, events, erased, Words);
        }

        Interlocked.Increment(ref rightsVersion);
        Interlocked.Increment(ref markingsVersion);
    }

    /// <summary>Whether something that stands needs a file.</summary>
    /// <param name="sha256">Its digest.</param>
    internal bool Needs(string sha256) => byKind.Values.Any(register => register.All.Any(life => life.Files().Contains(sha256)));

    private static KeyValuePair<StreamKind, IRegister> Of<T>(Register<T> register)
        where T : class, INoun<T> => new(T.Kind, register);

    // What comes after the start finds room as well.
    private static int Room(int events) => Math.Max(1024, events + events / 8);

    private static BrokenRecordException Broken(Head head, string what) => new($"event {head.Index}", what);
}
