namespace Truce.Core.Sources;

/// <summary>Takes a source into the register, ungraded.</summary>
public sealed record RegisterSource(
    LocalText Name, SourceKind Kind, Id<Organisation>? Organisation = null, bool Example = false, Marking? Marking = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (Organisation is { } organisation && reading.Find(organisation) is null) return AccessRefusals.NotFound(organisation.ToString());
        return Decide(this, caller);
    }

    public static Ruling Decide(RegisterSource command, Caller caller)
    {
        if (Permissions.Refuse(nameof(RegisterSource), caller) is { } no) return no;
        if (TextCheck.Of(command.Name, "name", TextCheck.Name) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Source>().Reference, new SourceRegistered(command.Name, command.Kind, command.Organisation, command.Example), marking));
    }
}
