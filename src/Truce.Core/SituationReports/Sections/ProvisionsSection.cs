namespace Truce.Core.SituationReports;

/// <summary>How organisations saw provisions on days of the period. That they differ is shown by their standing side by side.</summary>
internal static class ProvisionsSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope) =>
        from assessment in scope.Overview.All<Assessment>()
        where assessment.Withdrawn is null && assessment.On.Intersection(scope.Days) is not null
        let provision = scope.Overview.Find(assessment.Provision)
        let speaker = scope.Overview.Find(assessment.By)
        where provision is not null && speaker is not null
        let column = scope.SideOf(speaker.Id)
        orderby provision.Terms.Number, column.Kind, column.Party, assessment.Id
        select new Drawn(Phrases.Fill("and-place", provision.Terms.Number, provision.Terms.Text), column, Words(assessment), [assessment.Id, provision.Id, speaker.Id])
        {
            From = assessment.Id,
            By = speaker.Name,

            // What an organisation entered here itself is its own to publish; what it said elsewhere is said.
            Partner = assessment.Report is null && column != Side.Us ? speaker.Id : null,
            Example = assessment.Example || provision.Example,
        };

    private static LocalText Words(Assessment assessment) => (assessment.Status, assessment.Words) switch
    {
        ({ } status, { } words) => Phrases.Fill("colon", Phrases.Of("provision-status", status), words),
        ({ } status, null) => Phrases.Of("provision-status", status),
        (null, { } words) => words,
        _ => Phrases.Of("none-recorded"),
    };
}
