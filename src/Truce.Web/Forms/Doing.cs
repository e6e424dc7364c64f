using System.Globalization;
using Truce.Store.Accounts;
using Truce.Store.Journal;
using Truce.Web.Access;
using Truce.Web.Pages;

namespace Truce.Web.Forms;

/// <summary>What forms and the interface for programs share: whether a verb is open to a visit, and carrying it out.</summary>
public static class Doing
{
    /// <summary>Why a verb is closed to a visit, whatever it is about; null where it is open.</summary>
    /// <param name="verb">The command's type name.</param>
    public static Refusal? Closed(Visit visit, string verb) =>
        visit.IsAsOfMalformed ? WebRefusals.MomentUnreadable(visit.Context.Request.Query["asOf"].ToString())
        : visit.IsPast ? WebRefusals.PastIsClosed()
        : visit.Centre.IsReadOnly ? RecordRefusals.ReadOnly()
        : visit.Member is not { } member ? AccessRefusals.SignInFirst()
        : !Permissions.May(verb, member.Duties) ? AccessRefusals.NotYourDuty(visit.Words[$"verb.{verb}"])
        : Bearer.DutiesOf(visit.Context.User) is { } lent && !Permissions.May(verb, lent) ? AccessRefusals.TokenMayNot(visit.Words[$"verb.{verb}"])
        : null;

    /// <summary>
    /// Records a command of the visit's member. A record that cannot be written is a refusal here, not an error: what was sent can be
    /// sent again under the same key.
    /// </summary>
    public static async Task<Answer> ExecuteAsync(Visit visit, ICommand command, string key)
    {
        try
        {
            var answer = await visit.Centre.ExecuteAsync(command, visit.Member!.Id, key);
            if (answer.Refusal is null) Follow(command, visit.Context.RequestServices);
            return answer;
        }
        catch (RecordUnavailableException problem)
        {
            visit.Context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Doing)).LogError(problem, "The record cannot be written");
            return Answer.No(RecordRefusals.Unavailable());
        }
    }

    // Whoever may no longer act is signed out; whoever left keeps nothing to sign in with. What is no longer sent needs no signature.
    private static void Follow(ICommand command, IServiceProvider services)
    {
        if (command is EndSubscription end) services.GetRequiredService<SubscriptionSecrets>().Forget(end.Subscription);
        if (command is not ChangeStanding change) return;
        var accounts = services.GetRequiredService<Accounts>();
        if (change.To == MemberStanding.Revoked) accounts.Close(change.Member);
        else accounts.SignOutEverywhere(change.Member);
    }
}
