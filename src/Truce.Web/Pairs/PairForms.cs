using Truce.Web.Forms;
using Truce.Web.Relations;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Pairs;

/// <summary>The forms by which somebody says whether two incidents are one event. The pages lead here with <c>with</c> filled in.</summary>
public static class PairForms
{
    // A list that a reader still looks through; any other incident is named by its reference in the address.
    private const int MostOffered = 200;

    public static void MapPairForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Incident>("/incidents/{id}/merge", nameof(MergeIncidents), Merge);
        app.MapForm<Incident>("/incidents/{id}/tell-apart", nameof(TellIncidentsApart), TellApart);
        app.MapForm<Relation>("/relations/{id}/unmerge", nameof(UnmergeIncidents), Unmerge);
    }

    private static VerbForm Merge(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [With(visit, one, "merged-with"), Reason, .. MarkingFields(visit, Marking.Clear)],
        form => new MergeIncidents(one.Id, form.Reference<Incident>("merged-with"), form.Local("reason"), form.Marking("marking")),
        visit.PageOf(one.Id));

    private static VerbForm TellApart(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [With(visit, one, "told-apart-from"), Reason, .. MarkingFields(visit, Marking.Clear)],
        form => new TellIncidentsApart(one.Id, form.Reference<Incident>("told-apart-from"), form.Local("reason"), form.Marking("marking")),
        visit.PageOf(one.Id));

    private static VerbForm Unmerge(Visit visit, Relation one) => new(
        string.Join(" · ", ((Reference[])[one.Of, one.To]).Select(side => ThingName.NameOf(side, visit.View)).OfType<LocalText>().Select(name => visit.Text(name).Text)),
        [Reason], form => new UnmergeIncidents(one.Id, form.Local("reason")), visit.PageOf(one.Of));

    // What is likely the same comes first; then the latest.
    private static ChoiceField With(Visit visit, Incident one, string name)
    {
        var asked = Id<Incident>.TryParse(visit.Context.Request.Query["with"].ToString(), out var with) ? visit.View.Find(with) : null;
        var likely = visit.View.LikelySame(one, PairsShown.Most * 2).Select(like => like.Incident).ToList();
        var latest = visit.View.Newest<Incident>().Take(MostOffered).OrderBy(other => visit.Text(other.Account.Title).Text, visit.Words.Order);
        Incident[] offered = [.. (asked is null ? likely : likely.Prepend(asked)).Concat(latest).Where(other => other.Id != one.Id).DistinctBy(other => other.Id)];
        return new ChoiceField(name, [.. offered.Select(other => (other.Id.ToString(), $"{visit.Text(other.Account.Title).Text} · {other.Id}"))], asked is { } first && first.Id != one.Id ? first.Id.ToString() : "");
    }
}
