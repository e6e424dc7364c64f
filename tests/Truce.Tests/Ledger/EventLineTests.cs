using System.Buffers;
using System.Text;
using FsCheck.Fluent;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

public class EventLineTests
{
    [Fact]
    public void What_is_written_is_read_and_commits_alike()
    {
        Property.Holds(Events.Any, parts =>
        {
            var (line, commitment) = Events.Write(parts);
            var read = EventLine.Parse(line);
            return EventLine.CommitmentOf(line) == commitment
                && read.Commitment() == commitment
                && read.ToBytes().AsSpan().SequenceEqual(line)
                && read.Parts.Select(p => (p.Name, Encoding.UTF8.GetString(p.Value.Span))).SequenceEqual(parts);
        });
    }

    [Fact]
    public void Any_changed_byte_is_seen()
    {
        var cases = from parts in Events.Any from at in Gen.Choose(0, 100_000) from change in Gen.Choose(1, 255) select (parts, at, change);
        Property.Holds(cases, c =>
        {
            var (line, commitment) = Events.Write(c.parts);
            line[c.at % line.Length] ^= (byte)c.change;
            try
            {
                return EventLine.CommitmentOf(line) != commitment;
            }
            catch (RecordException)
            {
                return true;
            }
        }, 1000);
    }

    [Fact]
    public void Closed_parts_leave_the_commitment_as_it_was()
    {
        var cases = from parts in Events.Any from closed in Gen.SubListOf(parts.Select(p => p.Item1).ToArray()) select (parts, closed);
        Property.Holds(cases, c =>
        {
            var (line, commitment) = Events.Write(c.parts);
            var names = c.closed.ToHashSet();
            var closed = EventLine.Parse(line).Without(names);
            return closed.Commitment() == commitment
                && EventLine.CommitmentOf(closed.ToBytes()) == commitment
                && closed.Parts.All(p => !names.Contains(p.Name))
                && closed.Parts.Count + closed.Opaque.Count == EventLine.Parse(line).Parts.Count + EventLine.Parse(line).Opaque.Count;
        });
    }
}

/// <summary>Generated events and their stored lines.</summary>
internal static class Events
{
    private static readonly string[] Names = ["body", "custody", "exactPlace", "focal", "head", "verbatim", "who", "witness"];

    private static readonly string[] Values =
    [
        "{}", "[]", "null", "0", "-7", "\"\"", "\"text\"", "{\"index\":41,\"name\":\"incident.reported/1\"}",
        "{\"a\":[1,2,{\"b\":\"\\u001f\\n\"}],\"é\":\"ع\",\"😀\":true}", "[[[[9007199254740991]]]]",
    ];

    /// <summary>1 to 8 parts in order, each a name and a canonical value.</summary>
    public static FsCheck.Gen<(string, string)[]> Any { get; } =
        from names in Gen.SubListOf(Names).Where(n => n.Count > 0)
        from values in Gen.Elements(Values).ArrayOf(Names.Length)
        select names.Order(StringComparer.Ordinal).Select((name, i) => (name, values[i])).ToArray();

    /// <summary>The stored line and commitment, with salts and decoys that are the same each time.</summary>
    public static (byte[] Line, Hash Commitment) Write(params (string Name, string Value)[] parts)
    {
        var random = new byte[EventLineWriter.RandomBytes(parts.Length)];
        new Random(parts.Length).NextBytes(random);
        var prepared = parts.Select((p, i) => PreparedPart.Make(p.Name, Encoding.UTF8.GetBytes(p.Value), random.AsSpan(32 * i, 32))).ToArray();
        var buffer = new ArrayBufferWriter<byte>();
        var commitment = EventLineWriter.Write(buffer, prepared, random.AsSpan(32 * parts.Length));
        return (buffer.WrittenSpan.ToArray(), commitment);
    }
}
