using Truce.Web.Forms;

namespace Truce.Web.Watch;

/// <summary>Organisations and duty functions, as forms ask for them and pages name them.</summary>
public static class Addressees
{
    /// <summary>Every organisation, and every function that stands with its organisation: one list, one choice.</summary>
    public static IReadOnlyList<(string Value, string Label)> OptionsOf(Visit visit) => CommonFields.Ordered(visit,
    [
        .. visit.View.All<Organisation>().Select(one => ($"{one.Id}", visit.Text(one.Name).Text)),
        .. from function in visit.View.All<DutyFunction>()
           where function.Closed is null && visit.View.Find(function.Account.Organisation) is not null
           select ($"{function.Id}", visit.Say(new Addressee(function.Account.Organisation, function.Id))),
    ]);

    /// <summary>The standing functions of the viewer's own organisation.</summary>
    public static IReadOnlyList<(string Value, string Label)> OwnOptions(Visit visit) => visit.Organisation is not { } own ? [] : CommonFields.Ordered(
        visit, visit.View.Under<DutyFunction>(own.Id).Where(one => one.Closed is null).Select(one => ($"{one.Id}", visit.Text(one.Account.Name).Text)));

    /// <summary>The function in which the viewer's seat has a shift open, for a form to begin with; empty where it has none.</summary>
    public static string OnDuty(Visit visit) =>
        visit.Organisation is { } own && visit.View.Under<Shift>(own.Id).LastOrDefault(one => one.State == ShiftState.Open && one.Seat == visit.Member?.Id) is { By.Function: { } function }
            ? $"{function}"
            : "";

    /// <summary>What was chosen in a list of <see cref="OptionsOf"/>; null where nothing was, which the decision then refuses.</summary>
    public static Addressee? Of(Visit visit, FormInput form, string field) => form.Raw(field).Length == 0 ? null : Of(visit, form, field, form.Raw(field));

    /// <summary>Everything that was chosen in such a list.</summary>
    public static IReadOnlyList<Addressee> AllOf(Visit visit, FormInput form, string field) =>
        [.. form.RawAll(field).Select(raw => Of(visit, form, field, raw)).OfType<Addressee>()];

    /// <summary>The reference that was typed into a field, or put there by the address; null where it is empty.</summary>
    public static Reference? ThingOf(Visit visit, FormInput form, string field)
    {
        if (form.OptionalText(field) is not { } text) return null;
        if (Reference.TryParse(text, out var one)) return one;
        form.Problem(field, visit.Words["form.unknown-reference"]);
        return null;
    }

    /// <summary>What the address says a form is about: pages of things lead to it with <c>about</c> filled in.</summary>
    public static string Asked(Visit visit) => visit.Context.Request.Query["about"].ToString() is { Length: <= 20 } text && Reference.TryParse(text, out var one) ? $"{one}" : "";

    /// <summary>An organisation, with its function where one is named and may be seen.</summary>
    public static string Say(this Visit visit, Addressee one)
    {
        var organisation = visit.NameOf(one.Organisation);
        return one.Function is { } id && visit.View.Find(id) is { } function
            ? visit.Words["watch.function-of", visit.Text(function.Account.Name).Text, organisation]
            : organisation;
    }

    /// <summary>The name of an organisation; where the viewer may not see it, that it is withheld.</summary>
    public static string NameOf(this Visit visit, Id<Organisation> id) =>
        visit.View.Find(id) is { } organisation ? visit.Text(organisation.Name).Text : visit.Words["incident.organisation-withheld"];

    private static Addressee? Of(Visit visit, FormInput form, string field, string raw)
    {
        if (Id<Organisation>.TryParse(raw, out var organisation)) return new Addressee(organisation);
        if (Id<DutyFunction>.TryParse(raw, out var id) && visit.View.Find(id) is { } function) return new Addressee(function.Account.Organisation, id);
        form.Problem(field, visit.Words["form.unknown-reference"]);
        return null;
    }
}
