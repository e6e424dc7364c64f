namespace Truce.Ledger;

/// <summary>One step in checking a receipt.</summary>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Finding">What was found, one plain sentence.</param>
public sealed record ReceiptStep(bool Holds, string Finding);

/// <summary>What came of checking a receipt.</summary>
/// <param name="Steps">Each step, in order; a step that could not be taken because one before it failed is missing.</param>
/// <param name="Checkpoint">The checkpoint, if its signature holds; else null.</param>
public sealed record ReceiptVerdict(IReadOnlyList<ReceiptStep> Steps, Checkpoint? Checkpoint)
{
    /// <summary>Whether every step holds.</summary>
    public bool Holds => Steps.All(step => step.Holds);
}
