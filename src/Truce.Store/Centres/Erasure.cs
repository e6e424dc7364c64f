using Truce.Store.Blobs;
using Truce.Store.Journal;
using Truce.Store.Registers;

namespace Truce.Store.Centres;

/// <summary>Carries out what redactions order: the parts leave the journal's lines, their digests stay, the lives concerned are told anew, and files that nothing needs any more go.</summary>
internal static class Erasure
{
    /// <summary>Erases what still stands of the parts named; what is gone already is left alone.</summary>
    public static void Carry(JournalFiles journal, CentreRegisters registers, BlobStore blobs, IEnumerable<ErasedParts> ordered)
    {
        var anew = new Dictionary<long, byte[]>();
        var erased = new HashSet<(long, string)>();
        foreach (var parts in ordered.GroupBy(one => one.Index))
        {
            var line = EventLine.Parse(journal.Line(parts.Key));
            var names = parts.SelectMany(one => one.Parts).Where(name => line.TryPart(name, out _)).ToHashSet();
            if (names.Count == 0) continue;
            anew[parts.Key] = line.Without(names).ToBytes();
            foreach (var name in names) erased.Add((parts.Key, name));
        }

        if (anew.Count == 0) return;
        var files = anew.Keys.SelectMany(index => registers.StreamOf(index).Files()).ToHashSet();
        journal.Rewrite(anew);
        registers.Retell(erased, index => StoredEvent.Read(journal.Line(index), committed: false).Recorded);
        foreach (var file in files.Where(one => !registers.Needs(one))) blobs.Erase(file);
    }
}
