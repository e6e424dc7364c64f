using Truce.Store.Centres;

namespace Truce.Store.Accounts;

/// <summary>Gives one-time links: the record first, so that no link is about of which it does not tell.</summary>
public static class Links
{
    /// <summary>Records that a link is given, and makes it.</summary>
    /// <param name="accounts">Those of the centre.</param>
    /// <param name="centre">The centre.</param>
    /// <param name="member">For whom.</param>
    /// <param name="by">Who gives it.</param>
    /// <returns>The token to put into the link, or why there is none.</returns>
    public static async Task<(string? Token, Refusal? Refusal)> IssueAsync(this Accounts accounts, Centre centre, Id<Member> member, Id<Member> by)
    {
        var answer = await centre.ExecuteAsync(new IssueLink(member), by, $"link/{Guid.NewGuid()}");
        return answer.Refusal is { } refusal ? (null, refusal) : (accounts.Invite(member), null);
    }
}
