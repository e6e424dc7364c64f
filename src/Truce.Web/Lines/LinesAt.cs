namespace Truce.Web.Lines;

/// <summary>Which lines applied at a place, and when: every version of every line that the viewer may see.</summary>
public static class LinesAt
{
    /// <summary>Each line with the versions that applied on a day, by issuer's day; a line without one is there with none.</summary>
    public static IReadOnlyList<(Line Line, IReadOnlyList<LineAnswer> Answers)> Of(View view, Position position, LocalDate day) =>
        [.. view.All<Line>().Select(line => (line, Of(view, line, position, version => version.AppliedOn(day))))];

    /// <summary>What holds of a position for some versions of one line.</summary>
    public static IReadOnlyList<LineAnswer> Of(View view, Line line, Position position, Func<LineVersion, bool> which)
    {
        var territory = view.Find(line.Territory)?.Area;
        var markers = view.Under<Marker>(line.Id).ToArray();
        return [.. Versions(view, line).Where(which).Select(version => LineAnswer.Of(version, territory, markers, position))];
    }

    /// <summary>The versions of a line, by the day on which they were made known.</summary>
    public static IEnumerable<LineVersion> Versions(View view, Line line) =>
        view.Under<LineVersion>(line.Id).OrderBy(version => version.Drawing.Issued.Start).ThenBy(version => version.Id.ToString(), StringComparer.Ordinal);
}
