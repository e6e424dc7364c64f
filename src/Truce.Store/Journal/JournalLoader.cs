using System.Buffers;
using System.Text.Json;
using Truce.Store.Centres;
using Truce.Store.Disk;

namespace Truce.Store.Journal;

/// <summary>What a start found.</summary>
/// <param name="Events">Events in the record.</param>
/// <param name="Commits">Commits in the record.</param>
/// <param name="CutBytes">Bytes of a commit that was never finished, taken off the end and kept aside.</param>
internal sealed record Loaded(long Events, long Commits, long CutBytes);

/// <summary>
/// Reads the journal from its first line to its last whole commit. Every line is checked: against its commit's closing line, for
/// its canonical form, and (by the caller) against the ledger; or, where a snapshot vouches for a whole stretch, the stretch
/// was compared with its fingerprint before. Segments are looked through, and lines read, on all cores; events are handed on in order.
/// </summary>
/// <param name="disk">The centre's folder.</param>
/// <param name="journal">Takes the segments over.</param>
/// <param name="vouched">What a snapshot vouches for of a segment, compared with the file before.</param>
/// <param name="signedSize">How many events the ledger is signed up to: nothing below is ever cut.</param>
/// <param name="commitmentsFrom">The first event whose commitment is needed.</param>
/// <param name="mayWrite">Whether a torn end may be kept aside and an empty segment taken away; else they are passed over.</param>
internal sealed class JournalLoader(
    IDisk disk, JournalFiles journal, Func<string, SegmentPrint?> vouched, long signedSize, long commitmentsFrom, bool mayWrite)
{
    // Enough to keep the other cores busy while one stretch is taken in, and little enough to be collected young.
    private const int CommitsAtOnce = 128;
    private const int AheadAtOnce = 8;

    // One segment is being taken in, one read ahead, one looked through: three arrays serve them all.
    private readonly ArrayPool<byte> pool = ArrayPool<byte>.Create(maxArrayLength: 1 << 30, maxArraysPerBucket: 3);
    private long events, commits;

    /// <summary>Reads everything.</summary>
    /// <param name="take">Receives each event in order.</param>
    /// <exception cref="BrokenRecordException">Something is not as it was written; names where.</exception>
    public Loaded Load(Action<StoredEvent> take)
    {
        long cut = 0;
        var names = disk.Files(JournalFiles.Directory).Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal)).ToArray();
        foreach (var stretch in Ahead(Stretches(names)))
        {
            var segment = stretch.Segment;
            if (stretch.IsFirst) CheckHeader(segment);
            Take(segment, stretch.Events.GetAwaiter().GetResult(), take);
            if (stretch.IsLast) cut = Close(segment, isLast: segment.Name == names[^1]);
        }

        return new Loaded(events, commits, cut);
    }

    // Whatever is wrong is thrown where its turn comes, so that the first thing wrong in the record is the one that is named.
    private static IEnumerable<Stretch> Ahead(IEnumerable<Stretch> stretches)
    {
        var ahead = new Queue<Stretch>();
        foreach (var stretch in stretches)
        {
            ahead.Enqueue(stretch);
            if (ahead.Count == AheadAtOnce) yield return ahead.Dequeue();
        }

        while (ahead.TryDequeue(out var stretch)) yield return stretch;
    }

    private IEnumerable<Stretch> Stretches(string[] names)
    {
        long index = 0, commit = 0;
        var looking = names.Length > 0 ? Task.Run(() => Find(names[0])) : null;
        for (var at = 0; at < names.Length; at++)
        {
            // The next segment is looked through while the lines of this one are read.
            var segment = looking!.GetAwaiter().GetResult();
            var next = at + 1;
            if (next < names.Length) looking = Task.Run(() => Find(names[next]));
            var found = segment.Scan?.Commits ?? [];
            var vouchedBytes = vouched(segment.Name)?.Bytes ?? 0;
            for (var from = 0; from == 0 || from < found.Count; from += CommitsAtOnce)
            {
                var some = from..Math.Min(found.Count, from + CommitsAtOnce);
                var (firstIndex, firstCommit) = (index, commit + from);
                yield return new Stretch(
                    segment, Task.Run(() => ReadCommits(segment, some, firstCommit, firstIndex, vouchedBytes)), from == 0, some.End.Value == found.Count);
                for (var one = from; one < some.End.Value; one++) index += found[one].LineCount;
            }

            commit += found.Count;
        }
    }

    private FoundSegment Find(string name)
    {
        using var reader = disk.Read(JournalFiles.Directory + "/" + name);
        var bytes = pool.Rent((int)reader.Length);
        var length = reader.ReadAt(0, bytes.AsSpan(0, (int)reader.Length));
        var header = bytes.AsSpan(0, length).IndexOf((byte)'\n');
        return new FoundSegment(name, bytes, length, header, header < 0 ? null : CommitScan.Of(bytes.AsSpan(0, length), header + 1));
    }

    private void CheckHeader(FoundSegment segment)
    {
        // A segment without one may be cut when it ends.
        if (segment.Scan is null) return;
        var line = segment.Bytes.Span[..segment.HeaderLength];
        SegmentHeader header;
        try
        {
            header = CanonicalValues.Read<SegmentHeader>(line);
        }
        catch (JsonException)
        {
            throw new BrokenRecordException(segment.Path + ", line 1", "this is not the header of a segment");
        }

        if (header != SegmentHeader.Of(events, journal.Origin) || segment.Name != Segment.NameOf(events) || !line.SequenceEqual(header.ToLine().AsSpan()[..^1]))
            throw new BrokenRecordException(segment.Path + ", line 1", $"the header says {header.Format}, first event {header.First}, origin {header.Origin}, encryption {header.Encryption}; expected truce-journal/1, first event {events}, origin {journal.Origin}, encryption none");
    }

    private void Take(FoundSegment segment, List<StoredEvent> stretch, Action<StoredEvent> take)
    {
        foreach (var stored in stretch)
        {
            if (stored.Recorded.Head.Index != events)
                throw new BrokenRecordException(segment.Path, $"the event with index {stored.Recorded.Head.Index} stands where {events} was expected");
            take(stored);
            events++;
        }
    }

    private long Close(FoundSegment found, bool isLast)
    {
        var bytes = found.Bytes.Span;
        if (found.Scan is not { } scan)
        {
            // A crash between making the file and writing its header: nothing was ever in it.
            if (isLast && events >= signedSize) return Cut(found, 0, () => disk.Delete(found.Path));
            throw new BrokenRecordException(found.Path, "the header is missing");
        }

        commits += scan.Commits.Count;
        var segment = new Segment(found.Name, events - scan.Lines.Count, disk.Read(found.Path));
        if (!isLast && vouched(found.Name) is { } print && print.Bytes == scan.End) segment.Vouch(print.Bytes, print.Sha256);
        else segment.Grew(bytes[..scan.End]);
        foreach (var line in scan.Lines) segment.Line(line.Start);
        journal.Adopt(segment);
        if (scan.End < bytes.Length)
        {
            if (!isLast) throw new BrokenRecordException(found.At(scan.End), "the segment ends in the middle of a commit, and another segment follows");
            if (scan.Damage is { } damage) throw new BrokenRecordException(found.At(damage.At), damage.What);
            if (events < signedSize) throw new BrokenRecordException(found.At(scan.End), $"the journal ends at event {events}, and the ledger is signed up to {signedSize}");
            return Cut(found, scan.End, () => { });
        }

        pool.Return(found.Rented);
        return 0;
    }

    // Nothing is thrown away unseen: what is cut stands beside the journal for a person to look at.
    private long Cut(FoundSegment found, int from, Action act)
    {
        if (!mayWrite) return found.Length - from;
        var number = 1;
        while (disk.Exists($"{found.Path}.{number}{JournalFiles.CutSuffix}")) number++;
        disk.Replace($"{found.Path}.{number}{JournalFiles.CutSuffix}", found.Bytes.Span[from..]);
        act();
        return found.Length - from;
    }

    private List<StoredEvent> ReadCommits(FoundSegment segment, Range some, long commit, long index, long vouchedBytes)
    {
        if (segment.Scan is not var (commits, lines, _, _)) return [];
        var result = new List<StoredEvent>(CommitsAtOnce);
        for (var at = some.Start.Value; at < some.End.Value; at++)
        {
            var isVouched = commits[at].End <= vouchedBytes;
            if (!isVouched) CheckClosing(segment, commits[at], commit);
            commit++;
            for (var line = 0; line < commits[at].LineCount; line++)
                result.Add(ReadLine(segment, lines[commits[at].FirstLine + line], committed: index++ >= commitmentsFrom || !isVouched));
        }

        return result;
    }

    private static void CheckClosing(FoundSegment segment, in FoundCommit commit, long ordinal)
    {
        var bytes = segment.Bytes.Span;
        if (!CommitLine.TryRead(bytes[commit.ClosingStart..(commit.End - 1)], out var closing) || closing.Commit != ordinal || closing.Events != commit.LineCount)
            throw new BrokenRecordException(segment.At(commit.ClosingStart), $"the closing line is of commit {closing.Commit} with {closing.Events} events; expected commit {ordinal} with {commit.LineCount}");
        if (closing.Closes(bytes[commit.Start..commit.ClosingStart])) return;

        // The line that changed is told apart from the others by not being canonical, where that is so; else the commit is named.
        foreach (var (start, length) in segment.Scan!.Lines.GetRange(commit.FirstLine, commit.LineCount))
            if (!CanonicalJson.IsCanonical(bytes.Slice(start, length), out var offset, out var problem))
                throw new BrokenRecordException(segment.At(start), $"the line changed after it was written: {problem} at its byte {offset}");
        throw new BrokenRecordException(segment.At(commit.Start), $"the lines of commit {ordinal} are not those that its closing line was made for");
    }

    private static StoredEvent ReadLine(FoundSegment segment, (int Start, int Length) line, bool committed)
    {
        try
        {
            return StoredEvent.Read(segment.Bytes.Slice(line.Start, line.Length), committed);
        }
        catch (Exception problem) when (problem is RecordException or JsonException)
        {
            throw new BrokenRecordException(segment.At(line.Start), problem.Message);
        }
    }

    /// <summary>Commits of one segment whose lines are being read.</summary>
    private sealed record Stretch(FoundSegment Segment, Task<List<StoredEvent>> Events, bool IsFirst, bool IsLast);

    /// <summary>A segment's bytes, looked through.</summary>
    /// <param name="Name">Its file.</param>
    /// <param name="Rented">Holds all of the file, and may be longer.</param>
    /// <param name="Length">Of the file.</param>
    /// <param name="HeaderLength">Of its first line; -1 where it has none.</param>
    /// <param name="Scan">Its commits; null where it has no header.</param>
    private sealed record FoundSegment(string Name, byte[] Rented, int Length, int HeaderLength, CommitScan? Scan)
    {
        public string Path => JournalFiles.Directory + "/" + Name;

        public ReadOnlyMemory<byte> Bytes => Rented.AsMemory(0, Length);

        public string At(int offset) => $"{Path}, line {Bytes.Span[..Math.Min(offset, Length)].Count((byte)'\n') + 1}";
    }
}
