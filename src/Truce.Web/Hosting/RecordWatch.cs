using Truce.Store.Journal;

namespace Truce.Web.Hosting;

/// <summary>That the record takes no new entries any more.</summary>
/// <param name="Since">When it was noticed.</param>
/// <param name="Why">The end of the key of the words that say why: <c>disk</c>, <c>record</c> or <c>unknown</c>. What exactly stands in the log, for it names places on the machine.</param>
public sealed record Stopped(Instant Since, string Why);

/// <summary>Looks whether the record still takes entries; where it does not, says so once in the log, and to whoever asks from then on.</summary>
public sealed class RecordWatch(Centre centre, IClock clock, ILogger<RecordWatch> log) : IHostedService, IDisposable
{
    /// <summary>The log's number for it.</summary>
    public static readonly EventId RecordStopped = new(1, nameof(RecordStopped));

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Stopped? stopped;
    private Timer? timer;

    /// <summary>Why nothing is recorded any more, and since when; null while all is well.</summary>
    public Stopped? Look()
    {
        lock (gate)
        {
            if (stopped is not null || centre.Failure is not { } failure) return stopped;
            stopped = new Stopped(clock.GetCurrentInstant(), Causes(failure).Select(WhyOf).FirstOrDefault(why => why != "unknown") ?? "unknown");
            log.LogCritical(RecordStopped, failure, "The record takes no new entries since {Since}. Mend the cause and start the server anew", stopped.Since);
            return stopped;
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        timer = new Timer(_ => Look(), null, Beat, Beat);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose() => timer?.Dispose();

    private static string WhyOf(Exception cause) => cause switch
    {
        BrokenRecordException => "record",
        IOException or UnauthorizedAccessException => "disk",
        _ => "unknown",
    };

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException) yield return failure;
    }
}
