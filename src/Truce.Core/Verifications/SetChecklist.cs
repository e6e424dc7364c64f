namespace Truce.Core.Verifications;

/// <summary>The centre set a checklist of its own for a method. Work that was begun before goes on under the list that it began with.</summary>
public sealed record ChecklistSet(Checklist List) : IEvent;

/// <summary>Sets the centre's own checklist for a method; its version follows the one that it replaces.</summary>
public sealed record SetChecklist(Checklist List) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, reading.Find(CentreRecord.Only), caller);

    public static Ruling Decide(SetChecklist command, CentreRecord? standing, Caller caller)
    {
        if (Permissions.Refuse(nameof(SetChecklist), caller) is { } no) return no;
        if (command.List.Unfit() is { } unfit) return unfit;
        var before = ChecklistFile.Of(command.List.Method, standing);
        if (command.List with { Version = before.Version } == before) return TermsRefusals.NothingNew();
        return command.List.Version == before.Version + 1
            ? Ruling.Of(new Decided(CentreRecord.Only, new ChecklistSet(command.List), standing is null ? Marking.Clear : null))
            : VerificationRefusals.VersionUnfit($"{before.Version + 1}");
    }
}
