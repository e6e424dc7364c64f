using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Truce.Store.Journal;
using Truce.Store.Ledger;
using Truce.Store.Registers;

namespace Truce.Store.Centres;

/// <summary>
/// The one way into the record. One thread gives each commit its place and writes it into a batch; a second makes the batch durable
/// with one sync; a third applies it, and only then answers. While one batch is being applied the next is synced and a third fills.
/// </summary>
internal sealed class Sequencer : IDisposable
{
    private const int MostWaiting = 100_000;
    private const int MostInBatch = 4_096;
    private const int MostBatchBytes = 8 * 1024 * 1024;

    // While a batch is being synced there is no hurry: the placing thread sleeps until this many wait, rather than wake for each.
    private const int WorthWaking = 16;

    // Of what is on its way no batch takes more than half, above this many: else callers come to move in step, and the disk waits
    // while they decide, and they while it syncs. Of 128 callers' batches one in ten held all 128.
    private const int WorthSharing = 32;

    private readonly JournalFiles journal;
    private readonly LedgerKeeper ledger;
    private readonly CentreRegisters registers;
    private readonly KnownCommands known;
    private readonly Action<Recorded> reaction;
    private readonly object gate = new();
    private readonly Thread placing, syncing, applying;
    private readonly Handoff<Filled> synced = new();
    private readonly AutoResetEvent handed = new(false);
    private readonly ConcurrentQueue<Filled> spare = new();
    private List<Submission> waiting = [];
    private volatile Filled? handedOver;
    private bool isSyncerIdle, isPlacingDone;
    private int beingSynced;

    // Room for the head of the event that is being placed: it is written into the batch before the next is.
    private byte[] headRoom = new byte[1024];

    // Versions that the registers do not have yet, by batch: the one being filled last. Only the placing thread looks them up.
    private volatile Filled[] underWay = [];
    private volatile Exception? failure;
    private volatile bool closing;
    private long nextIndex, nextCommit;
    private Instant lastRecordedAt;

    /// <param name="journal">Where commits are written.</param>
    /// <param name="ledger">Hears of every commitment once its commit is durable.</param>
    /// <param name="registers">Hear of every event once its commit is durable.</param>
    /// <param name="known">Commands recorded before.</param>
    /// <param name="commits">Commits recorded before.</param>
    /// <param name="reaction">Called for each event that was applied, before its command is answered.</param>
    public Sequencer(
        JournalFiles journal, LedgerKeeper ledger, CentreRegisters registers, KnownCommands known, long commits, Action<Recorded> reaction)
    {
        (this.journal, this.ledger, this.registers, this.known, this.reaction) = (journal, ledger, registers, known, reaction);
        nextIndex = registers.Applied + 1;
        nextCommit = commits;
        lastRecordedAt = nextIndex == 0 ? Instant.MinValue : registers.RecordedAt(registers.Applied);
        placing = new Thread(Place) { IsBackground = true, Name = "place commits" };
        syncing = new Thread(Sync) { IsBackground = true, Name = "sync commits" };
        applying = new Thread(Apply) { IsBackground = true, Name = "apply commits" };
        placing.Start();
        syncing.Start();
        applying.Start();
    }

    /// <summary>Why nothing is written any more; null while all is well.</summary>
    public Exception? Failure => failure;

    /// <summary>How many commits wait to be placed.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    /// <summary>Takes a commit in. The task ends once it is durable and applied, or is known not to be.</summary>
    /// <exception cref="RecordUnavailableException">Nothing can be written; nothing of it was kept, unless a restart finds it.</exception>
    public Task<Outcome> Submit(Submission submission)
    {
        lock (gate)
        {
            // What can no longer be proved is not taken in either.
            if (failure is not null || ledger.Failure is not null || closing) throw Unavailable();
            if (waiting.Count >= MostWaiting) throw new RecordUnavailableException("Too much waits to be written.");
            waiting.Add(submission);
            if (waiting.Count == (isSyncerIdle ? 1 : WorthWaking)) Monitor.Pulse(gate);
        }

        return submission.Outcome;
    }

    public void Dispose()
    {
        lock (gate)
        {
            closing = true;
            Monitor.Pulse(gate);
        }

        placing.Join();
        syncing.Join();
        applying.Join();
        handed.Dispose();
    }

    private RecordUnavailableException Unavailable() => new("The record cannot be written.", failure ?? ledger.Failure);

    private void Place()
    {
        List<Submission> taken = [];
        var batch = Next();
        try
        {
            while (true)
            {
                int share;
                lock (gate)
                {
                    while (!closing && waiting.Count < WorthWaking && !(isSyncerIdle && (waiting.Count > 0 || !batch.IsEmpty))) Monitor.Wait(gate);
                    (taken, waiting) = (waiting, []);
                    share = Math.Max(WorthSharing, (beingSynced + (handedOver?.Commits.Count ?? 0) + batch.Commits.Count + taken.Count) / 2);
                }

                foreach (var submission in taken)
                {
                    PlaceOne(submission, batch);
                    if (batch.IsFull || (batch.Commits.Count >= share && handedOver is null)) batch = HandOver(batch);
                }

                if (closing && taken.Count == 0 && batch.IsEmpty) return;

                // A batch goes on filling for as long as the one before is being synced: the more wait, the more share one sync.
                if (!batch.IsEmpty && (isSyncerIdle || closing)) batch = HandOver(batch);
            }
        }
        catch (Exception problem)
        {
            // Those that were handed on before may be recorded all the same: their answer is then the one that came first.
            Stop(problem);
            batch.Fail(Unavailable());
            foreach (var submission in taken) submission.Fail(Unavailable());
        }
        finally
        {
            lock (gate) isPlacingDone = true;
            handed.Set();
        }
    }

    private Filled HandOver(Filled batch)
    {
        lock (gate)
        {
            while (handedOver is not null) Monitor.Wait(gate);
            (handedOver, isSyncerIdle) = (batch, false);
        }

        handed.Set();
        return Next();
    }

    private Filled Next()
    {
        if (spare.TryDequeue(out var batch)) batch.Empty();
        else batch = new Filled();
        Change(batches => [.. batches, batch]);
        return batch;
    }

    private void PlaceOne(Submission submission, Filled batch)
    {
        if (failure is not null)
        {
            submission.Fail(Unavailable());
            return;
        }

        if (known.Find(submission.Print) is { } before)
        {
            batch.Answers.Add((submission, before));
            return;
        }

        if (submission.Events.Count == 0)
        {
            batch.Answers.Add((submission, new Outcome(OutcomeKind.Unknown, nextIndex - 1)));
            return;
        }

        foreach (var (stream, version) in submission.Expected)
        {
            if (VersionOf(stream) == version) continue;
            batch.Answers.Add((submission, new Outcome(OutcomeKind.Conflict, nextIndex - 1)));
            return;
        }

        if (submission.Now > lastRecordedAt) lastRecordedAt = submission.Now;
        var first = nextIndex;
        var count = submission.Events.Count;
        var (bytes, lines) = (batch.Batch.Bytes, batch.Batch.Lines);
        var (start, firstLine) = (bytes.WrittenCount, lines.Count);
        for (var at = 0; at < count; at++)
        {
            lines.Add(bytes.WrittenCount);
            batch.Events.Add(PlaceEvent(submission, submission.Events[at], batch));
        }

        CommitLine.Write(bytes, bytes.WrittenSpan[start..], nextCommit++, count);
        batch.Batch.Commits.Add(new CommitSpan(start, bytes.WrittenCount - start, first, firstLine, count));
        batch.Commits.Add((submission, new Outcome(OutcomeKind.Recorded, first, count)));
    }

    private PlacedEvent PlaceEvent(Submission submission, PreparedEvent prepared, Filled batch)
    {
        var bytes = batch.Batch.Bytes;
        var version = VersionOf(prepared.Stream) + 1;
        var head = new Head(
            nextIndex, prepared.Stream, version, prepared.Name, lastRecordedAt, submission.Print.CommandText,
            submission.Print.KeyText, prepared.Marking);
        prepared.Parts[prepared.HeadAt] = PlaceHead(head, prepared.Chance.Span[..32]);
        var commitment = EventLineWriter.Write(bytes, prepared.Parts, prepared.Chance.Span[^EventLineWriter.DecoyBytes(prepared.Parts.Length)..]);
        System.Buffers.BuffersExtensions.Write(bytes, "\n"u8);
        batch.Versions[prepared.Stream] = version;
        known.Add(submission.Print.Key, submission.Print.Command, nextIndex);
        nextIndex++;
        return new PlacedEvent(new Recorded(head, submission.Who, prepared.Event), prepared.Guarded, commitment);
    }

    private PreparedPart PlaceHead(Head head, ReadOnlySpan<byte> salt)
    {
        var line = HeadLine.Write(head);
        var length = PreparedPart.FragmentLength("head", line.Length);
        if (headRoom.Length < length) headRoom = new byte[2 * length];
        return PreparedPart.Make("head", line, salt, headRoom);
    }

    private int VersionOf(Reference stream)
    {
        var batches = underWay;
        for (var at = batches.Length - 1; at >= 0; at--)
            if (batches[at].Versions.TryGetValue(stream, out var version)) return version;
        return registers.Find(stream)?.Versions ?? 0;
    }

    private void Sync()
    {
        while (TakeFilled() is { } batch)
        {
            try
            {
                if (failure is not null) throw Unavailable();
                if (batch.Commits.Count > 0) Append(batch);
                synced.Give(batch);
            }
            catch (Exception problem)
            {
                Stop(problem);
                batch.Fail(Unavailable());
            }
        }

        synced.Close();
    }

    private void Append(Filled batch)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        journal.Append(batch.Batch);
        RecordMeter.Appended(batch.Commits.Count, batch.Events.Count, System.Diagnostics.Stopwatch.GetElapsedTime(begun));
    }

    private void Apply()
    {
        var isBroken = false;
        while (synced.Take() is { } batch)
        {
            try
            {
                // After one that could not be applied nothing is: what follows would stand in the wrong place.
                if (isBroken) throw Unavailable();
                ApplyOne(batch);
                Recycle(batch);
            }
            catch (Exception problem)
            {
                // The batch is on disk and the registers are not: a restart brings them together again.
                isBroken = true;
                Stop(problem);
                batch.Fail(Unavailable());
            }
        }
    }

    private Filled? TakeFilled()
    {
        while (true)
        {
            lock (gate)
            {
                if (handedOver is null && isPlacingDone) return null;
                var taken = handedOver;
                (handedOver, beingSynced, isSyncerIdle) = (null, taken?.Commits.Count ?? 0, taken is null);
                Monitor.Pulse(gate);
                if (taken is not null) return taken;
            }

            handed.WaitOne();
        }
    }

    private void ApplyOne(Filled batch)
    {
        var at = 0;
        foreach (var (submission, outcome) in batch.Commits)
        {
            var events = CollectionsMarshal.AsSpan(batch.Events).Slice(at, outcome.Events);
            at += outcome.Events;
            foreach (ref readonly var placed in events)
            {
                registers.Apply(placed.Recorded, placed.Guarded);
                ledger.Add(placed.Recorded.Head.Index, placed.Commitment);
            }

            registers.Publish(outcome.First + outcome.Events - 1);
            foreach (ref readonly var placed in events) reaction(placed.Recorded);
            submission.Complete(outcome);
        }

        foreach (var (submission, outcome) in batch.Answers) submission.Complete(outcome);
    }

    // Emptied only when it is filled again, by the placing thread, which alone reads it.
    private void Recycle(Filled batch)
    {
        Change(batches => [.. batches.Where(one => one != batch)]);
        spare.Enqueue(batch);
    }

    private void Change(Func<Filled[], Filled[]> change)
    {
        Filled[] before;
        do before = underWay;
        while (Interlocked.CompareExchange(ref underWay, change(before), before) != before);
    }

    private void Stop(Exception problem)
    {
        failure ??= problem;
        List<Submission> left;
        lock (gate) (left, waiting) = (waiting, []);
        foreach (var submission in left) submission.Fail(Unavailable());
    }

    private readonly record struct PlacedEvent(Recorded Recorded, IReadOnlyList<GuardedPartGiven> Guarded, Hash Commitment);

    private sealed class Filled
    {
        public Batch Batch { get; } = new();

        public List<(Submission Submission, Outcome Outcome)> Commits { get; } = [];

        /// <summary>Of all commits, one after the other.</summary>
        public List<PlacedEvent> Events { get; } = [];

        /// <summary>Answers that must not be given before everything placed earlier is durable.</summary>
        public List<(Submission Submission, Outcome Outcome)> Answers { get; } = [];

        public Dictionary<Reference, int> Versions { get; } = [];

        public bool IsEmpty => Commits.Count == 0 && Answers.Count == 0;

        public bool IsFull => Commits.Count >= MostInBatch || Batch.Bytes.WrittenCount >= MostBatchBytes;

        public void Fail(Exception problem)
        {
            foreach (var (submission, _) in Commits) submission.Fail(problem);
            foreach (var (submission, _) in Answers) submission.Fail(problem);
        }

        public void Empty()
        {
            Batch.Empty();
            Commits.Clear();
            Events.Clear();
            Answers.Clear();
            Versions.Clear();
        }
    }
}
