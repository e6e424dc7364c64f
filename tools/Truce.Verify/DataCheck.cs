using System.Buffers;
using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Checks a data folder: its ledger as such, then whose folder it says it is, then every event of its journal against the ledger's entries.</summary>
internal static class DataCheck
{
    public static int Run(Arguments arguments, Answer answer)
    {
        var recorded = new List<Hash>();
        var ledger = new LedgerCheck(new Place(Path.Combine(arguments.Target, "ledger"), arguments.Patience), arguments, answer);
        if (ledger.Check(recorded.Add) is not { } head) return answer.Note("The journal was therefore not checked.").End("");

        answer.Title($"\nThe journal in {arguments.Target}");
        Centre(Path.Combine(arguments.Target, "centre.json"), head.Origin, answer);
        var journal = new JournalReader(Path.Combine(arguments.Target, "journal"));
        journal.Read((index, commitment) =>
        {
            if (index < recorded.Count && recorded[(int)index] != commitment) throw new RecordException($"Event {index} is not the one that the ledger holds: it was altered.", -1);
        });
        answer.Holds($"All {journal.Count} events in {journal.Commits} commits are whole, and each line is as it was committed.");
        answer.Found(journal.Origin == head.Origin, $"The journal is that of {Answer.Shown(journal.Origin)}, the ledger that of {Answer.Shown(head.Origin)}.");
        answer.Found(journal.Count >= head.Size, journal.Count >= head.Size
            ? $"The {head.Size} events under the signed checkpoint are those of the ledger."
            : $"The ledger holds {head.Size} entries, the journal only {journal.Count} events: events are missing.");
        if (journal.Count > head.Size) answer.Note($"{journal.Count - head.Size} events are not yet under a signed checkpoint: kept, but not proved.");
        if (journal.TornBytes > 0) answer.Note($"{journal.TornBytes} bytes after the last commit are of one that was never finished. The server cuts them off when it starts.");
        answer.Note("snapshot.json, lease.json and accounts are the server's own and are not checked.");
        return ledger.End("""
            Every event up to the signed checkpoint is in its place and unchanged, but for parts that were openly erased.
            It does not show that what was recorded is true, nor that others were shown the same record.
            """);
    }

    private static void Centre(string file, string origin, Answer answer)
    {
        var expected = new ArrayBufferWriter<byte>();
        expected.Write("{\"format\":\"truce-data/1\",\"origin\":"u8);
        CanonicalJson.WriteString(expected, origin);
        expected.Write("}"u8);
        if (!File.Exists(file)) answer.Fails("centre.json, which says whose folder this is, is missing.");
        else if (File.ReadAllBytes(file).AsSpan().SequenceEqual(expected.WrittenSpan)) answer.Holds($"centre.json names the same origin as the ledger, {Answer.Shown(origin)}.");
        else answer.Fails($"centre.json does not name the ledger's origin, {Answer.Shown(origin)}, as the server wrote it: it was altered, or is another folder's.");
    }
}
