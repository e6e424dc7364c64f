namespace Truce.Core.Access;

/// <summary>Suspends, reinstates or revokes a member. From then on every moment of the record shows the member what is left.</summary>
public sealed record ChangeStanding(Id<Member> Member, MemberStanding To, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Member), this, caller);

    public static Ruling Decide(Member? current, ChangeStanding command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Member.ToString());
        if (Permissions.Refuse(nameof(ChangeStanding), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        IEvent? happened = (current.Standing, command.To) switch
        {
            (MemberStanding.Active, MemberStanding.Suspended) => new MemberSuspended(command.Reason),
            (MemberStanding.Suspended, MemberStanding.Active) => new MemberReinstated(command.Reason),
            (MemberStanding.Active or MemberStanding.Suspended, MemberStanding.Revoked) => new MemberRevoked(command.Reason),
            _ => null,
        };
        return happened is null ? AccessRefusals.MemberNotActive() : Ruling.Of(current.Id.Reference, happened);
    }
}
