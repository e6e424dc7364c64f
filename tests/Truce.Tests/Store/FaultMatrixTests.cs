using System.Collections.Concurrent;
using System.Text;
using Truce.Store.Centres;
using Truce.Store.Journal;

namespace Truce.Tests.Store;

/// <summary>
/// Every primitive act of a little history, met by every fault, followed by every kind of crash. What must come out:
/// <code>
/// the act that goes wrong          | lost, or kept but reported lost              | crash after
/// ---------------------------------+----------------------------------------------+------------------------------------------
/// centre.json, the lease, the key  | the start fails; the next one makes it anew   | the next start finds it or makes it anew
/// a new segment: its file, header, | the command gets an exception, and so does    | the commit was not answered: it is there
///   sync, sync of its directory    | every later one until the next start          |   whole or not at all
/// a commit: append, sync           | the same; what an exception answered is there | the same; a torn tail is cut and kept aside
///                                  |   whole or not at all                         |
/// a tile: file, append, sync,      | nothing is signed until the next start;       | the last checkpoint stands, and the next
///   sync of its directory          |   commands go on                              |   start writes the tiles anew
/// the checkpoint: file beside it,  | the same; old or new stands, whole            | old or new stands, whole
///   rename, sync of the directory  |                                               |
/// partial tiles taken away         | the same; those left over are right           | those left over are right
/// a segment rewritten to erase     | the redaction gets an exception, and the next | the next start carries it out, before
///                                  |   start carries it out if it was recorded     |   anybody reads
/// the snapshot, on closing         | it is left out; nothing else is lost          | it is left out, or whole
/// a torn tail kept aside and cut   | the start fails; the next one cuts it         | the next start cuts it
/// ---------------------------------+----------------------------------------------+------------------------------------------
/// a sync that lies                 | what was signed is all there, or the start is refused and says what is missing
/// </code>
/// And for all of them but the last line: the next start succeeds; every command that was answered is there under its index, once,
/// with a receipt; every command that was not, sent again under its key, is recorded once; no checkpoint that anybody saw shrinks
/// or forks; an erased text never returns once its redaction was answered.
/// </summary>
public class FaultMatrixTests
{
    [Fact]
    public void Every_act_may_be_lost_kept_but_reported_lost_or_the_last_one()
    {
        var whole = new History().Run(new MemoryDisk());
        var (events, log) = (EventsOf(whole), whole.Log);
        var table = new ConcurrentBag<string>();
        Workers.Each(Enumerable.Range(1, whole.Acts), act =>
        {
            foreach (var fault in new[] { Fault.Lost, Fault.KeptButReportedLost, Fault.CrashAfter })
            {
                var history = new History();
                var disk = new MemoryDisk();
                disk.Plan(act, fault);
                history.Run(disk);
                foreach (var aftermath in Enum.GetValues<Aftermath>().DistinctBy(aftermath => disk.AfterCrash(aftermath).Print()))
                    if (Wrong(() => Check(history, disk.AfterCrash(aftermath), aftermath, events)) is { } wrong)
                        table.Add($"act {act,3} ({log[act - 1]}) | {fault} | {aftermath} | {wrong}");
            }
        });
        table.Order().ShouldBeEmpty();
    }

    [Fact]
    public void A_sync_that_lies_never_makes_the_ledger_shrink_in_silence()
    {
        var log = new History().Run(new MemoryDisk()).Log;
        var table = new List<string>();
        for (var act = 1; act <= log.Count; act++)
        {
            if (!log[act - 1].StartsWith("sync", StringComparison.Ordinal)) continue;
            var history = new History();
            var disk = new MemoryDisk();
            disk.Plan(act, Fault.Lies);
            history.Run(disk);
            if (Wrong(() => OpenAfterLie(history, disk.AfterCrash(Aftermath.OnlyDurable))) is { } wrong) table.Add($"act {act,3} ({log[act - 1]}) | {wrong}");
        }

        table.ShouldBeEmpty();
    }

    private static void Check(History ran, MemoryDisk disk, Aftermath aftermath, long events)
    {
        var history = ran.Copy();
        if (history.Answers.ContainsKey("redact")) ShouldNotHoldTheSecret(disk);
        if (aftermath == Aftermath.Everything) disk = StartAndLosePower(history, disk);
        using (var centre = history.Open(disk))
        {
            ShouldExtend(centre, history.Seen);
            history.Complete(centre);
            ShouldExtend(centre, history.Seen);
            centre.Failure.ShouldBeNull();
            centre.Published.Checkpoint.Size.ShouldBe(events, "every step is there once");
            var view = centre.View(history.Secretary);
            foreach (var answer in history.Answers.Values) view.Event(answer.Index)!.Head.Stream.ShouldBe(answer.Stream);
            view.ReceiptOf(history.IndexOf("report")!.Value)!.Check(centre.Verifier).Holds.ShouldBeTrue();
        }

        ShouldNotHoldTheSecret(disk);
    }

    // What a killed process left in the machine's memory was read, and perhaps signed and shown, by the next start: it must be durable.
    private static MemoryDisk StartAndLosePower(History history, MemoryDisk disk)
    {
        using (var centre = history.Open(disk))
        {
            ShouldExtend(centre, history.Seen);
            history.Seen.Add(centre.Published.Checkpoint);
            disk.Stop();
        }

        return disk.AfterCrash(Aftermath.OnlyDurable);
    }

    private static void OpenAfterLie(History history, MemoryDisk disk)
    {
        try
        {
            using var centre = history.Open(disk);
            ShouldExtend(centre, history.Seen);
        }
        catch (BrokenRecordException refused)
        {
            refused.Where.ShouldNotBeEmpty();
        }
    }

    private static void ShouldExtend(Centre centre, IEnumerable<Checkpoint> seen)
    {
        var tiles = new CentreTiles(centre);
        var now = centre.Published.Checkpoint;
        TileProofs.Root(now.Size, tiles).ShouldBe(now.Root);
        foreach (var before in seen.Distinct())
        {
            now.Size.ShouldBeGreaterThanOrEqualTo(before.Size, "the ledger shrank");
            TileProofs.Root(before.Size, tiles).ShouldBe(before.Root, "the ledger forked");
        }
    }

    private static void ShouldNotHoldTheSecret(MemoryDisk disk)
    {
        foreach (var (path, content) in disk.All)
            content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(History.Secret)).ShouldBe(-1, $"the erased text stands in {path}");
    }

    private static long EventsOf(MemoryDisk disk)
    {
        var history = new History();
        using var centre = history.Open(disk.AfterCrash(Aftermath.OnlyDurable));
        return centre.Published.Checkpoint.Size;
    }

    private static string? Wrong(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (Exception problem)
        {
            return $"{problem.GetType().Name}: {problem.Message.ReplaceLineEndings(" ")}" + (problem is ShouldAssertException ? "" : problem.StackTrace);
        }
    }

    private sealed class CentreTiles(Centre centre) : ITileSource
    {
        public bool TryRead(TilePath tile, out ReadOnlyMemory<byte> bytes)
        {
            for (var width = tile.Width; width <= TilePath.FullWidth; width++)
            {
                if (centre.LedgerTile(tile with { Width = width }) is not { } found) continue;
                bytes = found.AsMemory(0, tile.Width * Hash.Size);
                return true;
            }

            bytes = default;
            return false;
        }
    }
}
