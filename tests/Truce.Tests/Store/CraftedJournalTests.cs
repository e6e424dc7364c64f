using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Store.Journal;

namespace Truce.Tests.Store;

/// <summary>Journals that another build, or another hand, wrote well-formed.</summary>
public class CraftedJournalTests
{
    private const string Segment = "journal/000000000000.jsonl";

    private readonly History history = new() { SegmentBytes = 1 << 20, Snapshots = false };

    [Fact]
    public void An_event_in_a_version_not_known_to_this_build_is_refused_by_name()
    {
        var disk = Founded();
        Add(disk, head => head with { Name = "claim.recorded/99", Stream = new Id<Claim>(5).Reference, Version = 1 }, "{}");
        Refused(disk).Message.ShouldContain("claim.recorded/99");
    }

    [Theory]
    [InlineData("{\"colour\":\"red\"}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"subject\":\"aid\",\"text\":7}")]
    public void A_body_that_is_not_what_its_name_says_is_refused(string body)
    {
        var disk = Founded();
        Add(disk, head => head with { Name = "question.opened/1", Stream = new Id<Question>(5).Reference, Version = 1 }, body);
        Refused(disk);
    }

    [Fact]
    public void A_well_formed_event_of_this_build_is_read()
    {
        var disk = Founded();
        Add(disk, head => head with { Name = "question.opened/1", Stream = new Id<Question>(5).Reference, Version = 1 }, "{\"subject\":\"aid\",\"text\":{\"en\":\"Some text\"}}");
        using var centre = history.Open(disk);
        centre.View(null).Find(new Id<Question>(5))!.Text.En.ShouldBe("Some text");
    }

    [Fact]
    public void An_event_out_of_its_place_is_refused()
    {
        const string Body = "{\"subject\":\"aid\",\"text\":{\"en\":\"Some text\"}}";
        Func<Head, Head>[] wrongs =
        [
            head => head with { Version = 2 },
            head => head with { Index = head.Index + 1 },
            head => head with { Index = head.Index - 1 },
            head => head with { RecordedAt = head.RecordedAt - NodaTime.Duration.FromSeconds(1) },
        ];
        foreach (var wrong in wrongs)
        {
            var disk = Founded();
            Add(disk, head => wrong(head with { Name = "question.opened/1", Stream = new Id<Question>(5).Reference, Version = 1 }), Body);
            Refused(disk);
        }
    }

    [Fact]
    public void A_ledger_ahead_of_its_journal_is_refused()
    {
        var disk = Founded();
        var before = Journal(disk);
        using (var centre = history.Open(disk))
        {
            history.Secretary.ShouldNotBeNull();
            history.Do(centre, "question");
            centre.Prove();
        }

        disk.Put(Segment, Encoding.UTF8.GetBytes(before));
        Refused(disk).Message.ShouldContain("events that were proved are missing");
    }

    [Fact]
    public void A_journal_of_another_centre_is_refused()
    {
        var disk = Founded();
        disk.Put(Segment, Encoding.UTF8.GetBytes(Journal(disk).Replace("test.truce", "evil.truce", StringComparison.Ordinal)));
        Refused(disk).Message.ShouldContain("evil.truce");
    }

    private BrokenRecordException Refused(MemoryDisk disk) => Should.Throw<BrokenRecordException>(() => history.Open(disk));

    private MemoryDisk Founded()
    {
        var disk = new MemoryDisk();
        using var centre = history.Open(disk);
        history.Found(centre);
        return disk;
    }

    private static string Journal(MemoryDisk disk) => Encoding.UTF8.GetString(disk.All.Single(file => file.Path == Segment).Content);

    // One more commit of one event, made of the first event's head and origin.
    private static void Add(MemoryDisk disk, Func<Head, Head> change, string body)
    {
        var journal = Journal(disk);
        var lines = journal.Split('\n');
        var first = EventLine.Parse(Encoding.UTF8.GetBytes(lines[1]));
        first.TryPart("head", out var head).ShouldBeTrue();
        first.TryPart("who", out var who).ShouldBeTrue();
        var changed = change(CanonicalValues.Read<Head>(head.Value.Span) with { Index = 2, Command = Hash.Of("c"u8).ToBase64(), Key = Hash.Of("k"u8).ToBase64() });
        PreparedPart[] parts =
        [
            PreparedPart.Make("body", Encoding.UTF8.GetBytes(body), RandomNumberGenerator.GetBytes(32)),
            PreparedPart.Make("head", CanonicalValues.Write(changed), RandomNumberGenerator.GetBytes(32)),
            PreparedPart.Make("who", who.Value.Span, RandomNumberGenerator.GetBytes(32)),
        ];
        var line = new ArrayBufferWriter<byte>();
        EventLineWriter.Write(line, parts, RandomNumberGenerator.GetBytes(EventLineWriter.DecoyBytes(3)));
        line.Write("\n"u8);
        var closing = $"{{\"bytes\":{line.WrittenCount},\"commit\":1,\"events\":1,\"sha256\":\"{Convert.ToBase64String(SHA256.HashData(line.WrittenSpan))}\"}}\n";
        disk.Put(Segment, [.. Encoding.UTF8.GetBytes(journal), .. line.WrittenSpan, .. Encoding.ASCII.GetBytes(closing)]);
    }
}
