using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Reads a journal from its first segment to its last, and holds every commit to its closing line.</summary>
internal sealed class JournalReader(string folder)
{
    private string _file = "";

    public long Count { get; private set; }

    public long Commits { get; private set; }

    public long TornBytes { get; private set; }

    public string Origin { get; private set; } = "";

    /// <summary>Gives each committed event's index and commitment to <paramref name="event"/>, before the line that closes its commit is held to it.</summary>
    /// <exception cref="RecordException">Something is not as it was written: the message names file, byte and event.</exception>
    public void Read(Action<long, Hash> @event)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0) throw new CannotCheckException($"There is no journal in {folder}.");
        foreach (var file in files)
        {
            _file = Path.GetFileName(file);
            var bytes = File.ReadAllBytes(file).AsSpan();
            var at = Header(bytes);
            var end = EndOfCommits(bytes, at);
            if (end < bytes.Length && file != files[^1]) throw Broken("the segment goes on after its last commit, and is not the last segment", end);
            TornBytes = bytes.Length - end;
            for (var (start, first) = (at, Count); at < end;)
            {
                var line = bytes.Slice(at, bytes[at..].IndexOf((byte)'\n'));
                if (IsCommit(line))
                {
                    Close(line, bytes[start..at], Count - first, at);
                    (start, first) = (at + line.Length + 1, Count);
                }
                else
                {
                    @event(Count, Event(line, at));
                    Count++;
                }
                at += line.Length + 1;
            }
        }
    }

    private static bool IsCommit(ReadOnlySpan<byte> line) => line.StartsWith("{\"bytes\":"u8);

    private int Header(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.IndexOf((byte)'\n');
        if (length < 0) throw Broken("the segment has no header", 0);
        var header = Members(bytes[..length], 0, "encryption", "first", "format", "origin");
        if (header.GetProperty("format").GetString() != "truce-journal/1") throw Broken("the segment is of another format", 0);
        if (header.GetProperty("encryption").GetString() != "none") throw new CannotCheckException($"{_file} is encrypted.");
        var origin = header.GetProperty("origin").GetString()!;
        if (Count == 0) Origin = origin;
        if (origin != Origin) throw Broken($"the segment is of {Answer.Shown(origin)}, those before it of {Answer.Shown(Origin)}", 0);
        if (header.GetProperty("first").GetInt64() != Count || _file != Count.ToString("D12", CultureInfo.InvariantCulture) + ".jsonl") throw Broken($"the segment should begin with event {Count}", 0);
        return length + 1;
    }

    private static int EndOfCommits(ReadOnlySpan<byte> bytes, int first)
    {
        // Only what follows the last closing line may be unfinished, so everything before it is read strictly.
        for (var end = bytes.LastIndexOf((byte)'\n') + 1; end > first;)
        {
            var start = bytes[..(end - 1)].LastIndexOf((byte)'\n') + 1;
            if (IsCommit(bytes[start..])) return end;
            end = start;
        }
        return first;
    }

    private Hash Event(ReadOnlySpan<byte> line, int at)
    {
        try
        {
            var commitment = EventLine.CommitmentOf(line, out var head);
            if (!head.IsEmpty && (!EventHead.TryIndex(head, out var index) || index != Count)) throw Broken($"event {Count} does not call itself so", at);
            return commitment;
        }
        catch (RecordException broken) when (broken.Offset >= 0)
        {
            throw Broken($"event {Count}: {broken.What}", at + broken.Offset);
        }
    }

    private void Close(ReadOnlySpan<byte> line, ReadOnlySpan<byte> events, long count, int at)
    {
        var commit = Members(line, at, "bytes", "commit", "events", "sha256");
        var holds = commit.GetProperty("bytes").GetInt64() == events.Length && commit.GetProperty("events").GetInt64() == count
            && commit.GetProperty("commit").GetInt64() == Commits && commit.GetProperty("sha256").GetString() == Convert.ToBase64String(SHA256.HashData(events));
        if (!holds) throw Broken($"commit {Commits} is not closed by the line that belongs to it: something in it was altered", at);
        Commits++;
    }

    private JsonElement Members(ReadOnlySpan<byte> line, int at, params string[] members)
    {
        if (!CanonicalJson.IsCanonical(line, out var offset, out var problem)) throw Broken(problem, at + offset);
        var value = JsonDocument.Parse(line.ToArray()).RootElement;
        var isShape = value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Select(m => m.Name).SequenceEqual(members)
            && value.EnumerateObject().All(m => m.Name is "encryption" or "format" or "origin" or "sha256" ? m.Value.ValueKind == JsonValueKind.String : m.Value.ValueKind == JsonValueKind.Number);
        return isShape ? value : throw Broken("not a line of a journal", at);
    }

    private RecordException Broken(string what, long at) => new($"{_file} at byte {at}: {what}.", -1);
}
