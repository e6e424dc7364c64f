namespace Truce.Core.Geography;

/// <summary>Whether shapes that came from outside are ground at all.</summary>
public static class AreaCheck
{
    /// <summary>Positions at most, of all rings of an area together.</summary>
    public const int MostPositions = 50_000;

    /// <summary>Null where every ring is closed, on Earth and within bounds, and none crosses itself or another; else the refusal that says what is wrong.</summary>
    public static Refusal? Unfit(Area area)
    {
        if (area.Polygons.IsDefaultOrEmpty || area.Polygons.Any(polygon => polygon.Rings.IsDefaultOrEmpty)) return ShapeRefusals.Empty();
        var positions = 0;
        foreach (var ring in area.Polygons.SelectMany(polygon => polygon.Rings))
        {
            if (ring.Positions.IsDefault || ring.Positions.Length < 4 || ring.Positions[0] != ring.Positions[^1]) return ShapeRefusals.NotClosed();
            if (ring.Positions.Any(position => !position.IsOnEarth)) return GeographyRefusals.NotOnEarth();
            positions += ring.Positions.Length;
        }

        if (positions > MostPositions) return ShapeRefusals.TooFine($"{positions}", $"{MostPositions}");
        return BoundaryCrossing.Find(area) is { } met ? ShapeRefusals.CrossesItself($"{met.First}", $"{met.Second}") : null;
    }
}

/// <summary>Every "no" about shapes.</summary>
public static class ShapeRefusals
{
    public static Refusal Empty() =>
        new("shape/empty", RefusalKind.Refused, "The shape has no ground in it. Leave it out, or send its boundary.");

    public static Refusal NotClosed() =>
        new("shape/not-closed", RefusalKind.Refused, "A boundary has at least four positions and ends where it began.");

    public static Refusal TooFine(string positions, string most) =>
        new("shape/too-fine", RefusalKind.Refused, "The shape has {0} positions; at most {1} are kept. Simplify it and say how in its accuracy.", positions, most);

    public static Refusal CrossesItself(string first, string second) =>
        new("shape/crosses-itself", RefusalKind.Refused, "The boundary meets itself: the edges that begin at {0} and at {1} cross or touch. Mend it where it was drawn.", first, second);
}
