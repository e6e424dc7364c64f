using System.Diagnostics.Metrics;
using Truce.Web.Live;

namespace Truce.Bench.Live;

/// <summary>How long telling the readers took, and how far the ends of it lay apart: the server's part of a delivery, without sending and reading.</summary>
internal sealed class Beats : IDisposable
{
    private readonly MeterListener listener = new();
    private long last = Stopwatch.GetTimestamp();

    public Beats()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == LiveMeter.Name && instrument.Name == "truce.live.beat.duration") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) =>
        {
            var now = Stopwatch.GetTimestamp();
            (Longest, Apart, last) = (Math.Max(Longest, seconds * 1000), Math.Max(Apart, Stopwatch.GetElapsedTime(last, now).TotalMilliseconds), now);
        });
        listener.Start();
    }

    /// <summary>The longest, in milliseconds.</summary>
    public double Longest { get; private set; }

    /// <summary>The longest time from the end of one to the end of the next, in milliseconds.</summary>
    public double Apart { get; private set; }

    public void Dispose() => listener.Dispose();
}
