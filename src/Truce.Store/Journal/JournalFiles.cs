using System.Runtime.InteropServices;
using Truce.Store.Disk;

namespace Truce.Store.Journal;

/// <summary>
/// The events on disk: segments of JSON lines, each commit closed by its last line. One writer appends and syncs; any number of
/// readers fetch lines of commits that were applied.
/// </summary>
/// <param name="disk">The centre's folder.</param>
/// <param name="origin">Stands in every segment's header.</param>
/// <param name="segmentBytes">A segment takes no further commit that would carry it past this; a single larger commit has one to itself.</param>
internal sealed class JournalFiles(IDisk disk, string origin, long segmentBytes) : IDisposable
{
    public const string Directory = "journal";

    /// <summary>How names of files end that hold what was cut off the journal's end.</summary>
    public const string CutSuffix = ".cut";

    // Appending and rewriting are done by different threads, never at once.
    private readonly Lock writing = new();
    private volatile Segment[] segments = [];
    private IDiskFile? file;

    public string Origin => origin;

    public IReadOnlyList<Segment> Segments => segments;

    /// <summary>The stored line of an event that was applied.</summary>
    public byte[] Line(long index)
    {
        while (true)
        {
            var holding = Holding(index);
            try
            {
                return holding.Read(index);
            }
            catch (ObjectDisposedException) when (Holding(index) != holding)
            {
                // The segment was rewritten meanwhile: the new one is read.
            }
        }
    }

    /// <summary>Appends whole commits; they are durable when it returns.</summary>
    public void Append(Batch batch)
    {
        lock (writing)
        {
            Fill(batch);
            file?.Sync();
        }
    }

    private void Fill(Batch batch)
    {
        var pending = 0;
        for (var at = 0; at < batch.Commits.Count; at++)
        {
            var commit = batch.Commits[at];
            var start = batch.Commits[pending].Start;
            var planned = commit.Start + commit.Length - start;
            if (file is not null && segments[^1].Count + (at - pending) > 0 && segments[^1].Length + planned > segmentBytes)
            {
                Write(batch, pending, at);
                pending = at;
                Begin(commit.First);
            }
            else if (file is null) Begin(commit.First);
        }

        Write(batch, pending, batch.Commits.Count);
    }

    /// <summary>Takes over a segment that was found at the start and checked.</summary>
    public void Adopt(Segment segment) => segments = [.. segments, segment];

    /// <summary>Cuts a torn tail off the last segment and goes on writing there.</summary>
    public void Resume()
    {
        if (segments.Length == 0) return;
        var last = segments[^1];
        file = disk.Open(last.Path);
        if (file.Length > last.Length) file.Truncate(last.Length);

        // A process that was killed leaves the end, and the names, in the machine's memory alone. Earlier segments were synced when
        // the next one began.
        file.Sync();
        disk.SyncDirectory(Directory);
    }

    /// <summary>Puts other lines in place of some events' lines. Every other byte but the closing lines' stays as it was.</summary>
    /// <param name="anew">For each event concerned its new line, without line end.</param>
    public void Rewrite(IReadOnlyDictionary<long, byte[]> anew)
    {
        lock (writing) PutAnew(anew);
    }

    private void PutAnew(IReadOnlyDictionary<long, byte[]> anew)
    {
        // Ends that were cut may hold the words too: a command that was torn, and sent again.
        foreach (var name in disk.Files(Directory).Where(name => name.EndsWith(CutSuffix, StringComparison.Ordinal))) disk.Delete(Directory + "/" + name);
        foreach (var segment in segments.Where(one => anew.Keys.Any(index => index >= one.First && index < one.First + one.Count)).ToArray())
        {
            var isLast = segment == segments[^1];
            if (isLast) file?.Sync();
            var rewritten = SegmentRewriter.Rewrite(segment.ReadAll(), segment.First, anew);
            disk.Replace(segment.Path, rewritten);
            var fresh = new Segment(segment.Name, segment.First, disk.Read(segment.Path));
            SegmentRewriter.Locate(rewritten, fresh);
            segments = [.. segments.Select(one => one == segment ? fresh : one)];

            // What was erased leaves the disk only once nobody holds the old file open.
            segment.Dispose();
            if (!isLast) continue;
            file?.Dispose();
            file = disk.Open(fresh.Path);
        }
    }

    public void Dispose()
    {
        file?.Dispose();
        foreach (var segment in segments) segment.Dispose();
    }

    private Segment Holding(long index)
    {
        var all = segments;
        var (low, high) = (0, all.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (all[middle].First <= index) low = middle;
            else high = middle - 1;
        }

        return all[low];
    }

    // The header and the name are durable before any commit is: a commit never stands in a file that a crash could take away.
    private void Begin(long first)
    {
        if (file is not null)
        {
            file.Sync();
            file.Dispose();
        }

        var name = Segment.NameOf(first);
        var header = SegmentHeader.Of(first, origin).ToLine();
        file = disk.Open(Directory + "/" + name, empty: true);
        file.Append(header);
        file.Sync();
        disk.SyncDirectory(Directory);
        var segment = new Segment(name, first, disk.Read(Directory + "/" + name));
        segment.Grew(header);
        segments = [.. segments, segment];
    }

    private void Write(Batch batch, int from, int to)
    {
        if (from == to) return;
        var start = batch.Commits[from].Start;
        var end = batch.Commits[to - 1].Start + batch.Commits[to - 1].Length;
        var bytes = batch.Bytes.WrittenSpan[start..end];
        var segment = segments[^1];
        file!.Append(bytes);
        var lines = CollectionsMarshal.AsSpan(batch.Lines)[batch.Commits[from].FirstLine..(batch.Commits[to - 1].FirstLine + batch.Commits[to - 1].Lines)];
        foreach (var line in lines) segment.Line(segment.Length + line - start);
        segment.Grew(bytes);
    }
}
