using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Relations;

/// <summary>The forms of relations. Pages of things lead here with <c>of</c> or <c>to</c> filled in.</summary>
public static class RelationForms
{
    public static void MapRelationForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/relations/new", nameof(StateRelation), New);
        app.MapForm<Relation>("/relations/{id}/end", nameof(EndRelation), End);
        app.MapForm<Relation>("/relations/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, About(visit, one)));
    }

    private static VerbForm New(Visit visit)
    {
        var (of, to) = (Asked(visit, "of"), Asked(visit, "to"));
        var named = ((string[])[of, to]).Select(text => Reference.TryParse(text, out var one) ? ThingName.NameOf(one, visit.View) : null).OfType<LocalText>();
        var back = ((string[])[to, of]).Select(text => Reference.TryParse(text, out var one) ? visit.PageOf(one) : "/record").FirstOrDefault(path => path != "/record") ?? "/record";
        return new VerbForm(
            string.Join(" · ", named.Select(name => visit.Text(name).Text)) is { Length: > 0 } about ? about : null,
            [
                new TextField("of", Initial: of), new ChoiceField("relation-role", Codes.Options<RelationRole>(visit.Words, "relation-role")),
                new TextField("to", Initial: to), new LocalField("respect", TextCheck.Statement, IsOptional: true), .. MarkingFields(visit, Marking.Clear),
            ],
            form => new StateRelation(
                Named(visit, form, "of"), form.Code<RelationRole>("relation-role"), Named(visit, form, "to"), form.Optional("respect"), form.Marking("marking")),
            back);
    }

    private static VerbForm End(Visit visit, Relation one) => new(
        visit.Text(About(visit, one)).Text, [Reason], form => new EndRelation(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static Reference Named(Visit visit, FormInput form, string name)
    {
        if (Reference.TryParse(form.Text(name), out var one)) return one;
        if (form.Raw(name).Length > 0) form.Problem(name, visit.Words["form.unknown-reference"]);
        return default;
    }

    // The address fills the fields in first; what was sent fills them in again.
    private static string Asked(Visit visit, string name)
    {
        var request = visit.Context.Request;
        var text = (request.HasFormContentType ? request.Form[name] : request.Query[name]).ToString().Trim();
        return text.Length <= 20 ? text : "";
    }

    private static LocalText About(Visit visit, Relation one) => one.Note
        ?? ThingName.NameOf(one.Of, visit.View) ?? ThingName.NameOf(one.To, visit.View) ?? new LocalText($"{one.Of} · {one.To}");
}
