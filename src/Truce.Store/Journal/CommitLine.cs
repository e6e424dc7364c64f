using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Truce.Store.Journal;

/// <summary>The line that closes a commit: without it, what stands before never happened.</summary>
/// <param name="Bytes">Of the commit's event lines, line ends included.</param>
/// <param name="Commit">Which commit, from 0.</param>
/// <param name="Events">How many event lines.</param>
/// <param name="Sha256">Base64, of those bytes.</param>
internal sealed record CommitLine(long Bytes, long Commit, int Events, [property: JsonPropertyName("sha256")] string Sha256)
{
    /// <summary>How every such line begins, and no event line does.</summary>
    public static ReadOnlySpan<byte> Opening => "{\"bytes\":"u8;

    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<byte> eventLines, long commit, int events)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(eventLines, hash);
        var line = to.GetSpan(160);
        Utf8.TryWrite(line, CultureInfo.InvariantCulture, $"{{\"bytes\":{eventLines.Length},\"commit\":{commit},\"events\":{events},\"sha256\":\"", out var length);
        Base64.EncodeToUtf8(hash, line[length..], out _, out var written);
        length += written;
        "\"}\n"u8.CopyTo(line[length..]);
        to.Advance(length + 3);
    }

    public bool Closes(ReadOnlySpan<byte> eventLines) =>
        Bytes == eventLines.Length && Sha256 == Convert.ToBase64String(SHA256.HashData(eventLines));
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
