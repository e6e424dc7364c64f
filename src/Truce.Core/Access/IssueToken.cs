namespace Truce.Core.Access;

/// <summary>
/// Notes that a program may act as a member, for a purpose and a time. The token is made beside the record, and only after this stands
/// in it.
/// </summary>
/// <param name="Duties">At most those of the member; none: it only reads.</param>
/// <param name="Until">When it ends; at most <see cref="Longest"/> from now.</param>
public sealed record IssueToken(Id<Member> Member, LocalText Use, Duties Duties, Instant Until) : ICommand
{
    /// <summary>How long a token can hold.</summary>
    public static readonly Duration Longest = Duration.FromDays(366);

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Member), this, caller);

    public static Ruling Decide(Member? current, IssueToken command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Member.ToString());
        if (Permissions.Refuse(nameof(IssueToken), caller) is { } no) return no;
        return Issue(current, command.Use, command.Duties, command.Until, caller);
    }

    internal static Ruling Issue(Member current, LocalText use, Duties lent, Instant until, Caller caller)
    {
        if (TextCheck.Of(use, "use", TextCheck.Name) is { } unfit) return unfit;
        if (current.Standing != MemberStanding.Active) return AccessRefusals.MemberNotActive();
        if ((lent & ~current.Duties) != 0) return AccessRefusals.TokenBeyondMember();
        if (until <= caller.Now || until > caller.Now + Longest) return AccessRefusals.TokenTimeUnfit();
        var duties = Enum.GetValues<Duties>().Where(duty => duty != Duties.None && lent.HasFlag(duty));
        return Ruling.Of(current.Id.Reference, new TokenIssued(current.Tokens.Length == 0 ? 1 : current.Tokens[^1].Number + 1, use, [.. duties], until));
    }
}

/// <summary>Ends a token before its time.</summary>
/// <param name="Token">Which of the member's, from 1.</param>
public sealed record EndToken(Id<Member> Member, int Token, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Member), this, caller);

    public static Ruling Decide(Member? current, EndToken command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Member.ToString());
        if (Permissions.Refuse(nameof(EndToken), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.TokenOf(command.Token) is not { Ended: false }) return AccessRefusals.NoSuchToken();
        return Ruling.Of(current.Id.Reference, new TokenEnded(command.Token, command.Reason));
    }
}

/// <summary>
/// Notes that a member gives a phone of its own a token, with which it fetches forms and sends what was filled in. It does no more than
/// record, and only what the member may.
/// </summary>
/// <param name="Use">Which phone, in a few words; no person is named.</param>
public sealed record SetUpPhone(LocalText Use, Instant Until) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(caller.Member), this, caller);

    public static Ruling Decide(Member? current, SetUpPhone command, Caller caller)
    {
        if (current is null) return AccessRefusals.SignInFirst();
        if (Permissions.Refuse(nameof(SetUpPhone), caller) is { } no) return no;
        return IssueToken.Issue(current, command.Use, Duties.Recording, command.Until, caller);
    }
}
