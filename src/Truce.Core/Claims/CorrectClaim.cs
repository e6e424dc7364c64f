namespace Truce.Core.Claims;

/// <summary>Corrects the centre's own wording of a claim, where it did not render what the source said.</summary>
public sealed record CorrectClaim(Id<Claim> Claim, LocalText Statement, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Claim), this, caller);

    public static Ruling Decide(Claim? current, CorrectClaim command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Claim.ToString());
        if (Permissions.Refuse(nameof(CorrectClaim), caller) is { } no) return no;
        var unfit = TextCheck.First(
            TextCheck.Of(command.Statement, "statement", TextCheck.Statement), TextCheck.Of(command.Reason, "reason", TextCheck.Statement));
        if (unfit is not null) return unfit;
        if (current.Statement == command.Statement) return ClaimRefusals.NothingToCorrect();
        return Ruling.Of(current.Id.Reference, new ClaimCorrected(command.Statement, command.Reason));
    }
}

/// <summary>Sets a neutral remark of the centre beside a claim, such as a wording that other texts do not bear out. A later one replaces it.</summary>
public sealed record RemarkOnClaim(Id<Claim> Claim, LocalText Remark) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Claim), this, caller);

    public static Ruling Decide(Claim? current, RemarkOnClaim command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Claim.ToString());
        if (Permissions.Refuse(nameof(RemarkOnClaim), caller) is { } no) return no;
        if (TextCheck.Of(command.Remark, "remark", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Remark == command.Remark) return ClaimRefusals.NothingToCorrect();
        return Ruling.Of(current.Id.Reference, new ClaimRemarkedOn(command.Remark));
    }
}
