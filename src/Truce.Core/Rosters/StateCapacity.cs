namespace Truce.Core.Rosters;

/// <summary>
/// States how many people of a speciality an organisation has. Whoever speaks for it can, and whoever records for the centre: the page
/// says who entered it.
/// </summary>
/// <param name="Marking">Null: members of the centre.</param>
public sealed record StateCapacity(Id<Organisation> Organisation, CapacityAccount Account, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Organisation), this, caller);

    public static Ruling Decide(Organisation? organisation, StateCapacity command, Caller caller)
    {
        if (organisation is null) return AccessRefusals.NotFound(command.Organisation.ToString());
        if (Permissions.Refuse(nameof(StateCapacity), caller, organisation.Id) is { } no) return no;
        if (command.Account.Unfit() is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(caller.NewId<Capacity>(), new CapacityStated(organisation.Id, command.Account, command.Example), marking));
    }
}

/// <summary>Corrects what is stated; what was stated before stays in the past.</summary>
public sealed record CorrectCapacity(Id<Capacity> Capacity, CapacityAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Capacity), this, caller);

    public static Ruling Decide(Capacity? current, CorrectCapacity command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Capacity.ToString());
        if (Permissions.Refuse(nameof(CorrectCapacity), caller, current.Organisation) is { } no) return no;
        if (current.Withdrawn is not null) return CapacityRefusals.Withdrawn(current.Id.ToString());
        if ((command.Account.Unfit() ?? TextCheck.Of(command.Reason, "reason", TextCheck.Statement)) is { } unfit) return unfit;
        if (current.Account == command.Account) return CapacityRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new CapacityCorrected(command.Account, command.Reason));
    }
}

/// <summary>Takes a statement back. It stays, marked so, and counts no longer.</summary>
public sealed record WithdrawCapacity(Id<Capacity> Capacity, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Capacity), this, caller);

    public static Ruling Decide(Capacity? current, WithdrawCapacity command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Capacity.ToString());
        if (Permissions.Refuse(nameof(WithdrawCapacity), caller, current.Organisation) is { } no) return no;
        if (current.Withdrawn is not null) return CapacityRefusals.Withdrawn(current.Id.ToString());
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        return Ruling.Of(current.Id, new CapacityWithdrawn(command.Reason));
    }
}
