namespace Truce.Core.Organisations;

/// <summary>Takes an organisation into the register, visible to everybody.</summary>
public sealed record RegisterOrganisation(LocalText Name, OrganisationKind Kind, bool Example = false, Marking? Marking = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, caller);

    public static Ruling Decide(RegisterOrganisation command, Caller caller)
    {
        if (Permissions.Refuse(nameof(RegisterOrganisation), caller) is { } no) return no;
        if (TextCheck.Of(command.Name, "name", TextCheck.Name) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Organisation>().Reference, new OrganisationRegistered(command.Name, command.Kind, command.Example), marking));
    }
}
