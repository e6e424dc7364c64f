using Truce.Store.Accounts;
using Truce.Web.Access;

namespace Truce.Web.Live;

/// <summary>What a stream stands on: a member's session, a member's token, or nothing, which is the public's. Two streams with equal passes stand and fall together.</summary>
/// <param name="Member">Who follows; null for the public.</param>
/// <param name="Stamp">What the session began under; empty with a token.</param>
/// <param name="Token">The token, as its bearer showed it.</param>
internal sealed record LivePass(Id<Member>? Member, string Stamp, string? Token)
{
    public static readonly LivePass Public = new(null, "", null);

    /// <summary>What a request stands on. Whoever is not an active member any more is the public, as on every page.</summary>
    public static LivePass Of(HttpContext context, Centre centre) =>
        Sessions.MemberOf(context.User) is { } member && centre.View(member).Viewer.Member == member
            ? new LivePass(member, Sessions.StampOf(context.User), Bearer.TextOf(context.Request))
            : Public;

    /// <summary>Whether it still holds.</summary>
    /// <param name="view">What the member sees now.</param>
    /// <param name="centre">The centre.</param>
    /// <param name="accounts">Its accounts.</param>
    /// <param name="now">The time.</param>
    public bool Holds(View view, Centre centre, Accounts accounts, Instant now) =>
        Member is not { } member
        || (view.Viewer.Member == member && (Token is { } text ? accounts.Open(centre, text, now)?.Member == member : Sessions.IsCurrent(member, Stamp, centre, accounts)));
}
