namespace Truce.Core.Organisations;

/// <summary>Corrects a name, or follows a change of it. The earlier one stays in the past.</summary>
public sealed record RenameOrganisation(Id<Organisation> Organisation, LocalText Name, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Organisation), this, caller);

    public static Ruling Decide(Organisation? current, RenameOrganisation command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Organisation.ToString());
        if (Permissions.Refuse(nameof(RenameOrganisation), caller) is { } no) return no;
        var unfit = TextCheck.First(
            TextCheck.Of(command.Name, "name", TextCheck.Name), TextCheck.Of(command.Reason, "reason", TextCheck.Statement));
        if (unfit is not null) return unfit;
        if (current.Name == command.Name) return OrganisationRefusals.NameUnchanged();
        return Ruling.Of(current.Id.Reference, new OrganisationRenamed(command.Name, command.Reason));
    }
}
