using Truce.Formats.Tiles;

namespace Truce.Web.Maps;

/// <summary>
/// From the ground to the paper: the projection of map tiles, turned so that a bearing points up. It keeps angles, so a circle on the
/// ground stays a circle on paper.
/// </summary>
/// <param name="Width">Units across.</param>
/// <param name="Height">Units down.</param>
/// <param name="Bearing">Degrees clockwise from north of the direction that points up: 0 is north up.</param>
public sealed record MapFrame(double Width, double Height, double Bearing)
{
    private double scale = 1, originX, originY, metresPerWorld = Mercator.EquatorMetres;

    /// <summary>Units on paper for a metre on the ground, in the middle of the frame.</summary>
    public double UnitsPerMetre => scale / metresPerWorld;

    /// <summary>Units that the whole world would take on paper.</summary>
    public double UnitsPerWorld => scale;

    /// <summary>What stands in the middle of the paper.</summary>
    public Position Centre
    {
        get
        {
            var (x, y) = (originX + Width / 2 / scale, originY + Height / 2 / scale);
            var (sine, cosine) = Math.SinCos(Bearing * Math.PI / 180);
            return Mercator.At(x * cosine - y * sine, x * sine + y * cosine);
        }
    }

    /// <summary>The paper itself.</summary>
    public Frame Edges => new(0, 0, Width, Height);

    /// <summary>A frame that shows ground as large as it fits between margins.</summary>
    /// <param name="ground">At least one position.</param>
    /// <param name="margins">Units kept free on each side.</param>
    public static MapFrame Fit(IReadOnlyCollection<Position> ground, double width, double height, double bearing, Frame margins)
    {
        var frame = new MapFrame(width, height, bearing);
        var around = Frame.Around(ground.Select(frame.Turned));
        var (across, down) = (width - margins.Left - margins.Right, height - margins.Top - margins.Bottom);

        // A single place has no extent; show about a kilometre around it.
        var least = 2_000 / Mercator.MetresPerWorld(ground.First().LatitudeDegrees);
        frame.scale = Math.Min(across / Math.Max(around.Right - around.Left, least), down / Math.Max(around.Bottom - around.Top, least));
        frame.originX = (around.Left + around.Right) / 2 - (margins.Left + across / 2) / frame.scale;
        frame.originY = (around.Top + around.Bottom) / 2 - (margins.Top + down / 2) / frame.scale;
        frame.metresPerWorld = Mercator.MetresPerWorld(ground.Average(one => one.LatitudeDegrees));
        return frame;
    }

    /// <summary>Where a position stands on paper.</summary>
    public Spot Of(Position position)
    {
        var turned = Turned(position);
        return new((turned.X - originX) * scale, (turned.Y - originY) * scale);
    }

    private Spot Turned(Position position)
    {
        var (x, y) = Mercator.Of(position);
        var (sine, cosine) = Math.SinCos(-Bearing * Math.PI / 180);
        return new(x * cosine - y * sine, x * sine + y * cosine);
    }
}
