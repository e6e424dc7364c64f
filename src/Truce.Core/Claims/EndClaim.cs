namespace Truce.Core.Claims;

/// <summary>Notes that the source took its claim back. The claim stays, marked so.</summary>
public sealed record WithdrawClaim(Id<Claim> Claim, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Claim), this, caller);

    public static Ruling Decide(Claim? current, WithdrawClaim command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Claim.ToString());
        if (Permissions.Refuse(nameof(WithdrawClaim), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.End is not null) return ClaimRefusals.Ended(current.Id.ToString());
        return Ruling.Of(current.Id.Reference, new ClaimWithdrawn(command.Reason));
    }
}

/// <summary>Notes that the source says something else now: a new claim, and the old one points to it. Both are recorded or neither.</summary>
/// <param name="Claim">The earlier claim.</param>
/// <param name="As">What is said now; its origin must be the same.</param>
/// <param name="Reason">How it is known that the one replaces the other.</param>
public sealed record RestateClaim(Id<Claim> Claim, RecordClaim As, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Claim), ClaimGround.Of(As, reading), this, caller);

    public static Ruling Decide(Claim? current, ClaimGround ground, RestateClaim command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Claim.ToString());
        if (Permissions.Refuse(nameof(RestateClaim), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.End is not null) return ClaimRefusals.Ended(current.Id.ToString());
        if (RecordClaim.Unfit(command.As, ground, caller) is { } no2) return no2;
        if (command.As.Chain[0] != current.Origin) return ClaimRefusals.OtherOrigin(current.Origin.ToString());
        var id = caller.NewId<Claim>();
        return RecordClaim.Events(
            command.As, id, new Decided(current.Id.Reference, new ClaimRestated(id, command.Reason)), current.Id);
    }
}
