using System.Buffers;
using System.Security.Cryptography;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Store.Journal;

namespace Truce.Tests.Store;

public class StoredEventTests
{
    private static readonly string Print = Convert.ToBase64String(new byte[32]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_line_is_read_whole_with_or_without_its_commitment(bool committed)
    {
        var (line, commitment) = Line();
        var read = StoredEvent.Read(line, committed);
        read.Recorded.Event.ShouldBe(new ClaimGraded(2, new LocalText("Borne out")));
        read.Guarded.Select(part => (part.Name, part.Marking)).ShouldBe([("verbatim", Marking.Green)]);
        read.Commitment.ShouldBe(committed ? commitment : default);
    }

    [Fact]
    public void A_guarded_part_stands_although_the_body_was_erased()
    {
        var read = StoredEvent.Read(EventLine.Parse(Line().Line).Without(new HashSet<string> { "body" }).ToBytes(), committed: false);
        read.Recorded.Event.ShouldBe(Erased.Body);
        read.Guarded.Select(part => (part.Name, part.Marking)).ShouldBe([("verbatim", Marking.Green)]);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("who")]
    public void A_line_without_head_or_who_is_no_event(string missing) => Should.Throw<RecordException>(
        () => StoredEvent.Read(EventLine.Parse(Line().Line).Without(new HashSet<string> { missing }).ToBytes(), committed: true)).Message.ShouldContain(missing);

    private static (byte[] Line, Hash Commitment) Line()
    {
        var head = new Head(7, new Reference(StreamKind.Claim, 3), 2, "claim.graded/1", Instant.FromUtc(2025, 10, 17, 9, 0), Print, Print, Marking.Clear);
        PreparedPart[] parts =
        [
            Part("body", new ClaimGraded(2, new LocalText("Borne out"))), Part("head", head), Part("verbatim", new { Marking = Marking.Green, Value = "as said" }),
            Part("who", new Who(new(1), new(2))),
        ];
        var writer = new ArrayBufferWriter<byte>();
        var commitment = EventLineWriter.Write(writer, parts, RandomNumberGenerator.GetBytes(EventLineWriter.DecoyBytes(parts.Length)));
        return (writer.WrittenSpan.ToArray(), commitment);
    }

    private static PreparedPart Part(string name, object value) => PreparedPart.Make(name, CanonicalValues.Write(value), RandomNumberGenerator.GetBytes(32));
}
