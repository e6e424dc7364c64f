using System.Buffers;

namespace Truce.Store.Journal;

/// <summary>One commit within a batch: its event lines and the line that closes it, whole.</summary>
/// <param name="Start">Where its first byte stands in the batch.</param>
/// <param name="Length">Bytes, the closing line included.</param>
/// <param name="First">Index of its first event.</param>
/// <param name="Lines">Where each event line begins, from the commit's first byte.</param>
internal sealed record CommitSpan(int Start, int Length, long First, int[] Lines);

/// <summary>Commits that become durable with one sync.</summary>
internal sealed class Batch
{
    public ArrayBufferWriter<byte> Bytes { get; } = new(64 * 1024);

    public List<CommitSpan> Commits { get; } = [];

    public ReadOnlySpan<byte> Of(CommitSpan commit) => Bytes.WrittenSpan.Slice(commit.Start, commit.Length);
}
