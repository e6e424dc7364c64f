using Truce.Formats.Tiles;

namespace Truce.Web.Maps;

/// <summary>Where a label begins, ends or has its middle.</summary>
public enum Anchor
{
    Start = 1,
    Middle = 2,
    End = 3,
}

/// <summary>A label in its place.</summary>
/// <param name="Base">Of its first line.</param>
/// <param name="Second">A smaller line below; null where there is none.</param>
public sealed record PlacedLabel(string Kind, Spot Base, Anchor Anchor, string Text, string? Second);

/// <summary>
/// Finds a place for each label in turn: the first of its candidates that touches nothing placed before it and stays on the paper.
/// A label without such a place is left out where it may be, and else takes its first.
/// </summary>
/// <param name="paper">The map's edges.</param>
public sealed class LabelPlaces(Frame paper)
{
    private readonly List<Frame> taken = [];

    /// <summary>Labels so far, in the order in which they were placed.</summary>
    public List<PlacedLabel> Placed { get; } = [];

    /// <summary>Keeps ground free.</summary>
    public void Take(Frame frame) => taken.Add(frame);

    /// <summary>Places a label beside a point.</summary>
    /// <param name="gap">Between the point and the label.</param>
    /// <param name="size">Of its letters, units.</param>
    /// <param name="isNeeded">Whether it is written even where it cannot stand free.</param>
    public void Beside(Spot point, double gap, string kind, double size, string text, string? second, bool isNeeded = true)
    {
        var lines = second is null ? 1 : 2;
        var middle = point.Y + size * (lines == 1 ? 0.36 : -0.1);
        Place(
            kind, size, text, second, isNeeded,
            (new(point.X + gap, middle), Anchor.Start), (new(point.X - gap, middle), Anchor.End),
            (new(point.X, point.Y + gap + size * 0.9), Anchor.Middle), (new(point.X, point.Y - gap - size * (lines - 1) * 1.15), Anchor.Middle),
            (new(point.X - gap, point.Y + gap + size * 0.9), Anchor.Start), (new(point.X + gap, point.Y + gap + size * 0.9), Anchor.End),
            (new(point.X + gap, point.Y - gap), Anchor.Start), (new(point.X - gap, point.Y - gap), Anchor.End));
    }

    /// <summary>Places a label on a point, or a little off it.</summary>
    public void On(Spot point, string kind, double size, string text, string? second, bool isNeeded)
    {
        (double X, double Y)[] ways = [(0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (0, -2), (0, 2), (-2, 0), (2, 0), (-2, -1), (2, -1), (-2, 1), (2, 1), (0, -3), (0, 3), (-4, 0), (4, 0)];
        Place(kind, size, text, second, isNeeded, [.. ways.Select(way => (new Spot(point.X + way.X * 18, point.Y + way.Y * 13), Anchor.Middle))]);
    }

    private void Place(string kind, double size, string text, string? second, bool isNeeded, params (Spot Base, Anchor Anchor)[] candidates)
    {
        foreach (var (at, anchor) in candidates)
        {
            var frame = Around(at, anchor, size, text, second);
            if (!paper.Holds(new(frame.Left, frame.Top)) || !paper.Holds(new(frame.Right, frame.Bottom)) || taken.Any(frame.Meets)) continue;
            Put(at, anchor, frame);
            return;
        }

        if (isNeeded) Put(candidates[0].Base, candidates[0].Anchor, Around(candidates[0].Base, candidates[0].Anchor, size, text, second));

        void Put(Spot at, Anchor anchor, Frame frame)
        {
            Take(frame);
            Placed.Add(new PlacedLabel(kind, at, anchor, text, second));
        }
    }

    // Letters of the pages' type are about 0.56 of their size wide; nothing here needs it exactly.
    private static Frame Around(Spot at, Anchor anchor, double size, string text, string? second)
    {
        var width = Math.Max(text.Length * size * 0.56, (second?.Length ?? 0) * size * 0.5);
        var left = anchor switch { Anchor.Start => at.X, Anchor.Middle => at.X - width / 2, _ => at.X - width };
        return new Frame(left - 1, at.Y - size * 0.85, left + width + 1, at.Y + size * (second is null ? 0.3 : 1.4));
    }
}
