using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Checks a data folder: its ledger as such, then every event of its journal against the ledger's entries.</summary>
internal static class DataCheck
{
    public static int Run(Arguments arguments, Answer answer)
    {
        var recorded = new List<Hash>();
        var head = LedgerCheck.Check(new Place(Path.Combine(arguments.Target, "ledger")), arguments, answer, recorded.Add);
        if (head is null || answer.Failed) return answer.End("");

        answer.Title($"\nThe journal in {arguments.Target}");
        var journal = new JournalReader(Path.Combine(arguments.Target, "journal"));
        journal.Read((index, commitment) =>
        {
            if (index < recorded.Count && recorded[(int)index] != commitment) throw new RecordException($"Event {index} is not the one that the ledger holds: it was altered.", -1);
        });
        answer.Holds($"All {journal.Count} events in {journal.Commits} commits are whole, and each line is as it was committed.");
        answer.Found(journal.Origin == head.Origin, $"The journal is that of {journal.Origin}, the ledger that of {head.Origin}.");
        answer.Found(journal.Count >= head.Size, journal.Count >= head.Size
            ? $"The {head.Size} events under the signed checkpoint are those of the ledger."
            : $"The ledger holds {head.Size} entries, the journal only {journal.Count} events: events are missing.");
        if (journal.Count > head.Size) answer.Note($"{journal.Count - head.Size} events are not yet under a signed checkpoint: kept, but not proved.");
        if (journal.TornBytes > 0) answer.Note($"{journal.TornBytes} bytes after the last commit are of one that was never finished. The server cuts them off when it starts.");
        return answer.End("""
            Every event up to the signed checkpoint is in its place and unchanged, but for parts that were openly erased.
            It does not show that what was recorded is true, nor that others were shown the same record (see --keep).
            """);
    }
}
