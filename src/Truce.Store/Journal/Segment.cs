using System.Globalization;
using System.Security.Cryptography;
using Truce.Store.Disk;
using Truce.Store.Registers;

namespace Truce.Store.Journal;

/// <summary>One file of the journal, with the place of every event line in it. Written by one, read by many.</summary>
internal sealed class Segment(string name, long first, IDiskReader reader) : IDisposable
{
    private readonly AppendOnly<int> lines = new(256);
    private readonly IncrementalHash running = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string? vouched;

    public string Name => name;

    public string Path => JournalFiles.Directory + "/" + name;

    /// <summary>Index of its first event.</summary>
    public long First => first;

    /// <summary>Events whose place is known.</summary>
    public int Count => lines.Count;

    /// <summary>Fingerprint of everything up to the last commit, base64 of its SHA-256: a later start compares it in one go.</summary>
    public string Print => vouched ?? Convert.ToBase64String(running.GetCurrentHash());

    /// <summary>Bytes up to the last commit.</summary>
    public long Length { get; private set; }

    /// <summary>Segment names sort as their first indexes do.</summary>
    public static string NameOf(long first) => first.ToString("D12", CultureInfo.InvariantCulture) + ".jsonl";

    /// <summary>Takes note of bytes that now stand at the end.</summary>
    public void Grew(ReadOnlySpan<byte> bytes)
    {
        running.AppendData(bytes);
        Length += bytes.Length;
    }

    /// <summary>Takes over a fingerprint that was just compared with the file: the segment is closed and does not grow.</summary>
    public void Vouch(long length, string print) => (Length, vouched) = (length, print);

    /// <summary>Takes note of where an event line begins.</summary>
    public void Line(long offset) => lines.Add(checked((int)offset));

    /// <summary>The line of an event, without its end.</summary>
    public byte[] Read(long index)
    {
        var at = lines[(int)(index - first)];
        for (var size = 2 * 1024; ; size *= 8)
        {
            var bytes = new byte[size];
            var read = reader.ReadAt(at, bytes);
            var end = bytes.AsSpan(0, read).IndexOf((byte)'\n');
            if (end >= 0) return bytes[..end];
            if (read < size) throw new BrokenRecordException(Path, $"the line of event {index} has no end");
        }
    }

    /// <summary>Everything up to the last commit.</summary>
    public byte[] ReadAll()
    {
        var bytes = new byte[Length];
        var read = reader.ReadAt(0, bytes);
        return read == bytes.Length ? bytes : throw new BrokenRecordException(Path, $"{read} bytes stand where {bytes.Length} were written");
    }

    public void Dispose()
    {
        running.Dispose();
        reader.Dispose();
    }
}
