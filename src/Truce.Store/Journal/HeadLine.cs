using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using NodaTime.Text;

namespace Truce.Store.Journal;

/// <summary>
/// Writes a head in canonical form by hand: it is the one part that only the placing thread can write, so it bounds how much can be
/// recorded. The tests hold it to <see cref="CanonicalValues"/>.
/// </summary>
internal static class HeadLine
{
    private static readonly ConcurrentDictionary<Marking, byte[]> Markings = new();

    public static ReadOnlySpan<byte> Write(Head head)
    {
        var marking = Markings.GetOrAdd(head.Marking, static value => CanonicalValues.Write(value));
        Span<byte> line = new byte[512 + marking.Length];
        var at = 0;
        Put("{\"command\":\"", line, ref at);
        Put(head.Command, line, ref at);
        Put("\",\"index\":", line, ref at);
        Put(head.Index, line, ref at);
        Put(",\"key\":\"", line, ref at);
        Put(head.Key, line, ref at);
        Put("\",\"marking\":", line, ref at);
        marking.CopyTo(line[at..]);
        at += marking.Length;
        Put(",\"name\":\"", line, ref at);
        Put(head.Name, line, ref at);
        Put("\",\"recordedAt\":\"", line, ref at);
        Put(InstantPattern.ExtendedIso.Format(head.RecordedAt), line, ref at);
        Put("\",\"stream\":\"", line, ref at);
        Put(head.Stream.ToString(), line, ref at);
        Put("\",\"version\":", line, ref at);
        Put(head.Version, line, ref at);
        Put("}", line, ref at);
        return line[..at];
    }

    // Nothing in a head but its marking can need an escape: digests, names of events, references and instants are plain ASCII.
    private static void Put(string ascii, Span<byte> line, ref int at) => at += Encoding.ASCII.GetBytes(ascii, line[at..]);

    private static void Put(long number, Span<byte> line, ref int at)
    {
        Utf8Formatter.TryFormat(number, line[at..], out var written);
        at += written;
    }
}
