namespace Truce.Core.Verifications;

/// <summary>Opens a file on an incident: the caller's organisation verifies it by a method, under the list that stands for that now.</summary>
/// <param name="Due">By when; null where no time is set.</param>
/// <param name="Marking">Null: the members of the centre.</param>
public sealed record OpenVerification(
    Id<Incident> Incident, VerificationMethod Method, LocalText Aim, Instant? Due = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Incident), Enum.IsDefined(Method) ? ChecklistFile.Of(Method, reading.Find(CentreRecord.Only)) : null, this, caller);

    /// <param name="list">The list that stands for the method; null where there is no such method.</param>
    public static Ruling Decide(Incident? incident, Checklist? list, OpenVerification command, Caller caller)
    {
        if (incident is null) return AccessRefusals.NotFound(command.Incident.ToString());
        if (Permissions.Refuse(nameof(OpenVerification), caller) is { } no) return no;
        if (list is null) return VerificationRefusals.ChecklistUnfit();
        if (TextCheck.Of(command.Aim, "aim", TextCheck.Name) is { } unfit) return unfit;
        if (command.Due <= caller.Now) return WatchRefusals.DueBeforeAsked(command.Due.Value.ToString(), caller.Now.ToString());
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Verification>(), new VerificationOpened(command.Incident, caller.Voice, command.Aim, list, command.Due, command.Example), marking));
    }
}
