using System.Collections.Immutable;

namespace Truce.Core.Decisions;

/// <summary>Puts a decision that is needed before those who can take it.</summary>
/// <param name="Deciders">Each organisation once, 1 to 8.</param>
/// <param name="Blocks">A thing that waits for it; more are tied to it by relations.</param>
/// <param name="Marking">Null: the members of the centre.</param>
public sealed record NeedDecision(
    DecisionAccount Account, ImmutableArray<Addressee> Deciders, Quorum Quorum = Quorum.Any, Reference? Blocks = null, Marking? Marking = null,
    bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Tie.Refuse(StreamKind.Decision, RelationRole.Blocks, Blocks, reading) is { } no ? no : Decide(DecidersCheck.Of(Deciders, reading), this, caller);

    public static Ruling Decide(ImmutableArray<Addressed> deciders, NeedDecision command, Caller caller)
    {
        if (DecidersCheck.Refuse(deciders) is { } nobody) return nobody;
        if (Permissions.Refuse(nameof(NeedDecision), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Tie.Begin(
            caller.NewId<Decision>(), new DecisionNeeded(command.Account, caller.Voice, command.Deciders, command.Quorum, command.Example), marking,
            RelationRole.Blocks, command.Blocks, caller);
    }
}

/// <summary>To whom a decision can be put.</summary>
internal static class DecidersCheck
{
    public const int Most = 8;

    public static ImmutableArray<Addressed> Of(ImmutableArray<Addressee> deciders, IReading reading) =>
        deciders.IsDefault ? [] : [.. deciders.Select(one => Addressed.Of(one, reading)!)];

    public static Refusal? Refuse(ImmutableArray<Addressed> deciders)
    {
        if (deciders.IsEmpty) return DutyFunctionRefusals.ToNobody();
        foreach (var one in deciders)
            if (Addressed.Refuse(one) is { } no) return no;
        return deciders.Length > Most || deciders.DistinctBy(one => one.To.Organisation).Count() < deciders.Length ? DecisionRefusals.DecidersUnfit() : null;
    }
}
