namespace Truce.Web.Forms;

/// <summary>What a member records may be entered in the name of an organisation for which the member's own acts today: the form asks for it then.</summary>
public static class OnBehalfOf
{
    private const string Field = "on-behalf-of";

    /// <summary>
    /// The form, with the question in whose name where there is a choice. What was sent is heeded even where the choice is gone meanwhile:
    /// the decision refuses it, and nothing is recorded in another name than was meant.
    /// </summary>
    public static VerbForm OnBehalf(this VerbForm form, Visit visit, string verb)
    {
        // Only what the duty of recording alone is for: nobody gives seats, grades or markings in another's name.
        if (!Permissions.All.Contains((verb, Duties.Recording))) return form;
        var principals = Principals(visit);
        return form with
        {
            Fields = principals.Count == 0 ? form.Fields : [.. form.Fields, new ChoiceField(Field, principals, IsOptional: true)],
            Command = input =>
            {
                var command = form.Command(input);
                return input.OptionalReference<Organisation>(Field) is { } principal ? new EnterFor(principal, command) : command;
            },
        };
    }

    private static IReadOnlyList<(string Value, string Label)> Principals(Visit visit)
    {
        if (visit.Organisation is not { } own) return [];
        var today = visit.Now.InUtc().Date;
        return
        [
            .. visit.View.All<Organisation>().Where(one => own.ActsForOn(one.Id, today))
                .Select(one => (one.Id.ToString(), visit.Text(one.Name).Text)).OrderBy(option => option.Text, visit.Words.Order),
        ];
    }
}
