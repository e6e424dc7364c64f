using System.Buffers.Binary;

namespace Truce.Ledger;

/// <summary>A tile of entries: up to 256 of them, each behind its length as two bytes, high byte first (C2SP tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>The longest entry: 65,535 bytes.</summary>
    public const int MaxEntryLength = ushort.MaxValue;

    /// <summary>The bytes of a bundle.</summary>
    /// <param name="entries">1 to 256 entries in order.</param>
    /// <exception cref="ArgumentException">None, more than 256, or one that is too long.</exception>
    public static byte[] Write(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count is 0 or > TilePath.FullWidth) throw new ArgumentException($"A bundle holds 1 to {TilePath.FullWidth} entries, not {entries.Count}.", nameof(entries));
        var bundle = new byte[entries.Sum(e => 2 + e.Length)];
        var at = 0;
        foreach (var entry in entries) at += Append(entry.Span, bundle.AsSpan(at));
        return bundle;
    }

    /// <summary>Writes one entry behind its length, and returns how many bytes that took.</summary>
    /// <exception cref="ArgumentException">It is longer than 65,535 bytes, or there is no room for it.</exception>
    public static int Append(ReadOnlySpan<byte> entry, Span<byte> to)
    {
        if (entry.Length > MaxEntryLength) throw new ArgumentException($"An entry of {entry.Length} bytes is too long.", nameof(entry));
        if (to.Length < 2 + entry.Length) throw new ArgumentException("No room for the entry.", nameof(to));
        BinaryPrimitives.WriteUInt16BigEndian(to, (ushort)entry.Length);
        entry.CopyTo(to[2..]);
        return 2 + entry.Length;
    }

    /// <summary>The entries of a bundle, as slices of it.</summary>
    /// <param name="bundle">The whole bundle.</param>
    /// <param name="width">How many entries it should hold.</param>
    /// <exception cref="RecordException">It holds fewer or more, or ends within one.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> bundle, int width)
    {
        var entries = new ReadOnlyMemory<byte>[width];
        var at = 0;
        for (var i = 0; i < width; i++)
        {
            var end = EndOf(bundle.Span[at..], 1);
            if (end < 0) throw new RecordException($"The bundle ends within entry {i} of {width}.", at);
            entries[i] = bundle.Slice(at + 2, end - 2);
            at += end;
        }
        if (at != bundle.Length) throw new RecordException($"The bundle holds more than {width} entries.", at);
        return entries;
    }

    /// <summary>The offset behind the first <paramref name="width"/> entries; -1 if the bytes end before that.</summary>
    internal static int EndOf(ReadOnlySpan<byte> bundle, int width)
    {
        var at = 0;
        for (var i = 0; i < width; i++)
        {
            if (bundle.Length < at + 2) return -1;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bundle[at..]);
            if (bundle.Length < at) return -1;
        }
        return at;
    }
}
