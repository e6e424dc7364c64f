namespace Truce.Core.Access;

/// <summary>Gives an organisation a seat, described by function and never by name.</summary>
public sealed record AdmitMember(Id<Organisation> Organisation, LocalText Function, Duties Duties) : ICommand
{
    private const Duties Known = Duties.Recording | Duties.Grading | Duties.Secretariat | Duties.DataProtection | Duties.Speaking | Duties.Publishing;

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, reading.Find(Organisation), caller);

    public static Ruling Decide(AdmitMember command, Organisation? organisation, Caller caller)
    {
        if (Permissions.Refuse(nameof(AdmitMember), caller) is { } no) return no;
        if (TextCheck.Of(command.Function, "function", TextCheck.Name) is { } unfit) return unfit;
        if ((command.Duties & ~Known) != 0) return AccessRefusals.DutiesUnknown();
        if (organisation is null) return AccessRefusals.NotFound(command.Organisation.ToString());

        var duties = Enum.GetValues<Duties>().Where(duty => duty != Duties.None && command.Duties.HasFlag(duty));
        return Ruling.Of(new Decided(
            caller.NewId<Member>().Reference, new MemberAdmitted(command.Organisation, command.Function, [.. duties]), Marking.Green));
    }
}
