namespace Truce.Ledger;

/// <summary>Whether a new checkpoint may follow the last one signed.</summary>
/// <param name="Holds">Whether it may.</param>
/// <param name="Reason">One sentence that says what was found.</param>
public sealed record ExtensionVerdict(bool Holds, string Reason);

/// <summary>The law of one history: a ledger signs nothing that does not extend what it signed before.</summary>
public static class CheckpointLaw
{
    /// <summary>Checks that a new checkpoint extends the last one signed.</summary>
    /// <param name="previous">The last checkpoint signed; null if there was none.</param>
    /// <param name="next">The one to be signed, or shown by somebody.</param>
    /// <param name="tiles">The tiles of the new tree. They need not be honest: what they say is verified against both roots.</param>
    /// <remarks>Reads some tiles at the right edge and along the earlier size: a few per level.</remarks>
    public static ExtensionVerdict Extends(Checkpoint? previous, Checkpoint next, ITileSource tiles)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (previous is not null && previous.Origin != next.Origin) return new(false, $"The origin changed from {previous.Origin} to {next.Origin}.");
        if (previous is not null && previous.Size > next.Size) return new(false, $"The ledger shrank from {previous.Size} to {next.Size} entries.");
        try
        {
            if (TileProofs.Root(next.Size, tiles) != next.Root) return new(false, $"The tiles do not give the root of the checkpoint at {next.Size} entries.");
            if (previous is null) return new(true, $"The first checkpoint, at {next.Size} entries.");
            var proof = TileProofs.Consistency(previous.Size, next.Size, tiles);
            return Merkle.VerifyConsistency(previous.Size, next.Size, previous.Root, next.Root, [.. proof])
                ? new(true, $"The first {previous.Size} of {next.Size} entries are those of the earlier checkpoint.")
                : new(false, $"The first {previous.Size} of {next.Size} entries are not those of the earlier checkpoint: this is another history.");
        }
        catch (RecordException broken)
        {
            return new(false, $"The tiles cannot be read: {broken.Message}");
        }
    }
}
