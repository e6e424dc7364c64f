using System.Buffers;

namespace Truce.Store.Journal;

/// <summary>Makes a segment's bytes anew with some of its lines replaced.</summary>
internal static class SegmentRewriter
{
    /// <summary>The segment with other lines in place of some events'; closing lines are made to fit.</summary>
    public static byte[] Rewrite(byte[] segment, long first, IReadOnlyDictionary<long, byte[]> anew)
    {
        var result = new ArrayBufferWriter<byte>(segment.Length);
        var commit = new ArrayBufferWriter<byte>();
        var index = first;
        foreach (var line in Lines.Of(segment))
        {
            var bytes = segment.AsSpan(line.Start, line.Length);
            if (line.Start == 0) Put(result, bytes);
            else if (CommitLine.TryRead(bytes, out var closing))
            {
                result.Write(commit.WrittenSpan);
                CommitLine.Write(result, commit.WrittenSpan, closing.Commit, closing.Events);
                commit.Clear();
            }
            else Put(commit, anew.TryGetValue(index++, out var other) ? other : bytes);
        }

        return result.WrittenSpan.ToArray();
    }

    /// <summary>Notes the place of every event line, and the length and fingerprint of the whole.</summary>
    public static void Locate(byte[] bytes, Segment segment)
    {
        foreach (var line in Lines.Of(bytes))
            if (line.Start > 0 && !CommitLine.TryRead(bytes.AsSpan(line.Start, line.Length), out _)) segment.Line(line.Start);
        segment.Grew(bytes);
    }

    private static void Put(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> line)
    {
        to.Write(line);
        to.Write("\n"u8);
    }
}

/// <summary>Lines of a text in memory.</summary>
internal static class Lines
{
    /// <summary>Start and length, without line end, of every line that has an end.</summary>
    public static IEnumerable<(int Start, int Length)> Of(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0) yield break;
            yield return (start, length);
            start += length + 1;
        }
    }
}
