namespace Truce.Core.Lines;

/// <summary>In what form an issuer made a line known.</summary>
public enum LineForm
{
    Map = 1,
    Statement = 2,
    Directive = 3,
}

/// <summary>On which side of a line its issuer's area lies.</summary>
public enum AreaSide
{
    /// <summary>The ground behind the line: what the issuer keeps back.</summary>
    Beyond = 1,

    /// <summary>The ground before the line: what is open.</summary>
    Before = 2,
}

/// <summary>What one issuer made known of a line. At most one of area and trace; neither where no geometry was published.</summary>
/// <param name="Issued">The day on which it was made known, or the first and the last between which it was.</param>
/// <param name="Form">As what.</param>
/// <param name="Basis">What is held, and how it came to its coordinates.</param>
/// <param name="From">The first day on which it applied; null: that on which it was made known.</param>
/// <param name="Area">The ground on one side, as the issuer drew it.</param>
/// <param name="Side">Which side that is; null exactly where there is no area.</param>
/// <param name="Trace">The line itself, where no area was drawn.</param>
/// <param name="AccuracyMetres">How far the coordinates may be off, 1 to 20,000; null where nobody said.</param>
/// <param name="RibbonMetres">Half the width of the zone within which the line may lie on the ground, 1 to 20,000; null where nobody said.</param>
/// <param name="RibbonBasis">Who found that, and how; null exactly where there is no ribbon.</param>
public sealed record LineDrawing(
    DateInterval Issued, LineForm Form, LocalText Basis, LocalDate? From = null, Area? Area = null, AreaSide? Side = null, Trace? Trace = null,
    int? AccuracyMetres = null, int? RibbonMetres = null, LocalText? RibbonBasis = null)
{
    /// <summary>Metres at most, of accuracy and of ribbon.</summary>
    public const int MostMetres = 20_000;

    /// <summary>Metres that a drawing may reach beyond the territory that it divides.</summary>
    public const int MostBeyondMetres = 20_000;

    /// <summary>Whether it says where the line runs.</summary>
    public bool HasGeometry => Area is not null || Trace is not null;

    /// <summary>Null where its parts fit each other and the ground; else the refusal that says what does not.</summary>
    /// <param name="territory">The ground that the line divides; null where its boundary is not held.</param>
    /// <param name="today">Nothing was made known after it.</param>
    public Refusal? Unfit(Area? territory, LocalDate today)
    {
        if (TextCheck.First(TextCheck.Of(Basis, "basis", TextCheck.Statement), TextCheck.Optional(RibbonBasis, "ribbon-basis", TextCheck.Statement)) is { } text)
            return text;
        if (Issued.Start > today) return LineRefusals.IssuedLater();
        if (AccuracyMetres is < 1 or > MostMetres || RibbonMetres is < 1 or > MostMetres) return LineRefusals.MetresUnfit();
        if (RibbonMetres is null != RibbonBasis is null) return LineRefusals.RibbonWithoutBasis();
        if (Area is not null && Trace is not null) return LineRefusals.TwoShapes();
        if (Area is null != Side is null) return LineRefusals.SideUnfit();
        return ShapeUnfit() ?? (HasGeometry ? PlaceUnfit(territory) : null);
    }

    private Refusal? ShapeUnfit()
    {
        if (Trace is { } trace)
        {
            if (trace.Positions.IsDefault || trace.Positions.Length < 2) return ShapeRefusals.Empty();
            if (trace.Positions.Length > AreaCheck.MostPositions) return ShapeRefusals.TooFine($"{trace.Positions.Length}", $"{AreaCheck.MostPositions}");
            if (trace.Positions.Any(one => !one.IsOnEarth)) return GeographyRefusals.NotOnEarth();
            return BoundaryCrossing.Find([trace]) is { } met ? ShapeRefusals.CrossesItself($"{met.First}", $"{met.Second}") : null;
        }

        return Area is null ? null : AreaCheck.Unfit(Area);
    }

    private Refusal? PlaceUnfit(Area? territory)
    {
        if (territory is null) return LineRefusals.TerritoryWithoutGround();
        var positions = Area?.Polygons.SelectMany(polygon => polygon.Rings).SelectMany(ring => ring.Positions) ?? Trace!.Positions;
        return ShapeMeets.FirstBeyond(territory, positions, MostBeyondMetres) is { } elsewhere ? LineRefusals.LiesElsewhere($"{elsewhere}") : null;
    }
}
