namespace Truce.Store.Journal;

/// <summary>A commit as it stands in a segment. A value, since a start finds one for nearly every event.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="FirstLine">Its first event line, by its place in <see cref="CommitScan.Lines"/>.</param>
/// <param name="LineCount">How many event lines it has.</param>
/// <param name="ClosingStart">First byte of the line that closes it.</param>
/// <param name="End">After its last byte.</param>
internal readonly record struct FoundCommit(int Start, int FirstLine, int LineCount, int ClosingStart, int End);

/// <summary>
/// Finds the commits of a segment. What follows the last of them is torn, that is, the beginning of what would have been written,
/// or it is damage; only what is torn may be cut.
/// </summary>
/// <param name="Commits">In order.</param>
/// <param name="Lines">Event lines of these commits, in order.</param>
/// <param name="End">After the last commit.</param>
/// <param name="Damage">Where something stands behind it that a torn write does not explain; null where nothing does.</param>
internal sealed record CommitScan(List<FoundCommit> Commits, List<(int Start, int Length)> Lines, int End, (int At, string What)? Damage)
{
    // Most commits hold one event, and most events take some hundreds of bytes: a guess that spares the lists most of their growing.
    private const int BytesGuessed = 768;

    public static CommitScan Of(ReadOnlySpan<byte> bytes, int from)
    {
        var commits = new List<FoundCommit>(bytes.Length / BytesGuessed);
        var lines = new List<(int Start, int Length)>(bytes.Length / BytesGuessed);
        var (start, at, first) = (from, from, 0);
        while (at < bytes.Length)
        {
            var length = bytes[at..].IndexOf((byte)'\n');
            if (length < 0 || (bytes.Slice(at, length).Contains((byte)0) && HasHole(bytes[start..], start))) break;
            if (CommitLine.TryRead(bytes.Slice(at, length), out _))
            {
                commits.Add(new FoundCommit(start, first, lines.Count - first, at, at + length + 1));
                (start, first) = (at + length + 1, lines.Count);
            }
            else lines.Add((at, length));

            at += length + 1;
        }

        var damage = DamageOf(bytes, start, at, lines[first..]);
        lines.RemoveRange(first, lines.Count - first);
        return new CommitScan(commits, lines, start, damage);
    }

    private static (int, string)? DamageOf(ReadOnlySpan<byte> bytes, int start, int tail, List<(int Start, int Length)> lines)
    {
        if (HasHole(bytes[start..], start)) return null;
        foreach (var (at, length) in lines)
        {
            try
            {
                _ = EventLine.CommitmentOf(bytes.Slice(at, length));
            }
            catch (RecordException problem)
            {
                return (at, $"the line is neither an event nor the end of a commit: {problem.Message}");
            }
        }

        var rest = bytes[tail..].TrimEnd((byte)0);
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
