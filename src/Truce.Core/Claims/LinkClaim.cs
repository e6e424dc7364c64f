namespace Truce.Core.Claims;

/// <summary>Says which question a claim answers, and how. A second link to the same question replaces the first.</summary>
public sealed record LinkClaim(Id<Claim> Claim, Link Link) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Claim), reading.Find(Link.Question), this, caller);

    public static Ruling Decide(Claim? current, Question? question, LinkClaim command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Claim.ToString());
        if (Permissions.Refuse(nameof(LinkClaim), caller) is { } no) return no;
        if (current.End is not null) return ClaimRefusals.Ended(current.Id.ToString());
        if (Unfit(command.Link, question) is { } unfit) return unfit;
        if (current.LinkTo(command.Link.Question) == command.Link) return ClaimRefusals.LinkUnchanged();
        return Ruling.Of(current.Id.Reference, new ClaimLinked(command.Link.Question, command.Link.Stance, command.Link.Quantity));
    }

    internal static Refusal? Unfit(Link? link, Question? question)
    {
        if (link is null) return null;
        if (question is null) return AccessRefusals.NotFound(link.Question.ToString());
        if (link.Stance == Stance.Quantifies && link.Quantity is null) return ClaimRefusals.QuantityMissing();
        if (link.Quantity is not { } quantity) return null;
        if (quantity is { Least: null, Most: null }) return ClaimRefusals.QuantityMissing();
        if (quantity.Least < 0 || quantity.Most < 0 || quantity.Least > quantity.Most || !IsWord(quantity.Unit)) return ClaimRefusals.QuantityUnfit();
        return TextCheck.Optional(quantity.Hedge, "hedge", TextCheck.Name);
    }

    internal static bool IsWord(string unit) =>
        unit.Length is > 0 and <= 60 && unit.All(character => char.IsAsciiLetterLower(character) || character == '-');
}

/// <summary>Takes a link back that was set in error.</summary>
public sealed record UnlinkClaim(Id<Claim> Claim, Id<Question> Question, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Claim), reading.Find(Question), this, caller);

    public static Ruling Decide(Claim? current, Question? question, UnlinkClaim command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Claim.ToString());
        if (question is null) return AccessRefusals.NotFound(command.Question.ToString());
        if (Permissions.Refuse(nameof(UnlinkClaim), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.LinkTo(command.Question) is null) return ClaimRefusals.NotLinked(command.Question.ToString());
        return Ruling.Of(current.Id.Reference, new ClaimUnlinked(command.Question, command.Reason));
    }
}
