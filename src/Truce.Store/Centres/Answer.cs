namespace Truce.Store.Centres;

/// <summary>What a command came to: recorded, or refused.</summary>
/// <param name="Refusal">Null where it was recorded.</param>
/// <param name="Index">Index of its first event.</param>
/// <param name="Stream">The stream of its first event.</param>
/// <param name="Repeated">Whether it had been recorded before under the same key; nothing was recorded twice.</param>
public sealed record Answer(Refusal? Refusal, long Index, Reference Stream, bool Repeated)
{
    /// <summary>Refused.</summary>
    public static Answer No(Refusal refusal) => new(refusal, -1, default, false);
}
