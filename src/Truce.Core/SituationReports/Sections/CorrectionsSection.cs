namespace Truce.Core.SituationReports;

/// <summary>What of earlier reports was corrected within the period.</summary>
internal static class CorrectionsSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope) =>
        from report in scope.Overview.Newest<SituationReport>()
        where report.Withdrawn is null
        from correction in report.Corrections
        where correction.At >= scope.Terms.From && correction.At <= scope.Terms.CutOff
        orderby report.Terms.Number, correction.Number
        select new Drawn(Phrases.Fill("report", report.Terms.Number), Side.Us, correction.What, [report.Id])
        {
            From = report.Id,
            Query = $"correction={correction.Number}",
            Example = report.Example,
        };
}
