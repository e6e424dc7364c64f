using System.Buffers;

namespace Truce.Store.Journal;

/// <summary>One commit within a batch: its event lines and the line that closes it, whole.</summary>
/// <param name="Start">Where its first byte stands in the batch.</param>
/// <param name="Length">Bytes, the closing line included.</param>
/// <param name="First">Index of its first event.</param>
/// <param name="FirstLine">Where its first event stands in <see cref="Batch.Lines"/>; its others follow.</param>
/// <param name="Lines">How many events it has.</param>
internal readonly record struct CommitSpan(int Start, int Length, long First, int FirstLine, int Lines);

/// <summary>Commits that become durable with one sync.</summary>
internal sealed class Batch
{
    public ArrayBufferWriter<byte> Bytes { get; } = new(64 * 1024);

    public List<CommitSpan> Commits { get; } = [];

    /// <summary>Where each event line begins in the batch, commit after commit.</summary>
    public List<int> Lines { get; } = [];

    public void Empty()
    {
        Bytes.ResetWrittenCount();
        Commits.Clear();
        Lines.Clear();
    }
}
