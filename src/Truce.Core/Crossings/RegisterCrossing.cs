namespace Truce.Core.Crossings;

/// <summary>Puts a crossing into the record.</summary>
/// <param name="Marking">Null: everybody, since crossings are public geography.</param>
public sealed record RegisterCrossing(CrossingAccount Account, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(Missing(Account, reading), this, caller);

    /// <param name="missing">The first thing named that the caller may not see; null where all stand.</param>
    public static Ruling Decide(Reference? missing, RegisterCrossing command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(RegisterCrossing), caller) is { } no) return no;
        if (command.Account.Unfit() is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(caller.NewId<Crossing>(), new CrossingRegistered(command.Account, command.Example), marking));
    }

    internal static Reference? Missing(CrossingAccount account, IReading reading)
    {
        if (account.Place is { } place && reading.Find(place) is null) return place;
        foreach (var one in account.Operators)
            if (reading.Find(one.Organisation) is null) return one.Organisation;
        return null;
    }
}

/// <summary>Corrects what is said of a crossing, such as a position that lies in the wrong place. What was said before stays in the past.</summary>
public sealed record CorrectCrossing(Id<Crossing> Crossing, CrossingAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Crossing) is { } current
        ? Decide(current, RegisterCrossing.Missing(Account, reading), this, caller)
        : AccessRefusals.NotFound(Crossing.ToString());

    public static Ruling Decide(Crossing current, Reference? missing, CorrectCrossing command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(CorrectCrossing), caller) is { } no) return no;
        if ((TextCheck.Of(command.Reason, "reason", TextCheck.Statement) ?? command.Account.Unfit()) is { } unfit) return unfit;
        if (current.Account == command.Account) return CrossingRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new CrossingCorrected(command.Account, command.Reason));
    }
}
