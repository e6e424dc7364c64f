using Truce.Store.Accounts;
using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Access;

/// <summary>The forms with which the secretariat gives a program a token, and ends it.</summary>
public static class TokenForms
{
    private const int UsualDays = 90;

    public static void MapTokenForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Member>("/members/{id}/token", nameof(IssueToken), Issue);
        app.MapForm<Member>("/members/{id}/token-end", nameof(EndToken), End);
    }

    private static VerbForm Issue(Visit visit, Member one) => new(
        visit.Text(one.Function).Text,
        [
            new LocalField("token-use", TextCheck.Name),
            new ChoicesField("token-duties", [.. Codes.Options<Duties>(visit.Words, "duty").Where(duty => Codes.TryRead<Duties>(duty.Value, out var known) && known != Duties.None && one.Duties.HasFlag(known))], []),
            new DayField("token-until", Initial: visit.DayOf(visit.Now).PlusDays(UsualDays)),
        ],
        form => new IssueToken(one.Id, form.Local("token-use"), form.Sum("token-duties"), visit.Profile.Zone.AtStartOfDay(form.Day("token-until").PlusDays(1)).ToInstant()),
        visit.SeesSeats ? Visit.SeatsPage : "/record",
        answer =>
        {
            var accounts = visit.Context.RequestServices.GetRequiredService<Accounts>();
            var token = accounts.MakeToken(visit.Centre.View(visit.Member!.Id).Event(answer.Index)!);
            return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<TokenPage>(new { Token = token, Member = one });
        });

    private static VerbForm End(Visit visit, Member one) => new(
        visit.Text(one.Function).Text,
        [new ChoiceField("token", [.. one.Tokens.Where(token => token.HoldsAt(visit.Now)).Select(token => ($"{token.Number}", $"{token.Number} · {visit.Text(token.Use).Text}"))]), Reason],
        form => new EndToken(one.Id, form.Number("token"), form.Local("reason")),
        visit.SeesSeats ? Visit.SeatsPage : "/record");
}
