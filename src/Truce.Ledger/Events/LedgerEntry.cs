using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Truce.Ledger;

/// <summary>What the ledger holds for one event: its index and its commitment, and nothing of its content.</summary>
/// <remarks><code>truce-record/1\n&lt;index, decimal&gt;\n&lt;base64 of the commitment&gt;\n</code></remarks>
public static class LedgerEntry
{
    /// <summary>The longest entry, in bytes.</summary>
    public const int MaxLength = 15 + 19 + 1 + Hash.Base64Length + 1;

    private static ReadOnlySpan<byte> Title => "truce-record/1\n"u8;

    /// <summary>The bytes of an entry.</summary>
    /// <param name="index">The event's place in the record, from 0.</param>
    /// <param name="commitment">The event's commitment.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static byte[] Format(long index, in Hash commitment)
    {
        Span<byte> buffer = stackalloc byte[MaxLength];
        return buffer[..Format(index, commitment, buffer)].ToArray();
    }

    /// <summary>Writes an entry and returns its length.</summary>
    /// <param name="index">The event's place in the record, from 0.</param>
    /// <param name="commitment">The event's commitment.</param>
    /// <param name="to">At least <see cref="MaxLength"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="to"/> is too short.</exception>
    public static int Format(long index, in Hash commitment, Span<byte> to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (to.Length < MaxLength) throw new ArgumentException($"No room for {MaxLength} bytes.", nameof(to));
        Title.CopyTo(to);
        Utf8Formatter.TryFormat(index, to[Title.Length..], out var digits);
        var at = Title.Length + digits;
        to[at++] = (byte)'\n';
        commitment.WriteBase64(to[at..]);
        at += Hash.Base64Length;
        to[at++] = (byte)'\n';
        return at;
    }

    /// <summary>The Merkle leaf hash of an entry, without making an array of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    [SkipLocalsInit]
    public static Hash LeafHash(long index, in Hash commitment)
    {
        Span<byte> leaf = stackalloc byte[1 + MaxLength];
        leaf[0] = 0;
        return Hash.Of(leaf[..(1 + Format(index, commitment, leaf[1..]))]);
    }

    /// <summary>Reads an entry back. Only the bytes that <see cref="Format(long, in Hash)"/> writes pass.</summary>
    public static bool TryParse(ReadOnlySpan<byte> entry, out long index, out Hash commitment)
    {
        (index, commitment) = (0, default);
        if (!entry.StartsWith(Title)) return false;
        var rest = entry[Title.Length..];
        var digits = rest.IndexOf((byte)'\n');
        if (digits is < 1 or > 19 || (digits > 1 && rest[0] == '0') || rest.Length != digits + Hash.Base64Length + 2 || rest[^1] != '\n') return false;
        foreach (var digit in rest[..digits])
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
        }
        return Utf8Parser.TryParse(rest[..digits], out index, out var consumed) && consumed == digits
            && Hash.TryParseBase64(rest.Slice(digits + 1, Hash.Base64Length), out commitment);
    }
}
