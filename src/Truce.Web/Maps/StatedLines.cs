using Truce.Web.Lines;

namespace Truce.Web.Maps;

/// <summary>Lines as their issuers draw them, ready for a map: all alike, none the true one.</summary>
public static class StatedLines
{
    /// <summary>Versions that applied on a day: those with geometry, drawn, and the names of the others.</summary>
    /// <param name="only">Of this line; null: of all.</param>
    public static (IReadOnlyList<DrawnLine> Drawn, IReadOnlyList<string> Without) On(Visit visit, LocalDate day, Id<Line>? only = null)
    {
        List<DrawnLine> drawn = [];
        List<string> without = [];
        foreach (var line in visit.View.All<Line>().Where(line => only is null || line.Id == only))
        {
            var territory = visit.View.Find(line.Territory)?.Area;
            var markers = visit.View.Under<Marker>(line.Id).ToArray();
            foreach (var version in LinesAt.Versions(visit.View, line).Where(version => version.AppliedOn(day)))
            {
                var paths = LineTrace.Of(version.Drawing, territory);
                var label = visit.Words["floor.version", Issuer(version, visit), visit.Words.Days(version.Drawing.Issued)];
                if (paths.IsEmpty) without.Add(label);
                else
                    drawn.Add(new DrawnLine(
                        paths, version.Drawing is { Area: { } area, Side: AreaSide.Beyond } ? area : null, LineAnswer.RibbonOf(version, paths, markers)?.Metres, label, drawn.Count));
            }
        }

        return (drawn, without);
    }

    /// <summary>Who issued a version, by name.</summary>
    public static string Issuer(LineVersion version, Visit visit) =>
        visit.View.Find(version.Issuer) is { } issuer ? visit.Text(issuer.Name).Text : visit.Words["floor.issuer-withheld"];
}
