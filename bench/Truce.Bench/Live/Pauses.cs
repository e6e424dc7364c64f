namespace Truce.Bench.Live;

/// <summary>How often and how long the collector stopped the process between two moments.</summary>
internal sealed class Pauses
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    private readonly Thread looking;
    private readonly TimeSpan before = GC.GetTotalPauseDuration();
    private readonly int[] counts = [.. Enumerable.Range(0, 3).Select(GC.CollectionCount)];
    private readonly long allocated = GC.GetTotalAllocatedBytes();
    private volatile bool isOver;
    private TimeSpan longest, known = GC.GetTotalPauseDuration();

    private Pauses()
    {
        looking = new Thread(Watch) { IsBackground = true };
        looking.Start();
    }

    /// <summary>Begins to look.</summary>
    public static Pauses Begin() => new();

    /// <summary>Ends it.</summary>
    /// <returns>Collections of each generation and of those above it, all pauses and the longest in milliseconds, and MiB allocated. Two pauses within two milliseconds count as one.</returns>
    public (int Zero, int One, int Two, double All, double Longest, double Allocated) End()
    {
        isOver = true;
        looking.Join();
        return (GC.CollectionCount(0) - counts[0], GC.CollectionCount(1) - counts[1], GC.CollectionCount(2) - counts[2],
            (GC.GetTotalPauseDuration() - before).TotalMilliseconds, longest.TotalMilliseconds, (GC.GetTotalAllocatedBytes() - allocated) / (1024.0 * 1024));
    }

    private void Watch()
    {
        while (!isOver)
        {
            var all = GC.GetTotalPauseDuration();
            if (all - known > longest) longest = all - known;
            known = all;
            Thread.Sleep(Look);
        }
    }
}
