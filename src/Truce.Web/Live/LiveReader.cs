using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Net;

namespace Truce.Web.Live;

/// <summary>
/// One stream. It has no queue: while an earlier message is still on its way it is sent nothing, and then a longer stretch at once. The
/// beat alone sends; the request that it belongs to waits, and writes nothing more once it ended.
/// </summary>
internal sealed class LiveReader(PipeWriter writer, Action abort, LiveSeat seat, IPAddress? address, Instant? until, int slot)
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource<LiveEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<FlushResult>? sending;
    private long sendingSince;
    private bool isOpen, isOver;

    public LiveSeat Seat => seat;

    public IPAddress? Address => address;

    /// <summary>When the session that it stands on ends; null for the public.</summary>
    public Instant? Until => until;

    /// <summary>Spreads what all are told now and then over the beats.</summary>
    public int Slot => slot;

    /// <summary>The last index that it was told of; the beat's alone.</summary>
    public long Position { get; set; }

    /// <summary>Whether it must be told to load anew; the beat's alone, once it began.</summary>
    public bool MustResync { get; set; }

    /// <summary>Ends with the reason.</summary>
    public Task<LiveEnd> Ended => ended.Task;

    /// <summary>From here on the answer is the beat's: its beginning went out.</summary>
    public void Open()
    {
        lock (gate) isOpen = true;
    }

    /// <summary>Sends, unless something is still on its way.</summary>
    /// <returns>Whether it was sent.</returns>
    public bool TrySend(ReadOnlySpan<byte> message)
    {
        lock (gate)
        {
            if (!isOpen || isOver || sending is { IsCompleted: false }) return false;
            try
            {
                writer.Write(message);
                var flush = writer.FlushAsync();
                if (flush.IsCompletedSuccessfully) sending = flush.Result.IsCompleted ? Gone() : null;
                else (sending, sendingSince) = (flush.AsTask(), Stopwatch.GetTimestamp());
                return true;
            }
            catch (Exception problem) when (problem is IOException or InvalidOperationException or OperationCanceledException)
            {
                Gone();
                return false;
            }
        }
    }

    /// <summary>Whether a message has been on its way for longer than it may.</summary>
    public bool IsStuck(TimeSpan longest)
    {
        lock (gate) return sending is { IsCompleted: false } && Stopwatch.GetElapsedTime(sendingSince) > longest;
    }

    /// <summary>Ends it; a last message goes out where it can.</summary>
    public void End(LiveEnd why, byte[]? last = null)
    {
        if (last is not null) TrySend(last);
        ended.TrySetResult(why);
        if (why == LiveEnd.Slow) abort();
    }

    /// <summary>The request's last act: from here on nothing is written to an answer that may belong to somebody else by then.</summary>
    public async Task CloseAsync(TimeSpan longest)
    {
        Task<FlushResult>? last;
        lock (gate) (isOver, last) = (true, sending);
        if (last is null) return;
        try
        {
            await last.WaitAsync(longest);
        }
        catch (Exception problem) when (problem is TimeoutException or IOException or OperationCanceledException or InvalidOperationException)
        {
            abort();
        }
    }

    private Task<FlushResult>? Gone()
    {
        ended.TrySetResult(LiveEnd.Left);
        return null;
    }
}
