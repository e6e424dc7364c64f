namespace Truce.Core.Claims;

/// <summary>Judges how far a claim is borne out by others, apart from who says it.</summary>
/// <param name="Credibility">1 to 6, see <see cref="Claims.Credibility"/>.</param>
public sealed record GradeClaim(Id<Claim> Claim, int Credibility, LocalText Basis) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Claim), this, caller);

    public static Ruling Decide(Claim? current, GradeClaim command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Claim.ToString());
        if (Permissions.Refuse(nameof(GradeClaim), caller) is { } no) return no;
        if (command.Credibility is < 1 or > 6) return ClaimRefusals.CredibilityUnknown();
        if (TextCheck.Of(command.Basis, "basis", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Credibility == new Credibility(command.Credibility, command.Basis)) return ClaimRefusals.CredibilityUnchanged();
        return Ruling.Of(current.Id.Reference, new ClaimGraded(command.Credibility, command.Basis));
    }
}
