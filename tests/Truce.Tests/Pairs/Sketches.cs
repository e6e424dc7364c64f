using NodaTime;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Pairs;
using Truce.Core.Time;

namespace Truce.Tests.Pairs;

/// <summary>Incidents to compare, told in a line.</summary>
internal static class Sketches
{
    public static readonly Position Here = new(314_500_000, 344_000_000);
    public static readonly Instant Noon = Instant.FromUtc(2025, 10, 16, 12, 0);

    public static IncidentAccount Told(
        LocalText title, string type = "fire/artillery", int metresNorth = 0, double hoursLater = 0, int radius = 50, bool placed = true)
    {
        var from = Noon + Duration.FromHours(hoursLater);
        var centre = new Position(Here.Latitude + (int)(metresNorth * 10_000_000L / 111_195), Here.Longitude);
        return new IncidentAccount(
            title, type, new Occurrence(from, from + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza"),
            placed ? new PlaceStated(null, centre, radius) : new PlaceStated(Words: new LocalText("somewhere")), [Means.Media], new Effects([]), []);
    }

    public static Incident Of(
        int number, LocalText title, string type = "fire/artillery", int metresNorth = 0, double hoursLater = 0, int radius = 50, bool placed = true) => new(
        new Id<Incident>(number), Told(title, type, metresNorth, hoursLater, radius, placed), Noon + Duration.FromDays(2), [new(IncidentState.Received, null, null, null, Noon + Duration.FromDays(2))], 0, false);
}
