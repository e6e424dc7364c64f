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
/// was compared with its fingerprint before. Lines are read on all cores and handed on in order.
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
    private const int CommitsAtOnce = 2_048;
    private const int AheadAtOnce = 6;

    private long events, commits;

    /// <summary>Reads everything.</summary>
    /// <param name="take">Receives each event in order.</param>
    /// <exception cref="BrokenRecordException">Something is not as it was written; names where.</exception>
    public Loaded Load(Action<StoredEvent> take)
    {
        long cut = 0;
        var names = disk.Files(JournalFiles.Directory).Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal)).ToArray();
        var ahead = names.Length > 0 ? Task.Run(() => Find(names[0])) : null;
        for (var at = 0; at < names.Length; at++)
        {
            // The next segment is looked through while the lines of this one are read.
            var found = ahead!.GetAwaiter().GetResult();
            var next = at + 1;
            if (next < names.Length) ahead = Task.Run(() => Find(names[next]));
            cut = LoadSegment(names[at], found, at == names.Length - 1, take);
        }

        return new Loaded(events, commits, cut);
    }

    private FoundSegment Find(string name)
    {
        var bytes = disk.ReadAll(JournalFiles.Directory + "/" + name);
        var header = Lines.Of(bytes).FirstOrDefault().Length;
        return new FoundSegment(bytes, header, header == 0 ? null : CommitScan.Of(bytes, header + 1));
    }

    private long LoadSegment(string name, FoundSegment found, bool isLast, Action<StoredEvent> take)
    {
        var path = JournalFiles.Directory + "/" + name;
        var bytes = found.Bytes;
        if (found.Scan is not { } scan)
        {
            // A crash between making the file and writing its header: nothing was ever in it.
            if (isLast && events >= signedSize) return Cut(path, bytes, 0, () => disk.Delete(path));
            throw new BrokenRecordException(path, "the header is missing");
        }

        CheckHeader(path, name, bytes.AsSpan(0, found.HeaderLength));
        var segment = new Segment(name, events, disk.Read(path));
        var print = vouched(name);
        Read(path, bytes, scan.Commits, print?.Bytes ?? 0, take);

        if (!isLast && print?.Bytes == scan.End) segment.Vouch(print.Bytes, print.Sha256);
        else segment.Grew(bytes.AsSpan(0, scan.End));
        foreach (var commit in scan.Commits)
            foreach (var line in commit.Lines) segment.Line(line.Start);
        journal.Adopt(segment);
        if (scan.End == bytes.Length) return 0;
        if (!isLast) throw new BrokenRecordException(At(path, bytes, scan.End), "the segment ends in the middle of a commit, and another segment follows");
        if (scan.Damage is { } damage) throw new BrokenRecordException(At(path, bytes, damage.At), damage.What);
        if (events < signedSize) throw new BrokenRecordException(At(path, bytes, scan.End), $"the journal ends at event {events}, and the ledger is signed up to {signedSize}");
        return Cut(path, bytes, scan.End, () => { });
    }

    // Nothing is thrown away unseen: what is cut stands beside the journal for a person to look at.
    private long Cut(string path, byte[] bytes, int from, Action act)
    {
        if (!mayWrite) return bytes.Length - from;
        var number = 1;
        while (disk.Exists($"{path}.{number}{JournalFiles.CutSuffix}")) number++;
        disk.Replace($"{path}.{number}{JournalFiles.CutSuffix}", bytes.AsSpan(from));
        act();
        return bytes.Length - from;
    }

    private void CheckHeader(string path, string name, ReadOnlySpan<byte> line)
    {
        SegmentHeader header;
        try
        {
            header = CanonicalValues.Read<SegmentHeader>(line);
        }
        catch (JsonException)
        {
            throw new BrokenRecordException(path + ", line 1", "this is not the header of a segment");
        }

        if (header != SegmentHeader.Of(events, journal.Origin) || name != Segment.NameOf(events) || !line.SequenceEqual(header.ToLine().AsSpan()[..^1]))
            throw new BrokenRecordException(path + ", line 1", $"the header says {header.Format}, first event {header.First}, origin {header.Origin}, encryption {header.Encryption}; expected truce-journal/1, first event {events}, origin {journal.Origin}, encryption none");
    }

    private void Read(string path, byte[] bytes, List<FoundCommit> found, long vouchedBytes, Action<StoredEvent> take)
    {
        var ahead = new Queue<Task<StoredEvent[]>>();
        var placed = events;
        for (var next = 0; next < found.Count || ahead.Count > 0;)
        {
            while (next < found.Count && ahead.Count < AheadAtOnce)
            {
                var (from, to) = (next, Math.Min(found.Count, next + CommitsAtOnce));
                var (commit, index) = (commits + from, placed);
                ahead.Enqueue(Task.Run(() => ReadCommits(path, bytes, found.GetRange(from, to - from), commit, index, vouchedBytes)));
                for (; next < to; next++) placed += found[next].Lines.Count;
            }

            foreach (var stored in ahead.Dequeue().GetAwaiter().GetResult())
            {
                if (stored.Recorded.Head.Index != events)
                    throw new BrokenRecordException(path, $"the event with index {stored.Recorded.Head.Index} stands where {events} was expected");
                take(stored);
                events++;
            }
        }

        commits += found.Count;
    }

    private StoredEvent[] ReadCommits(string path, byte[] bytes, List<FoundCommit> found, long commit, long index, long vouchedBytes)
    {
        var result = new List<StoredEvent>(found.Count);
        foreach (var one in found)
        {
            var isVouched = one.End <= vouchedBytes;
            if (!isVouched) CheckClosing(path, bytes, one, commit);
            commit++;
            foreach (var line in one.Lines) result.Add(ReadLine(path, bytes, line, committed: index++ >= commitmentsFrom || !isVouched));
        }

        return [.. result];
    }

    private static void CheckClosing(string path, byte[] bytes, FoundCommit commit, long ordinal)
    {
        var closing = commit.Closing;
        if (closing.Commit != ordinal || closing.Events != commit.Lines.Count)
            throw new BrokenRecordException(At(path, bytes, commit.ClosingStart), $"the closing line is of commit {closing.Commit} with {closing.Events} events; expected commit {ordinal} with {commit.Lines.Count}");
        if (closing.Closes(bytes.AsSpan(commit.Start, commit.ClosingStart - commit.Start))) return;

        // The line that changed is told apart from the others by not being canonical, where that is so; else the commit is named.
        foreach (var (start, length) in commit.Lines)
            if (!CanonicalJson.IsCanonical(bytes.AsSpan(start, length), out var offset, out var problem))
                throw new BrokenRecordException(At(path, bytes, start), $"the line changed after it was written: {problem} at its byte {offset}");
        throw new BrokenRecordException(At(path, bytes, commit.Start), $"the lines of commit {ordinal} are not those that its closing line was made for");
    }

    private static StoredEvent ReadLine(string path, byte[] bytes, (int Start, int Length) line, bool committed)
    {
        try
        {
            return StoredEvent.Read(bytes.AsMemory(line.Start, line.Length), committed);
        }
        catch (Exception problem) when (problem is RecordException or JsonException)
        {
            throw new BrokenRecordException(At(path, bytes, line.Start), problem.Message);
        }
    }

    private static string At(string path, byte[] bytes, int offset) => $"{path}, line {bytes.AsSpan(0, Math.Min(offset, bytes.Length)).Count((byte)'\n') + 1}";
}

/// <summary>A segment's bytes, looked through.</summary>
/// <param name="Bytes">All of the file.</param>
/// <param name="HeaderLength">Of its first line; 0 where it has none.</param>
/// <param name="Scan">Its commits; null where it has no header.</param>
internal sealed record FoundSegment(byte[] Bytes, int HeaderLength, CommitScan? Scan);

/// <summary>A commit as it stands in a segment.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Lines">Its event lines.</param>
/// <param name="Closing">What its last line says.</param>
/// <param name="ClosingStart">First byte of that line.</param>
/// <param name="End">After its last byte.</param>
internal sealed record FoundCommit(int Start, IReadOnlyList<(int Start, int Length)> Lines, CommitLine Closing, int ClosingStart, int End);

/// <summary>
/// Finds the commits of a segment. What follows the last of them is torn, that is, the beginning of what would have been written,
/// or it is damage; only what is torn may be cut.
/// </summary>
internal sealed record CommitScan(List<FoundCommit> Commits, int End, (int At, string What)? Damage)
{
    public static CommitScan Of(byte[] bytes, int from)
    {
        var commits = new List<FoundCommit>();
        var lines = new List<(int, int)>();
        var (start, at) = (from, from);
        while (at < bytes.Length)
        {
            var length = bytes.AsSpan(at).IndexOf((byte)'\n');
            if (length < 0 || (bytes.AsSpan(at, length).Contains((byte)0) && HasHole(bytes.AsSpan(start), start))) break;
            if (CommitLine.TryRead(bytes.AsSpan(at, length), out var closing))
            {
                commits.Add(new FoundCommit(start, lines.ToArray(), closing, at, at + length + 1));
                lines.Clear();
                start = at + length + 1;
            }
            else lines.Add((at, length));

            at += length + 1;
        }

        return new CommitScan(commits, start, DamageOf(bytes, start, at, lines));
    }

    private static (int, string)? DamageOf(byte[] bytes, int start, int tail, List<(int Start, int Length)> lines)
    {
        if (HasHole(bytes.AsSpan(start), start)) return null;
        foreach (var (at, length) in lines)
        {
            try
            {
                _ = EventLine.CommitmentOf(bytes.AsSpan(at, length));
            }
            catch (RecordException problem)
            {
                return (at, $"the line is neither an event nor the end of a commit: {problem.Message}");
            }
        }

        var rest = bytes.AsSpan(tail).TrimEnd((byte)0);
        return rest.IsEmpty || IsBeginning(rest) ? null : (tail, "the last line is not the beginning of a line that Truce writes");
    }

    // A file that grew without some of its content shows noughts there, in whole sectors. No line holds one, and one flipped bit makes
    // one alone: so a hole is of two at least, and ends where a sector does.
    private static bool HasHole(ReadOnlySpan<byte> tail, int start)
    {
        const int Sector = 512;
        for (var at = tail.IndexOf((byte)0); at >= 0;)
        {
            var length = tail[at..].IndexOfAnyExcept((byte)0);
            if (length < 0) return true;
            if (length > 1 && (at == 0 || (start + at) % Sector == 0) && (start + at + length) % Sector == 0) return true;
            var next = tail[(at + length)..].IndexOf((byte)0);
            at = next < 0 ? -1 : at + length + next;
        }

        return false;
    }

    // A closing line that is complete but for its end was torn at the last byte; one with something else there was changed.
    private static bool IsBeginning(ReadOnlySpan<byte> rest)
    {
        var opening = rest[..Math.Min(rest.Length, CommitLine.Opening.Length)];
        if (CommitLine.Opening.StartsWith(opening)) return rest.IndexOf((byte)'}') is var end && (end < 0 || end == rest.Length - 1);
        ReadOnlySpan<byte> eventOpening = "{\"opaque\":"u8;
        return eventOpening.StartsWith(rest[..Math.Min(rest.Length, eventOpening.Length)]);
    }
}
