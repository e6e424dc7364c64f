using System.Diagnostics.Metrics;

namespace Truce.Web.Live;

/// <summary>What following the record costs and how it fares: numbers for whoever listens to the meter, and for the health page.</summary>
public sealed class LiveMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Truce.Live";

    private readonly Counter<long> ended, refused, sent, made;
    private readonly Histogram<double> lag, beat;
    private long slow, turnedAway, messages;

    public LiveMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        meter.CreateObservableUpDownCounter("truce.live.readers", () => Readers(), "{reader}", "Streams that are open.");
        ended = meter.CreateCounter<long>("truce.live.ended", "{reader}", "Streams that ended, by why.");
        refused = meter.CreateCounter<long>("truce.live.refused", "{reader}", "Streams that were not opened, by why.");
        sent = meter.CreateCounter<long>("truce.live.sent", "{message}", "Messages about changes that were sent.");
        made = meter.CreateCounter<long>("truce.live.made", "{message}", "Messages about changes that were made; one serves all who see the same.");
        lag = meter.CreateHistogram<double>("truce.live.lag", "s", "From the recording of the first entry of a beat until its readers were told.");
        beat = meter.CreateHistogram<double>("truce.live.beat.duration", "s", "How long telling everybody took.");
    }

    /// <summary>How many streams are open.</summary>
    public Func<int> Readers { get; set; } = () => 0;

    /// <summary>Streams that were ended since the start because their reader did not read.</summary>
    public long Slow => Volatile.Read(ref slow);

    /// <summary>Streams that were not opened since the start because there were too many.</summary>
    public long TurnedAway => Volatile.Read(ref turnedAway);

    /// <summary>Messages about changes since the start.</summary>
    public long Messages => Volatile.Read(ref messages);

    internal void Ended(LiveEnd why)
    {
        if (why == LiveEnd.Slow) Interlocked.Increment(ref slow);
        ended.Add(1, new KeyValuePair<string, object?>("why", Code(why)));
    }

    internal void Refused(LiveEntry why)
    {
        Interlocked.Increment(ref turnedAway);
        refused.Add(1, new KeyValuePair<string, object?>("why", why == LiveEntry.FullAddress ? "address" : "all"));
    }

    internal void Sent()
    {
        Interlocked.Increment(ref messages);
        sent.Add(1);
    }

    internal void Beat(TimeSpan took, int madeNow)
    {
        beat.Record(took.TotalSeconds);
        made.Add(madeNow);
    }

    internal void Told(Duration since) => lag.Record(since.TotalSeconds);

    private static string Code(LiveEnd why) => why switch
    {
        LiveEnd.Left => "left",
        LiveEnd.Expired => "expired",
        LiveEnd.Rights => "rights",
        LiveEnd.TooMany => "too-many",
        LiveEnd.Slow => "slow",
        _ => "stopping",
    };
}
