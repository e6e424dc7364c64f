namespace Truce.Core.Organisations;

/// <summary>Notes that an organisation acts for another: what is released to it under AMBER, the other may see too.</summary>
public sealed record DeclareRepresentation(Id<Organisation> Organisation, Id<Organisation> Principal, LocalDate From, LocalDate? Until = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Organisation), reading.Find(Principal), this, caller);

    public static Ruling Decide(Organisation? current, Organisation? principal, DeclareRepresentation command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Organisation.ToString());
        if (principal is null) return AccessRefusals.NotFound(command.Principal.ToString());
        if (Permissions.Refuse(nameof(DeclareRepresentation), caller) is { } no) return no;
        if (command.Principal == command.Organisation) return OrganisationRefusals.ActsForItself();
        if (command.Until < command.From) return OrganisationRefusals.DatesReversed(command.From.ToString("R", null), command.Until.Value.ToString("R", null));
        return Ruling.Of(current.Id.Reference, new RepresentationDeclared(command.Principal, command.From, command.Until));
    }
}

/// <summary>Notes the last day on which an organisation acts for another.</summary>
public sealed record EndRepresentation(Id<Organisation> Organisation, Id<Organisation> Principal, LocalDate Until) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Organisation), this, caller);

    public static Ruling Decide(Organisation? current, EndRepresentation command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Organisation.ToString());
        if (Permissions.Refuse(nameof(EndRepresentation), caller) is { } no) return no;
        var stands = current.ActsFor.Any(one => one.Principal == command.Principal && (one.Until is null || one.Until > command.Until));
        if (!stands) return OrganisationRefusals.DoesNotActFor(command.Principal.ToString());
        return Ruling.Of(current.Id.Reference, new RepresentationEnded(command.Principal, command.Until));
    }
}
