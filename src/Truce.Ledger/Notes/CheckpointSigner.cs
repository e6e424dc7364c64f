using System.Diagnostics.CodeAnalysis;

namespace Truce.Ledger;

/// <summary>The ledger was asked to sign a checkpoint that does not extend the last one it signed.</summary>
/// <param name="reason">One sentence that says how they differ.</param>
[SuppressMessage("Design", "CA1032", Justification = "Always says how.")]
public sealed class ForkException(string reason) : Exception(reason);

/// <summary>Signs checkpoints of one history, each an extension of the last.</summary>
/// <remarks>For one writer: not safe for more than one thread at a time. Does not own the signer.</remarks>
/// <param name="signer">The ledger's key.</param>
/// <param name="origin">The ledger's origin; every checkpoint must bear it.</param>
/// <param name="last">The last checkpoint signed, read and verified by the caller; null in a new ledger.</param>
public sealed class CheckpointSigner(NoteSigner signer, string origin, Checkpoint? last)
{
    /// <summary>The last checkpoint signed; null in a new ledger.</summary>
    public Checkpoint? Last { get; private set; } = last;

    /// <summary>Signs a checkpoint, if it is one history with the last.</summary>
    /// <param name="next">The checkpoint of the present tree. One equal to the last is signed again.</param>
    /// <param name="tiles">The tiles of the present tree, written or not (<see cref="TileOverlay"/>).</param>
    /// <returns>The signed note.</returns>
    /// <exception cref="ForkException">It bears another origin or does not extend the last. Nothing is signed.</exception>
    public string Sign(Checkpoint next, ITileSource tiles)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (next.Origin != origin) throw new ForkException($"The checkpoint is of {next.Origin}, the ledger is {origin}.");
        var verdict = CheckpointLaw.Extends(Last, next, tiles);
        if (!verdict.Holds) throw new ForkException(verdict.Reason);
        var note = signer.Sign(next.ToText());
        Last = next;
        return note;
    }
}
