using System.Security.Cryptography;

namespace Truce.Bench.Recording;

/// <summary>Checking entries: from the stored line to the root of the tree, against the bare SHA-256 calls that this needs.</summary>
internal static class VerifyBench
{
    public static void Run(int events, ResultTable table)
    {
        var line = Line();
        var parts = EventLine.Parse(line).Parts;
        Check(line, 10_000);
        Bare(parts, 10_000);
        var ours = Enumerable.Range(0, 3).Min(_ => Check(line, events));
        var bare = Enumerable.Range(0, 3).Min(_ => Bare(parts, events));
        table.Head(
            "Verifying", string.Create(CultureInfo.InvariantCulture, $"{events:N0} entries, one thread, best of three: each line's form, parts, commitment, entry, leaf, and the tree; against the same number of SHA-256 calls over as many bytes, and nothing else."),
            "what", "seconds", "times bare", "asked");
        table.Row("bare SHA-256", bare.ToString("N2", CultureInfo.InvariantCulture), "1", "");
        table.Row("Truce", ours.ToString("N2", CultureInfo.InvariantCulture), (ours / bare).ToString("N2", CultureInfo.InvariantCulture), "2 at most");
    }

    private static double Check(byte[] line, int events)
    {
        var watch = Stopwatch.StartNew();
        var tree = TileTree.Empty();
        for (var index = 0; index < events; index++)
        {
            tree.Append(LedgerEntry.LeafHash(index, EventLine.CommitmentOf(line)));
            if (index % 65_536 == 0) tree.TakeChanged();
        }

        _ = tree.Root();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Bare(IReadOnlyList<RecordPart> parts, int events)
    {
        // Each part's digest, the commitment over four digests, the leaf over its entry, and one node of the tree for each leaf.
        var inputs = parts.Select(part => new byte[13 + 32 + part.Canonical.Length]).Append(new byte[14 + 4 * 32]).Append(new byte[1 + 70]).Append(new byte[65]).ToArray();
        Span<byte> hash = stackalloc byte[32];
        var watch = Stopwatch.StartNew();
        for (var index = 0; index < events; index++)
            foreach (var input in inputs) SHA256.HashData(input, hash);
        return watch.Elapsed.TotalSeconds;
    }

    private static byte[] Line()
    {
        var day = new LocalDate(2025, 10, 16);
        var body = new ClaimRecorded(new(1), new LocalText("A convoy of twelve vehicles was stated to have waited at the gate for three hours. Its load was not said."), new DateInterval(day, day), [new(2)]);
        var digest = Hash.Of("x"u8).ToBase64();
        var head = new Head(123_456, new Reference(StreamKind.Claim, 7), 1, "claim.recorded/1", Instant.FromUtc(2025, 10, 17, 9, 0), digest, digest, Marking.Clear);
        PreparedPart[] prepared =
        [
            PreparedPart.Make("body", CanonicalValues.Write(body), new byte[32]), PreparedPart.Make("head", CanonicalValues.Write(head), new byte[32]),
            PreparedPart.Make("who", CanonicalValues.Write(new Who(new(1), new(2))), new byte[32]),
        ];
        var writer = new System.Buffers.ArrayBufferWriter<byte>();
        EventLineWriter.Write(writer, prepared, RandomNumberGenerator.GetBytes(EventLineWriter.DecoyBytes(3)));
        return writer.WrittenSpan.ToArray();
    }
}
