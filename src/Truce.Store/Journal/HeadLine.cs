using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace Truce.Store.Journal;

/// <summary>
/// Writes and reads a head in canonical form by hand: writing it is the one thing that only the placing thread can do, so it bounds how
/// much can be recorded, and reading it is a good part of a start. The tests hold both to <see cref="CanonicalValues"/>.
/// </summary>
internal static class HeadLine
{
    private const int Short = 64;

    private static readonly ConcurrentDictionary<Marking, byte[]> Markings = new();

    [ThreadStatic]
    private static byte[]? scratch;

    /// <summary>The canonical form; it stands until the thread writes its next one.</summary>
    public static ReadOnlySpan<byte> Write(Head head)
    {
        var marking = Markings.GetOrAdd(head.Marking, static value => CanonicalValues.Write(value));
        if (scratch is null || scratch.Length < 512 + marking.Length) scratch = new byte[512 + marking.Length];
        Span<byte> line = scratch;
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
        Put(head.RecordedAt, line, ref at);
        Put("\",\"stream\":\"", line, ref at);
        Put(head.Stream, line, ref at);
        Put("\",\"version\":", line, ref at);
        Put(head.Version, line, ref at);
        Put("}", line, ref at);
        return line[..at];
    }

    /// <summary>Reads what <see cref="Write"/> writes; anything else goes the general way, which says what is wrong with it.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not a head.</exception>
    public static Head Read(ReadOnlySpan<byte> line)
    {
        var rest = line;
        return Skip("{\"command\":\""u8, ref rest) && Text(ref rest, out var command)
            && Skip(",\"index\":"u8, ref rest) && Number(ref rest, out var index)
            && Skip(",\"key\":\""u8, ref rest) && Text(ref rest, out var key)
            && Skip(",\"marking\":"u8, ref rest) && MarkingOf(ref rest, out var marking)
            && Skip(",\"name\":\""u8, ref rest) && Name(ref rest, out var name)
            && Skip(",\"recordedAt\":\""u8, ref rest) && Moment(ref rest, out var recordedAt)
            && Skip(",\"stream\":\""u8, ref rest) && Stream(ref rest, out var stream)
            && Skip(",\"version\":"u8, ref rest) && Number(ref rest, out var version)
            && rest.SequenceEqual("}"u8)
            ? new Head(index, stream, (int)version, name, recordedAt, command, key, marking)
            : CanonicalValues.Read<Head>(line);
    }

    private static bool Skip(ReadOnlySpan<byte> expected, ref ReadOnlySpan<byte> rest)
    {
        if (!rest.StartsWith(expected)) return false;
        rest = rest[expected.Length..];
        return true;
    }

    private static bool Raw(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> text)
    {
        var end = rest.IndexOfAny((byte)'"', (byte)'\\');
        text = end < 0 ? default : rest[..end];
        if (end < 0 || rest[end] != (byte)'"') return false;
        rest = rest[(end + 1)..];
        return true;
    }

    private static bool Text(ref ReadOnlySpan<byte> rest, out string text)
    {
        var found = Raw(ref rest, out var raw);
        text = found ? Encoding.ASCII.GetString(raw) : "";
        return found;
    }

    // The same few names return again and again: the catalogue's own string serves for all.
    private static bool Name(ref ReadOnlySpan<byte> rest, out string name)
    {
        Span<char> text = stackalloc char[Short];
        name = Characters(ref rest, text, out var length) ? EventCatalogue.Known(text[..length]) ?? "" : "";
        return name.Length > 0;
    }

    private static bool Moment(ref ReadOnlySpan<byte> rest, out Instant instant)
    {
        Span<char> text = stackalloc char[Short];
        instant = default;
        return Characters(ref rest, text, out var length) && CanonicalTimes.TryInstant(text[..length], out instant);
    }

    private static bool Stream(ref ReadOnlySpan<byte> rest, out Reference stream)
    {
        Span<char> text = stackalloc char[Short];
        stream = default;
        return Characters(ref rest, text, out var length) && Reference.TryParse(text[..length], out stream);
    }

    private static bool Characters(ref ReadOnlySpan<byte> rest, scoped Span<char> into, out int length)
    {
        var isShort = Raw(ref rest, out var raw) && raw.Length <= into.Length;
        length = isShort ? Encoding.ASCII.GetChars(raw, into) : 0;
        return isShort;
    }

    private static bool Number(ref ReadOnlySpan<byte> rest, out long number)
    {
        if (!Utf8Parser.TryParse(rest, out number, out var read)) return false;
        rest = rest[read..];
        return true;
    }

    // Markings of neighbours are mostly one and the same.
    private static bool MarkingOf(ref ReadOnlySpan<byte> rest, out Marking marking)
    {
        marking = Marking.Clear;
        var end = rest.IndexOf((byte)'}') + 1;
        if (end == 0) return false;
        var text = rest[..end];
        rest = rest[end..];
        if (lastMarking is not { } last || !text.SequenceEqual(last.Text)) lastMarking = last = (text.ToArray(), CanonicalValues.Read<Marking>(text));
        marking = last.Marking;
        return true;
    }

    [ThreadStatic]
    private static (byte[] Text, Marking Marking)? lastMarking;

    // Nothing in a head but its marking can need an escape: digests, names of events, references and instants are plain ASCII.
    private static void Put(string ascii, Span<byte> line, ref int at) => at += Encoding.ASCII.GetBytes(ascii, line[at..]);

    private static void Put(Reference stream, Span<byte> line, ref int at)
    {
        Span<char> text = stackalloc char[Reference.Length];
        stream.Write(text);
        at += Encoding.ASCII.GetBytes(text, line[at..]);
    }

    // .NET writes an instant of whole ticks in a third of the time, and no string: always with seven digits of the second, of which
    // the last zeros go. Finer ones, and those before the year 1, take the general way.
    private static void Put(Instant instant, Span<byte> line, ref int at)
    {
        if (instant < NodaConstants.BclEpoch || instant != Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks()))
        {
            Put(InstantPattern.ExtendedIso.Format(instant), line, ref at);
            return;
        }

        instant.ToDateTimeUtc().TryFormat(line[at..], out var length, "O", CultureInfo.InvariantCulture);
        at += line.Slice(at, length - 1).TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        line[at++] = (byte)'Z';
    }

    private static void Put(long number, Span<byte> line, ref int at)
    {
        Utf8Formatter.TryFormat(number, line[at..], out var written);
        at += written;
    }
}
