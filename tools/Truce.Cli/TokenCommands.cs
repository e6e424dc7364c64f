using System.Text.Json;
using NodaTime.Text;
using Truce.Store.Accounts;

namespace Truce.Cli;

/// <summary><c>truce token</c>: lets a program act as a member, for a purpose and a time; ends that; lists what stands.</summary>
internal static class TokenCommands
{
    public static Command Make(Desk desk) => new("token", "Gives programs tokens with which they act as a member: what for, with which duties, until when.")
    {
        Add(desk),
        End(desk),
        List(desk),
    };

    private static Command Add(Desk desk)
    {
        var member = new Argument<string>("MEMBER") { Description = "Reference of the member as whom the program acts." };
        var use = Desk.Required("--use", "What it is for, such as “nightly export”.", "TEXT");
        var until = Desk.Required("--until", "The last day on which it holds (UTC), within a year, such as 2026-12-31.", "DAY");
        var duties = new Option<string?>("--duties") { Description = "Those of the member's duties that the program has; none unless told: it only reads.", HelpName = "LIST" };
        var command = new Command("add", "Prints a new token, this once.") { member, use, until, duties, desk.Language, desk.As, desk.Data, desk.Keys };
        command.SetAction(async parsed =>
        {
            var lent = MemberCommands.ReadDuties(parsed.GetValue(duties));
            if (!LocalDatePattern.Iso.Parse(parsed.GetRequiredValue(until)).TryGetValue(default, out var last))
                throw new NotUnderstoodException($"--until is a day such as 2026-12-31; found “{parsed.GetRequiredValue(until)}”.");
            using var centre = desk.Open(parsed);
            var by = desk.MemberIn(parsed, centre);
            var issue = new IssueToken(
                Desk.ReadMember(parsed.GetRequiredValue(member)), desk.Text(parsed, parsed.GetRequiredValue(use)), lent,
                last.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());
            var answer = await Desk.DoAsync(centre, issue, by);
            desk.Say("This token is shown this once. A program sends it as “Authorization: Bearer TOKEN”:");
            desk.Say(desk.AccountsIn(parsed).MakeToken(centre.View(by).Event(answer.Index)!));
            return Tool.Done;
        });
        return command;
    }

    private static Command End(Desk desk)
    {
        var member = new Argument<string>("MEMBER") { Description = "Reference of the member." };
        var number = new Argument<int>("NUMBER") { Description = "Which of the member's tokens, as the list has it." };
        var reason = Desk.Required("--reason", "Why; it stands in the record.", "TEXT");
        var command = new Command("end", "Ends a token before its time.") { member, number, reason, desk.Language, desk.As, desk.Data, desk.Keys };
        command.SetAction(async parsed =>
        {
            var id = Desk.ReadMember(parsed.GetRequiredValue(member));
            using var centre = desk.Open(parsed);
            await Desk.DoAsync(centre, new EndToken(id, parsed.GetValue(number), desk.Text(parsed, parsed.GetRequiredValue(reason))), desk.MemberIn(parsed, centre));
            desk.Say($"Token {parsed.GetValue(number)} of {id} holds no longer.");
            return Tool.Done;
        });
        return command;
    }

    private static Command List(Desk desk)
    {
        var command = new Command("list", "Lists the tokens that stand.") { desk.As, desk.Data, desk.Keys };
        command.SetAction(parsed =>
        {
            using var centre = desk.Open(parsed);
            var view = centre.View(desk.MemberIn(parsed, centre));
            foreach (var (member, token) in from member in view.All<Member>()
                                            from token in member.Tokens
                                            where token.HoldsAt(desk.Clock.GetCurrentInstant())
                                            select (member, token))
            {
                var duties = Enum.GetValues<Duties>().Where(duty => duty != Duties.None && token.Duties.HasFlag(duty)).Select(duty => JsonNamingPolicy.KebabCaseLower.ConvertName(duty.ToString()));
                desk.Say($"{member.Id}  {token.Number}  until {token.Until}  {(token.Duties == Duties.None ? "reads only" : string.Join(',', duties))}  {token.Use.Present.First()}");
            }

            return Tool.Done;
        });
        return command;
    }
}
