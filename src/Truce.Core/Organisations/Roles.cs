namespace Truce.Core.Organisations;

/// <summary>Notes a role from a day on.</summary>
public sealed record AssumeRole(Id<Organisation> Organisation, LocalText Role, LocalDate From, LocalDate? Until = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Organisation), this, caller);

    public static Ruling Decide(Organisation? current, AssumeRole command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Organisation.ToString());
        if (Permissions.Refuse(nameof(AssumeRole), caller) is { } no) return no;
        if (TextCheck.Of(command.Role, "role", TextCheck.Name) is { } unfit) return unfit;
        if (command.Until < command.From) return OrganisationRefusals.DatesReversed(command.From.ToString("R", null), command.Until.Value.ToString("R", null));
        return Ruling.Of(current.Id.Reference, new RoleAssumed(command.Role, command.From, command.Until));
    }
}

/// <summary>Notes the last day of a role.</summary>
/// <param name="Organisation">Whose role.</param>
/// <param name="Role">Which of its roles, from 0 in the order in which they were recorded.</param>
/// <param name="Until">The last day.</param>
public sealed record EndRole(Id<Organisation> Organisation, int Role, LocalDate Until) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Organisation), this, caller);

    public static Ruling Decide(Organisation? current, EndRole command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Organisation.ToString());
        if (Permissions.Refuse(nameof(EndRole), caller) is { } no) return no;
        if (command.Role < 0 || command.Role >= current.Roles.Length || current.Roles[command.Role].Until is not null)
            return OrganisationRefusals.NoSuchRole();
        var from = current.Roles[command.Role].From;
        if (command.Until < from) return OrganisationRefusals.DatesReversed(from.ToString("R", null), command.Until.ToString("R", null));
        return Ruling.Of(current.Id.Reference, new RoleEnded(command.Role, command.Until));
    }
}
