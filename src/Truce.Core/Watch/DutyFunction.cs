namespace Truce.Core.Watch;

/// <summary>What is said of a duty function.</summary>
/// <param name="Name">What it is called, such as "Watch keeper"; never a person's name.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Cell">The part of the centre in which it works; null where it works in none.</param>
/// <param name="Speciality">What it is for, such as "water and power"; null where the name says enough.</param>
public sealed record DutyAccount(LocalText Name, Id<Organisation> Organisation, LocalText? Cell = null, LocalText? Speciality = null)
{
    /// <summary>Null where its parts fit; else the refusal that says what does not.</summary>
    public Refusal? Unfit() => TextCheck.First(
        TextCheck.Of(Name, "name", TextCheck.Name), TextCheck.Optional(Cell, "cell", TextCheck.Name), TextCheck.Optional(Speciality, "speciality", TextCheck.Name));
}

/// <summary>A function in which somebody is on duty: a watch keeper, a water desk. Whoever holds it stands nowhere in the record.</summary>
/// <param name="Closed">Why it is no more; null while it stands.</param>
public sealed record DutyFunction(Id<DutyFunction> Id, DutyAccount Account, int Corrections, LocalText? Closed, bool Example) : INoun<DutyFunction>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.DutyFunction;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(DutyFunction state) => [state.Account.Organisation];

    /// <inheritdoc />
    public static DutyFunction? Apply(DutyFunction? current, Recorded recorded) => recorded.Event switch
    {
        FunctionEstablished e => new DutyFunction(new(recorded.Head.Stream.Number), e.Account, 0, null, e.Example),
        FunctionCorrected e => current! with { Account = e.Account, Corrections = current.Corrections + 1 },
        FunctionClosed e => current! with { Closed = e.Reason },
        _ => current,
    };
}
