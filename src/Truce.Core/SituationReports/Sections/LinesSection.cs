namespace Truce.Core.SituationReports;

/// <summary>Which versions of lines applied on the day of the cut-off: each issuer's own, none of them the true one.</summary>
internal static class LinesSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope) =>
        from version in scope.Overview.All<LineVersion>()
        where version.AppliedOn(scope.LastDay)
        let line = scope.Overview.Find(version.Line)
        let issuer = scope.Overview.Find(version.Issuer)
        where line is not null && issuer is not null && (scope.Terms.Area is null || line.Territory == scope.Terms.Area || scope.IsWithin(line.Territory))
        let column = scope.SideOf(issuer.Id)
        orderby line.Id, column.Kind, column.Party, version.FirstDay, version.Id
        select new Drawn(line.Name, column, Words(version.Drawing), [version.Id, line.Id, issuer.Id])
        {
            From = version.Id,
            By = issuer.Name,
            Example = version.Example || line.Example,
        };

    private static LocalText Words(LineDrawing drawing)
    {
        var made = Phrases.Fill(
            drawing.HasGeometry ? "line-drawn" : "line-listed", Phrases.Of("line-form", drawing.Form),
            Phrases.Days(drawing.Issued));
        return drawing is { HasGeometry: true, AccuracyMetres: { } metres } ? Phrases.Fill("accuracy", made, metres) : made;
    }
}
