using System.Diagnostics.Metrics;

namespace Truce.Store.Centres;

/// <summary>What the writer measures of itself, for whoever listens to the meter; next to nothing where nobody does. Numbers alone: nothing of what is recorded.</summary>
public static class RecordMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Truce.Record";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commits = Meter.CreateCounter<long>("truce.record.commits", "{commit}", "Commits made durable.");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("truce.record.events", "{event}", "Events made durable.");
    private static readonly Histogram<int> BatchCommits = Meter.CreateHistogram<int>("truce.record.batch.commits", "{commit}", "Commits that shared one sync.");
    private static readonly Histogram<double> SyncSeconds = Meter.CreateHistogram<double>("truce.record.sync.duration", "s", "How long writing and syncing a batch took.");

    /// <summary>A batch is durable.</summary>
    internal static void Appended(int commits, int events, TimeSpan took)
    {
        Commits.Add(commits);
        Events.Add(events);
        BatchCommits.Record(commits);
        SyncSeconds.Record(took.TotalSeconds);
    }
}
