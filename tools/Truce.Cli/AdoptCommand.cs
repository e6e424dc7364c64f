namespace Truce.Cli;

/// <summary><c>truce adopt</c>: this machine keeps the record from now on.</summary>
internal static class AdoptCommand
{
    public static Command Make(Desk desk)
    {
        var reason = Desk.Required("--reason", "Why; it stands in the record.", "TEXT");
        var command = new Command("adopt", "Takes over a record that was moved or copied here. The machine that kept it must not write to it any more.")
        {
            reason, desk.Language, desk.As, desk.Data, desk.Keys,
        };
        command.SetAction(async parsed =>
        {
            using (var copy = desk.Open(parsed))
            {
                if (!copy.IsReadOnly) throw new NotDoneException("This machine keeps the record already; there is nothing to adopt.");
                CheckMay(desk, parsed, copy);
            }

            using var centre = desk.Open(parsed, adopt: true);
            var adopt = new AdoptRecord(centre.View(null).Index + 1, desk.Text(parsed, parsed.GetRequiredValue(reason)));
            var answer = await Desk.DoAsync(centre, adopt, desk.MemberIn(parsed, centre));
            desk.Say($"This machine keeps {centre.Origin} from event {answer.Index} on.");
            return Tool.Done;
        });
        return command;
    }

    // The lease is taken when the folder is opened so; whoever may not must be stopped before.
    private static void CheckMay(Desk desk, ParseResult parsed, Centre copy)
    {
        var duties = copy.View(desk.MemberIn(parsed, copy)).Viewer.Duties;
        if (!Permissions.May(nameof(AdoptRecord), duties)) throw new NotDoneException(AccessRefusals.NotYourDuty(nameof(AdoptRecord)).Sentence);
        var unfit = TextCheck.Of(parsed.GetRequiredValue<string>("--reason"), "reason", TextCheck.Statement);
        if (unfit is not null) throw new NotUnderstoodException(unfit.Sentence);
    }
}
