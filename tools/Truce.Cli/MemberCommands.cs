using System.Text.Json;
using Truce.Store.Viewing;

namespace Truce.Cli;

/// <summary><c>truce member</c>: admits, links, suspends, reinstates, revokes.</summary>
internal static class MemberCommands
{
    public static Command Make(Desk desk) => new("member", "Admits members, by function and never by name, and gives them links to sign in.")
    {
        Add(desk),
        Link(desk),
        Change(desk, "suspend", "Suspends a member: no reading, no writing, all sessions end.", MemberStanding.Suspended, "is suspended"),
        Change(desk, "reinstate", "Lets a suspended member in again.", MemberStanding.Active, "is reinstated"),
        Change(desk, "revoke", "Ends a membership for good.", MemberStanding.Revoked, "has left"),
    };

    private static Command Add(Desk desk)
    {
        var organisation = Desk.Required("--organisation", "Reference or exact name of the organisation.", "REF");
        var function = Desk.Required("--function", "What the member does, such as “Liaison officer”. No name of a person.", "TEXT");
        var duties = new Option<string?>("--duties")
        {
            Description = "recording, grading, secretariat, data-protection; several with commas. None unless told.",
            HelpName = "LIST",
        };
        var command = new Command("add", "Admits a member and prints a one-time link that sets a password.")
        {
            organisation, function, duties, desk.Language, desk.Address, desk.As, desk.Data, desk.Keys,
        };
        command.SetAction(async parsed =>
        {
            var entrusted = ReadDuties(parsed.GetValue(duties));
            using var centre = desk.Open(parsed);
            var by = desk.MemberIn(parsed, centre);
            var admit = new AdmitMember(
                ReadOrganisation(parsed.GetRequiredValue(organisation), centre.View(by)), desk.Text(parsed, parsed.GetRequiredValue(function)), entrusted);
            var member = new Id<Member>((await Desk.DoAsync(centre, admit, by)).Stream.Number);
            desk.Say($"Admitted: {member}. This reference is what the member signs in with.");
            await desk.SayLinkAsync(parsed, centre, member, by);
            return Tool.Done;
        });
        return command;
    }

    private static Command Link(Desk desk)
    {
        var member = new Argument<string?>("MEMBER")
        {
            Description = "Reference of the member; the first member unless told.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("link", "Prints a new one-time link for a member; an earlier unused one ends.")
        {
            member, desk.Address, desk.As, desk.Data, desk.Keys,
        };
        command.SetAction(async parsed =>
        {
            var named = parsed.GetValue(member) is { } written ? Desk.ReadMember(written) : (Id<Member>?)null;
            using var centre = desk.Open(parsed);
            var by = desk.MemberIn(parsed, centre);
            var id = named ?? centre.Founder!.Value.Member;
            desk.Say($"For {id}. This reference is what the member signs in with.");
            await desk.SayLinkAsync(parsed, centre, id, by);
            return Tool.Done;
        });
        return command;
    }

    private static Command Change(Desk desk, string verb, string description, MemberStanding to, string became)
    {
        var member = new Argument<string>("MEMBER") { Description = "Reference of the member." };
        var reason = Desk.Required("--reason", "Why; it stands in the record.", "TEXT");
        var command = new Command(verb, description) { member, reason, desk.Language, desk.As, desk.Data, desk.Keys };
        command.SetAction(async parsed =>
        {
            var id = Desk.ReadMember(parsed.GetRequiredValue(member));
            using var centre = desk.Open(parsed);
            await Desk.DoAsync(centre, new ChangeStanding(id, to, desk.Text(parsed, parsed.GetRequiredValue(reason))), desk.MemberIn(parsed, centre));
            var accounts = desk.AccountsIn(parsed);
            if (to == MemberStanding.Suspended) accounts.SignOutEverywhere(id);
            if (to == MemberStanding.Revoked) accounts.Close(id);
            desk.Say($"{id} {became}.");
            return Tool.Done;
        });
        return command;
    }

    internal static Duties ReadDuties(string? written)
    {
        var known = Enum.GetValues<Duties>().Where(duty => duty != Duties.None)
            .ToDictionary(duty => JsonNamingPolicy.KebabCaseLower.ConvertName(duty.ToString()));
        var sum = Duties.None;
        foreach (var word in (written ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            sum |= known.TryGetValue(word, out var duty)
                ? duty
                : throw new NotUnderstoodException($"The duty “{word}” is not known; known are {string.Join(", ", known.Keys)}.");
        }

        return sum;
    }

    private static Id<Organisation> ReadOrganisation(string written, View view)
    {
        if (Id<Organisation>.TryParse(written, out var id)) return id;
        var named = view.All<Organisation>().Where(one => one.Name.Present.Contains(written)).ToArray();
        return named switch
        {
            [var one] => one.Id,
            [] => throw new NotDoneException($"No organisation has the name “{written}”. Check the spelling, or give its reference (ORG-...)."),
            _ => throw new NotDoneException(
                $"{named.Length} organisations have the name “{written}”: {string.Join(", ", named.Select(one => one.Id))}. Give the reference."),
        };
    }
}
