using System.Diagnostics;
using System.IO.Pipelines;
using System.Net;
using Truce.Store.Accounts;
using Truce.Store.Viewing;

namespace Truce.Web.Live;

/// <summary>
/// Tells those who follow what is recorded, as each may see it: once a beat, from one thread, without a queue for anybody. The writer
/// of the record does nothing for them: the beat looks how far it came.
/// </summary>
public sealed class LiveHub : IHostedService, IDisposable
{
    private readonly Centre centre;
    private readonly Accounts accounts;
    private readonly IClock clock;
    private readonly ILogger<LiveHub> log;
    private readonly Lock gate = new(), beating = new();
    private readonly Dictionary<LivePass, LiveSeat> seats = [];
    private readonly Dictionary<IPAddress, int> byAddress = [];
    private readonly List<(LiveSeat Seat, LiveReader[] Readers)> told = [];
    private readonly ManualResetEvent ending = new(false);
    private Thread? thread;
    private int count, nextSlot;
    private long beats, head = -1;
    private bool isStopping, disposed;

    public LiveHub(Centre centre, Accounts accounts, IClock clock, LiveLimits limits, LiveMeter meter, IHostApplicationLifetime lifetime, ILogger<LiveHub> log)
    {
        (this.centre, this.accounts, this.clock, this.log, Limits, Meter) = (centre, accounts, clock, log, limits, meter);
        meter.Readers = () => count;

        // Before the server waits for its requests to end, which these would not.
        lifetime.ApplicationStopping.Register(Stop);
    }

    /// <summary>How many may follow.</summary>
    public LiveLimits Limits { get; }

    /// <summary>What it counts.</summary>
    public LiveMeter Meter { get; }

    /// <summary>How many follow.</summary>
    public int Readers => Volatile.Read(ref count);

    /// <summary>Whether nobody more is taken.</summary>
    public bool IsFull => Readers >= Limits.MostReaders;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Limits.Beat <= TimeSpan.Zero) return Task.CompletedTask;

        // A thread of its own: when the pool is busy with commands, readers still hear of them in time.
        thread = new Thread(Run) { IsBackground = true, Name = "tell readers" };
        thread.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, true)) return;
        ending.Set();
        thread?.Join();
        ending.Dispose();
    }

    /// <summary>Takes a reader in. Its first message comes with a beat.</summary>
    /// <param name="pass">What the reader stands on.</param>
    /// <param name="address">From where.</param>
    /// <param name="until">When the session ends.</param>
    /// <param name="after">The index that the reader has heard of; null: that of now. One that there is not: told to load anew.</param>
    /// <param name="writer">Where its messages go.</param>
    /// <param name="abort">Breaks the line.</param>
    /// <param name="reader">The reader; null where not taken.</param>
    internal LiveEntry TryEnter(
        LivePass pass, IPAddress? address, Instant? until, long? after, PipeWriter writer, Action abort, out LiveReader? reader)
    {
        reader = null;
        LiveReader? oldest = null;
        lock (gate)
        {
            var open = pass.Member is null ? address : null;
            if (isStopping || count >= Limits.MostReaders) return LiveEntry.Full;
            if (open is not null && byAddress.GetValueOrDefault(open) >= Limits.MostOfAddress) return LiveEntry.FullAddress;
            if (open is not null && seats.TryGetValue(pass, out var everybody) && everybody.Readers.Count >= Limits.MostOfPublic) return LiveEntry.Full;
            if (!seats.TryGetValue(pass, out var seat)) seat = new LiveSeat(pass);
            if (open is null && seat.Readers.Count >= Limits.MostOfSession) Take(oldest = seat.Readers[0]);
            var now = centre.Head;
            reader = new LiveReader(writer, abort, seat, open, until, nextSlot++ & 0xFFFF) { Position = after ?? now, MustResync = after > now || after < -1 };
            seat.Add(reader);
            seats[pass] = seat;
            if (open is not null) byAddress[open] = byAddress.GetValueOrDefault(open) + 1;
            count++;
        }

        oldest?.End(LiveEnd.TooMany, LiveMessages.End(LiveEnd.TooMany));
        return LiveEntry.Taken;
    }

    /// <summary>A reader's request is over.</summary>
    internal void Leave(LiveReader reader, LiveEnd why)
    {
        lock (gate) Take(reader);
        Meter.Ended(why);
    }

    /// <summary>
    /// Breaks the streams of a member, whatever the session: in an example whoever changes the viewer leaves one behind. A browser that still
    /// holds a session comes back and misses nothing.
    /// </summary>
    public void Break(Id<Member> member)
    {
        LiveReader[] all;
        lock (gate) all = [.. seats.Values.Where(seat => seat.Pass.Member == member).SelectMany(seat => seat.Readers)];
        foreach (var reader in all) reader.End(LiveEnd.Expired);
    }

    /// <summary>Tells everybody what there is to tell. The beat does the same by itself.</summary>
    public void Beat()
    {
        lock (beating)
        {
            var begun = Stopwatch.GetTimestamp();
            var (before, reached) = (head, head = centre.Head);
            beats++;
            told.Clear();
            lock (gate)
            {
                foreach (var seat in seats.Values) told.Add((seat, seat.Listed));
            }

            var left = (long)Limits.MostLookedAt;
            Dictionary<AudienceSet, LiveGroup> groups = [];

            // Whoever had to wait at the last beat comes earlier at this one.
            for (var at = 0; at < told.Count; at++) Tell(told[(int)((at + beats) % told.Count)], groups, ref left);
            told.Clear();
            Meter.Beat(Stopwatch.GetElapsedTime(begun), groups.Values.Sum(group => group.Made));
            if (groups.Count > 0 && reached > before && before >= 0 && centre.View(null, before + 1).RecordedAt is { } first) Meter.Told(clock.GetCurrentInstant() - first);
        }
    }

    private void Run()
    {
        while (!ending.WaitOne(Limits.Beat))
        {
            try
            {
                Beat();
            }
            catch (Exception problem)
            {
                // Readers are told at the next one; a server that keeps a record does not end over them.
                log.LogError(problem, "A beat for those who follow the record failed");
            }
        }
    }

    private void Tell((LiveSeat Seat, LiveReader[] Readers) one, Dictionary<AudienceSet, LiveGroup> groups, ref long left)
    {
        var (seat, readers) = one;
        var (view, now) = (centre.View(seat.Pass.Member, head), clock.GetCurrentInstant());
        if (!seat.Pass.Holds(view, centre, accounts, now))
        {
            foreach (var reader in readers) reader.End(LiveEnd.Rights, LiveMessages.End(LiveEnd.Rights));
            return;
        }

        var seen = view.Audiences;
        var isOther = seat.Seen is { } before && !seen.Extends(before);
        seat.Seen = seen;
        if (!groups.TryGetValue(seen, out var group)) groups[seen] = group = new LiveGroup(view, Limits.MostNamed);
        foreach (var reader in readers)
        {
            reader.MustResync |= isOther;
            if (reader.Until <= now) reader.End(LiveEnd.Expired);
            else if (reader.IsStuck(Limits.LongestWrite)) reader.End(LiveEnd.Slow);
            else TellOne(reader, group, ref left);
        }
    }

    private void TellOne(LiveReader reader, LiveGroup group, ref long left)
    {
        if (reader.MustResync || head - reader.Position > Limits.MostMissed)
        {
            if (reader.TrySend(LiveMessages.Resync(head))) (reader.Position, reader.MustResync) = (head, false);
        }
        else if (reader.Position < head && group.TryTell(reader.Position, ref left, out var message))
        {
            if (message is null || Sent(reader, message)) reader.Position = head;
        }

        // At its turn whether or not there was something to tell: that it came says nothing of what happened.
        if ((beats + reader.Slot) % Limits.BeatsOfSilence == 0) reader.TrySend(LiveMessages.Beat);
    }

    private bool Sent(LiveReader reader, byte[] message)
    {
        if (!reader.TrySend(message)) return false;
        Meter.Sent();
        return true;
    }

    private void Stop()
    {
        LiveReader[] all;
        lock (gate)
        {
            isStopping = true;
            all = [.. seats.Values.SelectMany(seat => seat.Readers)];
        }

        foreach (var reader in all) reader.End(LiveEnd.Stopping);
    }

    // Under the gate.
    private void Take(LiveReader reader)
    {
        var seat = reader.Seat;
        if (!seat.Remove(reader)) return;
        count--;
        if (seat.Readers.Count == 0) seats.Remove(seat.Pass);
        if (reader.Address is not { } address) return;
        if (byAddress[address] == 1) byAddress.Remove(address);
        else byAddress[address]--;
    }
}
