using System.Collections.Immutable;

namespace Truce.Core.Access;

/// <summary>Whether a member may act and see as one today.</summary>
public enum MemberStanding
{
    Active = 1,
    Suspended = 2,
    Revoked = 3,
}

/// <summary>A person's seat at the centre, by function: the record holds no name. What a person needs to sign in is kept beside the record.</summary>
public sealed record Member(Id<Member> Id, Id<Organisation> Organisation, LocalText Function, Duties Duties, MemberStanding Standing) : INoun<Member>
{
    /// <summary>Every token that was issued, by number.</summary>
    public ImmutableArray<MemberToken> Tokens { get; init; } = [];

    /// <summary>The token of a number; null where there is none.</summary>
    public MemberToken? TokenOf(int number) => Tokens.FirstOrDefault(token => token.Number == number);

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Member;

    /// <inheritdoc />
    public static Member? Apply(Member? current, Recorded recorded) => recorded.Event switch
    {
        MemberAdmitted e => new Member(new(recorded.Head.Stream.Number), e.Organisation, e.Function, Sum(e.Duties), MemberStanding.Active),
        MemberSuspended => current! with { Standing = MemberStanding.Suspended },
        MemberReinstated => current! with { Standing = MemberStanding.Active },
        TokenIssued e => current! with { Tokens = current.Tokens.Add(new MemberToken(e.Token, e.Use, Sum(e.Duties), e.Until)) },
        TokenEnded e when current!.TokenOf(e.Token) is { } token => current with { Tokens = current.Tokens.Replace(token, token with { Ended = true }) },
        MemberRevoked => current! with { Standing = MemberStanding.Revoked },
        _ => current,
    };

    private static Duties Sum(IEnumerable<Duties> duties) => duties.Aggregate(Duties.None, (sum, duty) => sum | duty);
}
