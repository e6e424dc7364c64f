namespace Truce.Core.Lines;

/// <summary>Names a line, so that its versions and markers can be recorded.</summary>
/// <param name="Agreement">Of kind <see cref="StreamKind.Agreement"/>.</param>
public sealed record RegisterLine(LocalText Name, Id<Place> Territory, LocalText Basis, Reference? Agreement = null, bool Example = false, Marking? Marking = null)
    : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Territory), Agreement is { } agreement && !reading.Sees(agreement), this, caller);

    public static Ruling Decide(Place? territory, bool agreementMissing, RegisterLine command, Caller caller)
    {
        if (territory is null) return AccessRefusals.NotFound(command.Territory.ToString());
        if (agreementMissing) return AccessRefusals.NotFound(command.Agreement.ToString()!);
        if (Permissions.Refuse(nameof(RegisterLine), caller) is { } no) return no;
        if (Unfit(command.Name, command.Basis, command.Agreement) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Line>(), new LineRegistered(command.Name, command.Territory, command.Basis, command.Agreement, command.Example), marking));
    }

    internal static Refusal? Unfit(LocalText name, LocalText basis, Reference? agreement) =>
        TextCheck.First(TextCheck.Of(name, "name", TextCheck.Name), TextCheck.Of(basis, "basis", TextCheck.Statement))
        ?? (agreement is { Kind: not StreamKind.Agreement } ? LineRefusals.NotAnAgreement(agreement.Value.ToString()) : null);
}

/// <summary>Corrects a line's name, what speaks of it, or the agreement it comes from.</summary>
public sealed record CorrectLine(Id<Line> Line, LocalText Name, LocalText Basis, LocalText Reason, Reference? Agreement = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Line), Agreement is { } agreement && !reading.Sees(agreement), this, caller);

    public static Ruling Decide(Line? current, bool agreementMissing, CorrectLine command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Line.ToString());
        if (agreementMissing) return AccessRefusals.NotFound(command.Agreement.ToString()!);
        if (Permissions.Refuse(nameof(CorrectLine), caller) is { } no) return no;
        if (RegisterLine.Unfit(command.Name, command.Basis, command.Agreement) is { } unfit) return unfit;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current with { Name = command.Name, Basis = command.Basis, Agreement = command.Agreement } == current) return LineRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new LineCorrected(command.Name, command.Basis, command.Reason, command.Agreement));
    }
}
