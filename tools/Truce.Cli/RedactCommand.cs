namespace Truce.Cli;

/// <summary><c>truce redact</c>: erases parts of one event for ever.</summary>
internal static class RedactCommand
{
    public static Command Make(Desk desk)
    {
        var index = new Option<long>("--index") { Description = "Which event: its place in the record.", HelpName = "N", Required = true };
        var part = new Option<string[]>("--part") { Description = "Which part, such as verbatim or body; may stand several times.", HelpName = "NAME", Required = true };
        var rule = Desk.Required("--rule", "The rule under which it is erased.", "TEXT");
        var reason = Desk.Required("--reason", "Why, without what it said. It stands in the record.", "TEXT");
        var command = new Command("redact", "Erases parts of an event for ever. Their digests stay, so all proofs hold.")
        {
            index, part, rule, reason, desk.Language, desk.As, desk.Data, desk.Keys,
        };
        command.SetAction(async parsed =>
        {
            using var centre = desk.Open(parsed);
            var erased = new ErasedParts(parsed.GetRequiredValue(index), [.. parsed.GetRequiredValue(part).Distinct()]);
            var redact = new RedactParts([erased], desk.Text(parsed, parsed.GetRequiredValue(rule)), desk.Text(parsed, parsed.GetRequiredValue(reason)));
            var answer = await Desk.DoAsync(centre, redact, desk.MemberIn(parsed, centre));
            desk.Say($"Erased: {string.Join(", ", erased.Parts)} of event {erased.Index}. The redaction is event {answer.Index}.");
            desk.Say("What left the centre before, in copies, exports or prints, cannot be called back: tell those who hold it.");
            return Tool.Done;
        });
        return command;
    }
}
