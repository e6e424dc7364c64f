namespace Truce.Web.Visits;

/// <summary>A clock in the page's head.</summary>
public sealed record ClockZone(LocalText Name, DateTimeZone Zone);

/// <summary>How a centre presents itself.</summary>
/// <param name="Name">As an example calls itself; null where the record says it: the name of the organisation that runs it.</param>
/// <param name="Place">Where it is; null where it does not say.</param>
/// <param name="Zones">Clocks, the centre's own first.</param>
/// <param name="Ceasefire">The day from which the ceasefire is counted; null where there is none to count from.</param>
public sealed record CentreProfile(LocalText? Name, LocalText? Place, IReadOnlyList<ClockZone> Zones, LocalDate? Ceasefire)
{
    /// <summary>The centre's own zone: moments without a zone are meant in it.</summary>
    public DateTimeZone Zone => Zones[0].Zone;

    /// <summary>For a centre that has said nothing about itself.</summary>
    public static CentreProfile Plain(LocalText? name = null) => new(name, null, [new ClockZone(new LocalText("UTC", "UTC", "UTC"), DateTimeZone.Utc)], null);
}
