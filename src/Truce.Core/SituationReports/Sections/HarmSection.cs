using System.Globalization;

namespace Truce.Core.SituationReports;

/// <summary>People harmed by category and kind of addition, each source and each incident for itself.</summary>
internal static class HarmSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope) => [.. Parts(scope), .. Incidents(scope)];

    private static IEnumerable<Drawn> Parts(ComposerScope scope)
    {
        var figures = scope.Overview.All<Figure>()
            .Where(one => one is { Withdrawn: null, Stated.Definition.One: CountUnit.Person } && one.Stated.Period?.Days.Intersection(scope.Days) is not null);
        foreach (var (figure, claim) in NumbersSection.Latest(scope, figures))
        {
            if (scope.Overview.Find(figure.Question) is not { } question) continue;
            var whole = NumbersSection.OfFigure(scope, question, figure, claim);
            foreach (var part in figure.Stated.Parts ?? [])
                yield return whole with { Words = Phrases.Fill("colon", part.Label, part.Value.ToShown()), Least = part.Value, Most = part.Value, Query = $"category={part.Category ?? "stated"}" };
            if (figure.Stated is { Parts: null, Definition.Category: { } category })
                yield return whole with { Words = Phrases.Fill("colon", figure.Stated.Definition.Counts, FigurePhrases.Of(figure.Stated)), Query = $"category={category}" };
        }
    }

    // One incident, one line a category: what one of them states is never added to what another does.
    private static IEnumerable<Drawn> Incidents(ComposerScope scope) =>
        from incident in scope.Current
        orderby incident.Account.Occurred.From, incident.Id
        from harm in incident.Account.Effects.People
        let place = scope.GovernorateOf(incident.Account.Where)
        select new Drawn(
            incident.Account.Title, Side.Us,
            Phrases.Fill("colon", Phrases.Fill("and-place", Phrases.Of("harm", harm.Category), Phrases.Of("band", harm.Band)), FigurePhrases.Between(Digits(harm.Least), Digits(harm.Most))),
            [incident.Id, .. place is null ? Array.Empty<Reference>() : [place.Id]])
        {
            From = incident.Id,
            Query = "of=one-incident",
            Least = harm.Least is { } least ? new Amount(least) : null,
            Most = harm.Most is { } most ? new Amount(most) : null,
            Unit = "persons",
            Place = place?.Id,
            Example = incident.Example,
        };

    private static string? Digits(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture);
}
