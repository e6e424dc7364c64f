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
    public void One_pass_finds_the_parts_that_the_plain_reading_finds()
    {
        Property.Holds(Events.Any, parts =>
        {
            var (line, commitment) = Events.Write(parts);
            var found = new List<(string, string)>();
            var scan = new EventScan(line, new Hash[Commitments.MaxDigests]);
            while (scan.Next(out var name, out var value)) found.Add((Encoding.UTF8.GetString(line[name]), Encoding.UTF8.GetString(line[value])));
            var unhashed = new EventScan(line, []);
            while (unhashed.Next(out _, out _)) ;
            return found.SequenceEqual(parts) && scan.Commitment() == commitment;
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
    public void The_fast_path_agrees_with_the_plain_one_about_whole_and_altered_lines()
    {
        var alphabet = Encoding.UTF8.GetBytes("{}[]\",:\\0A=aeu. \n");
        var cases = from parts in Events.Any from at in Gen.Choose(0, 100_000) from kind in Gen.Choose(0, 3) from with in Gen.Elements(alphabet) select (parts, at, kind, with);
        var (agreed, refused) = (0, 0);
        Property.Holds(cases, c =>
        {
            var line = Events.Write(c.parts).Line;
            var at = c.at % line.Length;
            byte[] altered = c.kind switch
            {
                0 => [.. line[..at], c.with, .. line[(at + 1)..]],
                1 => [.. line[..at], c.with, .. line[at..]],
                2 => [.. line[..at], .. line[(at + 1)..]],
                _ => line,
            };
            var plain = PlainRecord.CommitmentOf(altered);
            if (plain is null) refused++;
            else agreed++;
            return plain is null ? Should.Throw<RecordException>(() => EventLine.CommitmentOf(altered)) is not null : new Hash(plain) == EventLine.CommitmentOf(altered);
        }, 2000);
        agreed.ShouldBeGreaterThan(500);
        refused.ShouldBeGreaterThan(500);
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

    [Theory]
    [InlineData("{}", 1, "expected \"opaque\":[")]
    [InlineData("{\"opaque\":[],\"parts\":[]}", 22, "The number of digests, 0, is not a power of two")]
    [InlineData("{\"opaque\":[\"AA==\"],\"parts\":[]}", 11, "A digest is not 32 bytes")]
    [InlineData("{\"opaque\":[DIGEST,DIGEST],\"parts\":[]}", 58, "not in ascending order")]
    [InlineData("{\"opaque\":[],\"parts\":[PART,PART]}", 103, "ascending order of their names")]
    [InlineData("{\"opaque\":[],\"parts\":[{\"part\":[\"9\",1],\"salt\":DIGEST}]}", 32, "Not a name")]
    [InlineData("{\"opaque\":[],\"parts\":[{\"part\":[\"a\",1.5],\"salt\":DIGEST}]}", 35, "fraction")]
    [InlineData("{\"opaque\":[],\"parts\":[{\"part\":[\"a\",1,2],\"salt\":DIGEST}]}", 36, "expected ]")]
    [InlineData("{\"opaque\":[],\"parts\":[{\"part\":[\"a\",1],\"salt\":\"AA==\"}]}", 46, "A salt is not 32 bytes")]
    [InlineData("{\"opaque\":[],\"parts\":[PART]} ", 94, "more text")]
    [InlineData("{\"opaque\":[],\"parts\":[PART],\"z\":1}", 93, "expected }")]
    [InlineData("{\"opaque\":[DIGEST],\"parts\":[PART,{\"part\":[\"b\",1],\"salt\":DIGEST}]}", 209, "3, is not a power of two")]
    public void Names_what_is_wrong_and_where(string line, int at, string what)
    {
        var text = Encoding.UTF8.GetBytes(line
            .Replace("PART", "{\"part\":[\"a\",1],\"salt\":DIGEST}")
            .Replace("DIGEST", "\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\""));
        var parsing = Should.Throw<RecordException>(() => EventLine.Parse(text));
        var hashing = Should.Throw<RecordException>(() => EventLine.CommitmentOf(text));
        parsing.Message.ShouldBe(hashing.Message);
        parsing.What.ShouldContain(what);
        parsing.Offset.ShouldBe(at);
    }

    [Fact]
    public void Names_and_values_are_checked_before_anything_is_stored()
    {
        var salt = new byte[32];
        Should.Throw<ArgumentException>(() => PreparedPart.Make("two words", "1"u8, salt));
        Should.Throw<ArgumentException>(() => PreparedPart.Make("body", "1"u8, salt.AsSpan(1)));
        Should.Throw<RecordException>(() => PreparedPart.Make("body", "1.0"u8, salt)).What.ShouldContain("The part body is not canonical");
        PreparedPart[] twice = [PreparedPart.Make("b", "1"u8, salt), PreparedPart.Make("a", "1"u8, salt)];
        Should.Throw<ArgumentException>(() => EventLineWriter.Write(new ArrayBufferWriter<byte>(), twice, [])).Message.ShouldContain("ascending");
        Should.Throw<ArgumentException>(() => EventLineWriter.Write(new ArrayBufferWriter<byte>(), twice.AsSpan(1), salt)).Message.ShouldContain("0 random bytes");
        Should.Throw<ArgumentOutOfRangeException>(() => EventLineWriter.Write(new ArrayBufferWriter<byte>(), [], []));
    }

    [Fact]
    public void Decoys_fill_up_to_a_power_of_two()
    {
        Enumerable.Range(1, 9).Select(Commitments.Decoys).ShouldBe([0, 0, 1, 0, 3, 2, 1, 0, 7]);
        Enumerable.Range(1, 4).Select(EventLineWriter.RandomBytes).ShouldBe([32, 64, 128, 128]);
    }

    [Fact]
    public void A_part_longer_than_any_buffer_commits_alike()
    {
        var (line, commitment) = Events.Write(("body", $"\"{new string('x', 3_000_000)}\""), ("head", "{\"index\":0}"));
        EventLine.CommitmentOf(line).ShouldBe(commitment);
        EventLine.Parse(line).Commitment().ShouldBe(commitment);
        EventLine.Parse(line).TryPart("head", out var head).ShouldBeTrue();
        Encoding.UTF8.GetString(head.Value.Span).ShouldBe("{\"index\":0}");
        EventLine.Parse(line).TryPart("who", out _).ShouldBeFalse();
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
