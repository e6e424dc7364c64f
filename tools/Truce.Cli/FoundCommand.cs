namespace Truce.Cli;

/// <summary><c>truce found</c>: begins a centre in an empty folder.</summary>
internal static class FoundCommand
{
    public static Command Make(Desk desk)
    {
        var origin = Desk.Required("--origin", "Name of the ledger for good, lower case, like a host name: record.centre.example", "NAME");
        var name = Desk.Required("--name", "Name of the organisation that runs the centre.", "TEXT");
        var function = new Option<string>("--function")
        {
            Description = "Function of the first member.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "Secretariat",
        };
        var command = new Command("found", "Begins a centre in an empty folder, and prints a link for its first member, who holds every duty.")
        {
            origin, name, function, desk.Language, desk.Address, desk.Data, desk.Keys,
        };
        command.SetAction(async parsed =>
        {
            var written = parsed.GetRequiredValue(origin);
            Check(written);
            var (text, what) = (desk.Text(parsed, parsed.GetRequiredValue(name)), desk.Text(parsed, parsed.GetValue(function)!));
            var unfit = TextCheck.First(TextCheck.Of(text, "name", TextCheck.Name), TextCheck.Of(what, "function", TextCheck.Name));
            if (unfit is not null) throw new NotUnderstoodException(unfit.Sentence);
            using var centre = desk.OpenNew(parsed, written);
            if (centre.Founder is not null) throw new NotDoneException($"A record has begun in this folder already; its name is {centre.Origin}.");
            if (centre.Origin != written)
                throw new NotDoneException($"This folder was begun under the name {centre.Origin}. Take that name, or an empty folder.");
            var member = await centre.FoundAsync(text, what);
            desk.Say($"The centre {written} has begun. Its first member is {member}.");
            desk.Say($"Its public key, to be handed to everybody who wants to check the record: {centre.Verifier}");
            await desk.SayLinkAsync(parsed, centre, member, member);
            return Tool.Done;
        });
        return command;
    }

    private static void Check(string origin)
    {
        if (origin.StartsWith("example.", StringComparison.Ordinal))
        {
            throw new NotUnderstoodException(
                "A name that begins with “example.” is an example's: its visitors choose whom to be. Take another, or use: truce import example");
        }

        var fits = origin.Length is > 2 and <= 120 && char.IsAsciiLetterOrDigit(origin[^1])
            && origin.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '/');
        if (!fits) throw new NotUnderstoodException($"“{origin}” is not a name for a ledger: a-z, 0-9, dots and hyphens, such as record.centre.example.");
    }
}
