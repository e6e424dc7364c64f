using System.Collections.Concurrent;
using Truce.Store.Centres;
using Truce.Store.Journal;

namespace Truce.Tests.Store;

/// <summary>One bit is not what was written: the start is refused and names the file or the event.</summary>
public class FlippedBitTests
{
    private const int Budget = 300;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_flipped_bit_in_the_journal_or_the_ledger_is_named_and_the_start_refused(bool snapshot)
    {
        var disk = Whole(snapshot);
        var kept = disk.All.Where(file => file.Path.StartsWith("journal/", StringComparison.Ordinal) || file.Path.StartsWith("ledger/", StringComparison.Ordinal)).ToArray();
        kept.Select(file => file.Path).ShouldContain("ledger/key");
        kept.Length.ShouldBeGreaterThan(8);
        var table = new ConcurrentBag<string>();
        Workers.Each(Sample(kept), flip =>
        {
            var flipped = Flip(disk, flip);
            if (Wrong(flipped, flip.Path) is { } wrong) table.Add($"{flip.Path}, byte {flip.At}, bit {flip.Bit}: {wrong}");
        });
        table.Order().ShouldBeEmpty();
    }

    [Fact]
    public void Of_several_damaged_segments_the_first_is_named()
    {
        var disk = Whole(snapshot: false);
        var journal = disk.All.Where(file => file.Path.StartsWith("journal/", StringComparison.Ordinal)).ToArray();
        journal.Length.ShouldBeGreaterThan(3);
        foreach (var (path, content) in journal[1..])
        {
            // In the header, which the next segment's reader meets before the lines of this one are taken in, and in a line.
            var damaged = content.ToArray();
            damaged[path == journal[1].Path ? damaged.Length / 2 : 3] ^= 1;
            disk.Put(path, damaged);
        }

        Should.Throw<BrokenRecordException>(() => new History().Open(disk)).Where.ShouldStartWith(journal[1].Path);
    }

    [Fact]
    public void A_flipped_bit_in_the_snapshot_loses_nothing()
    {
        var disk = Whole(snapshot: true);
        var snapshot = disk.All.Where(file => file.Path == "snapshot.json").ToArray();
        Workers.Each(Sample(snapshot).Where((_, at) => at % 4 == 0), flip =>
        {
            using var centre = new History().Open(Flip(disk, flip));
            centre.Published.Checkpoint.Size.ShouldBe(11);
        });
    }

    [Theory]
    [InlineData("centre.json", "")]
    [InlineData("centre.json", "{}")]
    [InlineData("centre.json", "{\"format\":\"truce-data/1\",\"origin\":\"test.truce\"} ")]
    [InlineData("centre.json", "{\"format\":\"truce-data/2\",\"origin\":\"test.truce\"}")]
    [InlineData("centre.json", "{\"format\":\"truce-data/1\",\"origin\":\"other.truce\"}")]
    [InlineData("centre.json", "{\"format\":\"truce-data/1\",\"origin\":\"test.truc\u00ff")]
    [InlineData("lease.json", "")]
    [InlineData("lease.json", "{}")]
    [InlineData("lease.json", "{\"boot\":\"b\",\"folder\":\"f\",\"host\":7}")]
    [InlineData("lease.json", "[[[")]
    public void A_damaged_small_file_is_named(string path, string content)
    {
        var disk = Whole(snapshot: true);
        disk.Put(path, System.Text.Encoding.Latin1.GetBytes(content));
        var folder = Directory.CreateTempSubdirectory("truce-test-");
        try
        {
            Should.Throw<BrokenRecordException>(() => new History().Open(disk, options => options with { Folder = folder.FullName })).Where.ShouldBe(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var disk = Whole(snapshot: false);
        foreach (var (path, _) in disk.All)
        {
            // What is not needed is made anew: the public key, and partial tiles that a wider one replaced.
            if (path == "ledger/key" || path.Contains(".p/", StringComparison.Ordinal) && !path.EndsWith("/11", StringComparison.Ordinal)) continue;
            var without = disk.AfterCrash(Aftermath.OnlyDurable);
            without.Delete(path);
            var refused = Should.Throw<BrokenRecordException>(() => new History().Open(without), path);
            refused.Message.ShouldNotBeEmpty();
        }
    }

    private static MemoryDisk Whole(bool snapshot)
    {
        var history = new History { Snapshots = snapshot };
        var disk = new MemoryDisk();
        history.Run(disk);
        var standing = disk.AfterCrash(Aftermath.OnlyDurable);
        using (var centre = history.Open(standing)) centre.Published.Checkpoint.Size.ShouldBe(11);
        return standing.AfterCrash(Aftermath.OnlyDurable);
    }

    // Every byte of small files, and of large ones as many, spread evenly; the bit goes round.
    private static IEnumerable<(string Path, int At, int Bit)> Sample((string Path, byte[] Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            var step = path is "ledger/checkpoint" or "ledger/key" ? 1 : Math.Max(1, content.Length * files.Length / Budget);
            for (var at = 0; at < content.Length; at += step) yield return (path, at, (at * 5 + at / 8) % 8);
            yield return (path, content.Length - 1, 1);
        }
    }

    private static MemoryDisk Flip(MemoryDisk disk, (string Path, int At, int Bit) flip)
    {
        var flipped = disk.AfterCrash(Aftermath.OnlyDurable);
        var content = flipped.All.Single(file => file.Path == flip.Path).Content;
        content[flip.At] ^= (byte)(1 << flip.Bit);
        flipped.Put(flip.Path, content);
        return flipped;
    }

    private static string? Wrong(MemoryDisk disk, string path)
    {
        try
        {
            using var centre = new History().Open(disk);
            return "the start succeeded";
        }
        catch (BrokenRecordException refused)
        {
            return refused.Where.StartsWith(path, StringComparison.Ordinal) || refused.Where.StartsWith("event ", StringComparison.Ordinal)
                || refused.Message.Contains(path, StringComparison.Ordinal) ? null : $"another place is named: {refused.Message}";
        }
        catch (Exception problem)
        {
            return problem.ToString();
        }
    }
}
