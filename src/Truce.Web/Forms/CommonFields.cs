namespace Truce.Web.Forms;

/// <summary>What many forms ask for.</summary>
public static class CommonFields
{
    public static VerbForm Mark(Visit visit, Reference stream, LocalText name) => new(
        visit.Text(name).Text,
        [.. MarkingFields(visit, visit.View.MarkingOf(stream) ?? Marking.Clear), Reason],
        form => new ChangeMarking(stream, form.Marking("marking"), form.Local("reason")),
        visit.PageOf(stream));

    public static LocalField Reason => new("reason", TextCheck.Statement);

    public static LocalField Basis => new("basis", TextCheck.Statement);

    public static LocalField Name(LocalText? initial = null) => new("name", TextCheck.Name, initial);

    public static IReadOnlyList<Field> MarkingFields(Visit visit, Marking initial) =>
    [
        new ChoiceField("marking", Labels(visit), CanonicalValues.Label(initial.Label)),
        new ChoicesField("marking.organisations", OrganisationsOf(visit), [.. (initial.Organisations ?? []).Select(one => one.ToString())]),
    ];

    public static IReadOnlyList<(string, string)> Labels(Visit visit) =>
    [
        .. from label in (TlpLabel[])[TlpLabel.Clear, TlpLabel.Green, TlpLabel.Amber, TlpLabel.AmberStrict]
           select (CanonicalValues.Label(label), $"TLP:{CanonicalValues.Label(label)} · {visit.Words[$"marking.{Codes.Of(label)}"]}"),
    ];

    public static IReadOnlyList<(string Value, string Label)> OrganisationsOf(Visit visit) =>
        Ordered(visit, visit.View.All<Organisation>().Select(one => (one.Id.ToString(), visit.Text(one.Name).Text)));

    public static IReadOnlyList<(string Value, string Label)> SourcesOf(Visit visit) =>
        Ordered(visit, visit.View.All<Source>().Select(one => (one.Id.ToString(), visit.Text(one.Name).Text)));

    public static IReadOnlyList<(string Value, string Label)> QuestionsOf(Visit visit) =>
        Ordered(visit, visit.View.All<Question>().Select(one => (one.Id.ToString(), visit.Text(one.Text).Text)));

    public static IReadOnlyList<(string Value, string Label)> Ordered(Visit visit, IEnumerable<(string, string Label)> options) =>
        [.. options.OrderBy(option => option.Label, visit.Words.Order)];
}
