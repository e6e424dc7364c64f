using Truce.Store.Journal;

namespace Truce.Tests.Store;

/// <summary>The journal's end as a crash may leave it: what was never finished is cut and kept aside, what was signed never.</summary>
public class TornTailTests
{
    private const string Segment = "journal/000000000000.jsonl";

    private readonly History history = new() { SegmentBytes = 1 << 20 };

    [Fact]
    public void The_journal_may_end_at_any_byte_of_what_was_not_signed()
    {
        var (disk, signed, whole) = SignedAndMore();
        Workers.Each(Lengths(signed.Length, whole), length =>
        {
            var torn = Torn(disk, whole.AsSpan(0, length));
            using var centre = history.Open(torn);
            var kept = EndOfLastCommit(whole.AsSpan(0, length));
            centre.CutBytes.ShouldBe(length - kept, $"the journal ends at byte {length} of {whole.Length}");
            centre.Published.Checkpoint.Size.ShouldBe(EventsOf(whole.AsSpan(0, kept)));
            var aside = torn.All.Where(file => file.Path.EndsWith(".cut", StringComparison.Ordinal)).ToArray();
            if (length == kept) aside.ShouldBeEmpty();
            else aside.ShouldHaveSingleItem().Content.ShouldBe(whole[kept..length]);
            torn.All.Single(file => file.Path == Segment).Content.ShouldBe(whole[..kept]);
        });
    }

    [Fact]
    public void An_end_below_what_was_signed_is_refused()
    {
        var (disk, signed, _) = SignedAndMore();
        Workers.Each(Lengths(0, signed).Where(length => length < signed.Length), length =>
        {
            var torn = Torn(disk, signed.AsSpan(0, length));
            Should.Throw<BrokenRecordException>(() => history.Open(torn), $"the journal ends at byte {length} of {signed.Length}");
            torn.All.ShouldNotContain(file => file.Path.EndsWith(".cut", StringComparison.Ordinal), "nothing was touched");
        });
    }

    [Fact]
    public void Sectors_that_were_never_written_show_as_noughts_and_are_torn_wherever_they_are()
    {
        var (disk, signed, whole) = SignedAndMore();
        for (var sector = signed.Length / 512; sector * 512 < whole.Length; sector++)
        {
            var (from, to) = (Math.Max(signed.Length, sector * 512), Math.Min(whole.Length, (sector + 1) * 512));
            var holed = whole.ToArray();
            holed.AsSpan(from..to).Clear();
            using var centre = history.Open(Torn(disk, holed));
            centre.CutBytes.ShouldBe(whole.Length - EndOfLastCommit(whole.AsSpan(0, from)), $"bytes {from} to {to} were never written");
        }
    }

    [Fact]
    public void Two_torn_ends_are_both_kept_aside()
    {
        var (disk, signed, _) = SignedAndMore();
        foreach (var end in new[] { "{\"opaque\":[\"one", "{\"opaque\":[\"other" })
        {
            disk = Torn(disk, [.. signed, .. System.Text.Encoding.ASCII.GetBytes(end)]);
            history.Open(disk).Dispose();
        }

        disk.All.Where(file => file.Path.EndsWith(".cut", StringComparison.Ordinal)).Select(file => System.Text.Encoding.ASCII.GetString(file.Content))
            .ShouldBe(["{\"opaque\":[\"one", "{\"opaque\":[\"other"]);
    }

    [Fact]
    public void What_was_cut_goes_with_the_next_erasure()
    {
        var disk = new MemoryDisk();
        using (var centre = history.Open(disk))
        {
            history.Found(centre);
            foreach (var step in new[] { "source", "question", "report" }) history.Do(centre, step);
        }

        // The same text had been torn once, before it was sent again.
        disk = Torn(disk, [.. Content(disk), .. System.Text.Encoding.UTF8.GetBytes("{\"opaque\":[],\"parts\":[{\"part\":[\"verbatim\",\"" + History.Secret)]);
        using var again = history.Open(disk);
        disk.All.ShouldContain(file => file.Path.EndsWith(".cut", StringComparison.Ordinal));
        history.Do(again, "claim");
        history.Do(again, "redact");
        foreach (var (path, content) in disk.All) System.Text.Encoding.UTF8.GetString(content).ShouldNotContain(History.Secret, Case.Sensitive, path);
    }

    [Fact]
    public void An_end_that_is_no_beginning_of_what_Truce_writes_is_refused()
    {
        var (disk, signed, _) = SignedAndMore();
        foreach (var end in new[] { "x", "{}", "{}\n", "{\"bytes\":1}x" })
            Should.Throw<BrokenRecordException>(() => history.Open(Torn(disk, [.. signed, .. System.Text.Encoding.ASCII.GetBytes(end)])), end)
                .Where.ShouldStartWith(Segment);
    }

    // A centre with everything signed but its last two commits, and the journal as it was when it was signed.
    private (MemoryDisk Disk, byte[] Signed, byte[] Whole) SignedAndMore()
    {
        var disk = new MemoryDisk();
        using var centre = history.Open(disk);
        history.Found(centre);
        history.Do(centre, "source");
        centre.Prove();
        var signed = Content(disk);
        history.Do(centre, "question");
        history.Do(centre, "report");
        var whole = Content(disk);
        return (disk.AfterCrash(Aftermath.OnlyDurable), signed, whole);
    }

    private static MemoryDisk Torn(MemoryDisk disk, ReadOnlySpan<byte> journal)
    {
        var torn = disk.AfterCrash(Aftermath.OnlyDurable);
        torn.Put(Segment, journal.ToArray());
        return torn;
    }

    // Every byte around the ends of lines, where the cases differ, and every seventh of the rest.
    private static IEnumerable<int> Lengths(int from, byte[] journal) => Enumerable.Range(from, journal.Length - from + 1)
        .Where(length => length % 7 == 0 || journal.AsSpan(Math.Max(0, length - 70)..Math.Min(journal.Length, length + 15)).Contains((byte)'\n'));

    private static byte[] Content(MemoryDisk disk) => disk.All.Single(file => file.Path == Segment).Content;

    private static int EndOfLastCommit(ReadOnlySpan<byte> journal)
    {
        var closing = journal.LastIndexOf("\n{\"bytes\":"u8);
        if (closing < 0) return journal.IndexOf((byte)'\n') + 1;
        var end = journal[(closing + 1)..].IndexOf((byte)'\n');
        return end >= 0 ? closing + 1 + end + 1 : EndOfLastCommit(journal[..closing]);
    }

    private static long EventsOf(ReadOnlySpan<byte> journal) => journal.Count("\n{\"opaque\":"u8);
}
