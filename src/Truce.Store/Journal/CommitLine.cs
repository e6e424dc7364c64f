using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace Truce.Store.Journal;

/// <summary>The line that closes a commit: without it, what stands before never happened.</summary>
/// <param name="Bytes">Of the commit's event lines, line ends included.</param>
/// <param name="Commit">Which commit, from 0.</param>
/// <param name="Events">How many event lines.</param>
/// <param name="Sha256">Of those bytes.</param>
internal readonly record struct CommitLine(long Bytes, long Commit, int Events, Hash Sha256)
{
    /// <summary>How every such line begins, and no event line does.</summary>
    public static ReadOnlySpan<byte> Opening => "{\"bytes\":"u8;

    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<byte> eventLines, long commit, int events)
    {
        var line = to.GetSpan(160);
        Utf8.TryWrite(line, CultureInfo.InvariantCulture, $"{{\"bytes\":{eventLines.Length},\"commit\":{commit},\"events\":{events},\"sha256\":\"", out var length);
        Hash.Of(eventLines).WriteBase64(line[length..]);
        length += Hash.Base64Length;
        "\"}\n"u8.CopyTo(line[length..]);
        to.Advance(length + 3);
    }

    /// <summary>Reads what <see cref="Write"/> writes, without its line end; nothing else is one. By hand, since a start reads one for each commit.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out CommitLine closing)
    {
        closing = default;
        if (!Number(Opening, ref line, out var bytes) || !Number(",\"commit\":"u8, ref line, out var commit)
            || !Number(",\"events\":"u8, ref line, out var events) || events is < 1 or > int.MaxValue) return false;
        var before = ",\"sha256\":\""u8;
        Span<byte> hash = stackalloc byte[33];
        if (!line.StartsWith(before) || !line.EndsWith("\"}"u8) || line.Length != before.Length + 44 + 2
            || Base64.DecodeFromUtf8(line.Slice(before.Length, 44), hash, out _, out var written) != OperationStatus.Done || written != 32) return false;
        closing = new CommitLine(bytes, commit, (int)events, new Hash(hash[..32]));
        return true;
    }

    public bool Closes(ReadOnlySpan<byte> eventLines) => Bytes == eventLines.Length && Sha256 == Hash.Of(eventLines);

    private static bool Number(ReadOnlySpan<byte> before, ref ReadOnlySpan<byte> line, out long number)
    {
        number = 0;
        if (!line.StartsWith(before) || !Utf8Parser.TryParse(line[before.Length..], out number, out var read)) return false;
        var digits = line.Slice(before.Length, read);
        line = line[(before.Length + read)..];
        return digits[0] is >= (byte)'1' and <= (byte)'9' || digits is [(byte)'0'];
    }
}

/// <summary>The first line of a segment.</summary>
/// <param name="Encryption">How the lines below are encrypted; <c>none</c> is the one way there is yet.</param>
/// <param name="First">Index of the first event below.</param>
/// <param name="Format">Always <c>truce-journal/1</c>.</param>
/// <param name="Origin">The ledger that the events are proved under.</param>
internal sealed record SegmentHeader(string Encryption, long First, string Format, string Origin)
{
    public static SegmentHeader Of(long first, string origin) => new("none", first, "truce-journal/1", origin);

    public byte[] ToLine() => [.. CanonicalValues.Write(this), (byte)'\n'];
}
