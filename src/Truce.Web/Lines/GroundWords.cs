using System.Globalization;

namespace Truce.Web.Lines;

/// <summary>Distances and areas as a reader of the page's language writes them. No more digits than what is drawn can bear.</summary>
public static class GroundWords
{
    /// <summary>Under a kilometre in whole tens of metres, else in tenths of a kilometre.</summary>
    public static string Distance(this Words words, double metres) => metres < 995
        ? words["ground.metres", Number(Math.Round(metres / 10) * 10, "0")]
        : words["ground.kilometres", Number(metres / 1000, metres < 99_950 ? "0.0" : "0")];

    /// <summary>Whole metres, as somebody stated them.</summary>
    public static string Metres(this Words words, int metres) => words["ground.metres", Number(metres, "#,0")];

    /// <summary>Square kilometres, to a tenth.</summary>
    public static string Area(this Words words, double squareMetres) => words["ground.square-kilometres", Number(squareMetres / 1e6, "#,0.0")];

    /// <summary>A share, to a tenth of a per cent.</summary>
    public static string Share(this Words words, double share) => words["ground.per-cent", Number(share * 100, "0.0")];

    /// <summary>A position to about ten metres, which is as exact as public geography needs.</summary>
    public static string Spot(Position position) => position.ToString(4);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
