using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Truce.Store.Centres;

/// <summary>Which commands were recorded, so that none is recorded twice. Half of each digest is kept: 128 bits.</summary>
/// <param name="commands">How many are expected at least; more may come.</param>
internal sealed class KnownCommands(int commands = 0)
{
    // Many small tables rather than one: a table of a million that grows holds up everybody's commits while it is copied, and these
    // grow one after the other. Digests spread evenly.
    private readonly Dictionary<UInt128, (UInt128 Command, long First, int Events)>[] byKey = [.. Enumerable.Range(0, 256).Select(_ => new Dictionary<UInt128, (UInt128, long, int)>(commands / 256 * 9 / 8))];

    /// <summary>What is known under a key; null where nothing is.</summary>
    public Outcome? Find(CommandPrint print)
    {
        var key = Half(print.Key);
        if (!Table(key).TryGetValue(key, out var known)) return null;
        return new Outcome(known.Command == Half(print.Command) ? OutcomeKind.Repeated : OutcomeKind.KeyReused, known.First, known.Events);
    }

    /// <summary>Takes note of an event; events of one commit follow each other.</summary>
    /// <param name="key">Digest of caller and idempotency key.</param>
    /// <param name="command">Digest of the command.</param>
    /// <param name="index">The event's place.</param>
    public void Add(Hash key, Hash command, long index)
    {
        var half = Half(key);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(Table(half), half, out var exists);
        if (exists) known.Events++;
        else known = (Half(command), index, 1);
    }

    private Dictionary<UInt128, (UInt128 Command, long First, int Events)> Table(UInt128 key) => byKey[(byte)key];

    private static UInt128 Half(Hash hash)
    {
        Span<byte> bytes = stackalloc byte[32];
        hash.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
