using NodaTime;
using Truce.Core.Figures;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Sources;

namespace Truce.Tests.Figures;

/// <summary>Figures for the tests.</summary>
internal static class Samples
{
    public static readonly DateInterval Days = new(new LocalDate(2025, 10, 10), new LocalDate(2025, 12, 7));
    public static readonly FigureDefinition Trucks = new(new LocalText("Trucks that entered"), "trucks", CountUnit.Truck, FigurePer.Total);

    public static StatedFigure Total(int value) => new(Trucks, StatedValue.Of(new Amount(value)), new FigurePeriod(Days, "Asia/Gaza"), FigureKind.Stated);

    public static Figure Given(StatedFigure stated, int number = 7) =>
        new(new(number), new(7), new(7), stated, [], 0, null, default, false);

    public static Sourced From(int source, Figure figure) => new(figure, new Id<Source>(source));

    public static StatedFigure Until(this StatedFigure figure, int month, int day) =>
        figure with { Period = new FigurePeriod(new DateInterval(Days.Start, new LocalDate(2025, month, day)), "Asia/Gaza") };
}
