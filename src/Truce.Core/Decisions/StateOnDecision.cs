namespace Truce.Core.Decisions;

/// <summary>
/// Records what an organisation states on a decision, an outcome or a dissent: by itself, or through the claim or report that carries
/// it. An outcome of one to whom it was not put is recorded as such and decides nothing: who could decide is the question that such
/// centres fail over, so neither a refusal nor silence would be true.
/// </summary>
/// <param name="Marking">Null: whoever may see the decision.</param>
public sealed record StateOnDecision(
    Id<Decision> Decision, Id<Organisation> By, StatementAccount Account, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(By) is null) return AccessRefusals.NotFound(By.ToString());
        if (Account.Through is { } carrier && !reading.Sees(carrier)) return AccessRefusals.NotFound(carrier.ToString());
        return Decide(reading.Find(Decision), this, caller);
    }

    public static Ruling Decide(Decision? current, StateOnDecision command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Decision.ToString());
        if (Permissions.Refuse(nameof(StateOnDecision), caller) is { } no) return no;
        if (command.Account.Unfit(current.Account.Asked.At, caller.Now) is { } unfit) return unfit;
        if (current.End is not null && command.Account.Stance == DecisionStance.Decides) return DecisionRefusals.Ended();

        // Nobody puts words into another's mouth: they come from the organisation itself, or from where they can be read.
        if (command.By != caller.Voice && command.Account.Through is null) return DecisionRefusals.ThroughMissing();
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<DecisionStatement>(), new StatedOnDecision(command.Decision, command.By, command.Account, command.Example), marking));
    }
}

/// <summary>Takes a statement back: its organisation did, or it was recorded in error. It stays, marked so.</summary>
public sealed record WithdrawDecisionStatement(Id<DecisionStatement> Statement, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Statement) is { } current
        ? Decide(current, reading.OwnerOf(Statement), this, caller)
        : AccessRefusals.NotFound(Statement.ToString());

    public static Ruling Decide(DecisionStatement current, Id<Organisation> owner, WithdrawDecisionStatement command, Caller caller)
    {
        if (Permissions.Refuse(nameof(WithdrawDecisionStatement), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.By != caller.Voice && owner != caller.Organisation) return DecisionRefusals.NotYourStatement();
        return current.Withdrawn is null ? Ruling.Of(current.Id, new DecisionStatementWithdrawn(command.Reason)) : DecisionRefusals.StatementWithdrawn();
    }
}
