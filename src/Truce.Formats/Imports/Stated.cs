namespace Truce.Formats.Imports;

/// <summary>Times and places as files state them.</summary>
internal static class Stated
{
    /// <summary>
    /// When something was: <c>days</c>, or <c>from</c>, <c>until</c> and <c>precision</c>; always with the <c>zone</c> in which it was stated.
    /// Null where it is absent.
    /// </summary>
    public static Occurrence? Occurrence(Fields outer, string name)
    {
        if (outer.Group(name) is not { } fields) return null;
        var days = fields.Days("days");
        var (from, until) = (fields.Instant("from"), fields.Instant("until"));
        var precision = fields.Code<TimePrecision>("precision");
        var written = fields.NeedText("zone", 60);
        fields.End();
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(written);
        if (zone is null && fields.Has("zone"))
            fields.Errors.Add(fields.PlaceOf("zone"), $"“zone” is a time zone such as Asia/Gaza or Etc/UTC; found “{written}”.");
        zone ??= DateTimeZone.Utc;
        if (days is not null && (from ?? until) is null) return Core.Time.Occurrence.OfDays(days, zone);
        if (days is null && from is { } first && until is { } end && first < end) return new Occurrence(first, end, precision ?? TimePrecision.Hour, zone.Id);
        fields.Errors.Add(fields.Place, $"“{name}” has “days”, or “from” and a later “until”; not both, and not neither.");
        return Core.Time.Occurrence.OfDays(new DateInterval(default, default), DateTimeZone.Utc);
    }

    /// <summary>As <see cref="Occurrence"/>; an absent one is an error.</summary>
    public static Occurrence NeedOccurrence(Fields outer, string name)
    {
        var found = Occurrence(outer, name);
        if (!outer.Has(name)) outer.Errors.Add(outer.Place, $"the field “{name}” was expected in this entry; it is missing.");
        return found ?? Core.Time.Occurrence.OfDays(new DateInterval(default, default), DateTimeZone.Utc);
    }

    /// <summary>Where something was: <c>place</c>, <c>centre</c> with <c>radius</c> in metres, <c>words</c>; null where it is absent.</summary>
    public static WhereStated? Where(Fields outer, string name)
    {
        if (outer.Group(name) is not { } fields) return null;
        var where = new WhereStated(
            fields.Key("place"), fields.Position("centre"), (int?)fields.Number("radius", 1, PlaceStated.MostRadiusMetres), fields.Local("words", TextCheck.Name));
        var marking = ImportReader.Marking(fields, "marking");
        fields.End();
        if (where.Centre is null != where.RadiusMetres is null)
            fields.Errors.Add(fields.Place, "“centre” and “radius” stand together: a position has metres within which it is meant.");
        return where with { Marking = marking };
    }

    /// <summary>As <see cref="Where"/>; an absent one is an error.</summary>
    public static WhereStated NeedWhere(Fields outer, string name)
    {
        var found = Where(outer, name);
        if (!outer.Has(name)) outer.Errors.Add(outer.Place, $"the field “{name}” was expected in this entry; it is missing.");
        return found ?? new WhereStated(null, null, null, null);
    }

    /// <summary>What carries a statement: <c>claim</c> or <c>report</c> with its key; null where it is absent.</summary>
    public static ThingNamed? Through(Fields fields) => fields.Has("through") ? ThingNamed.Need(fields, "through") : null;
}

/// <summary>A place as a file states it, its key not looked up yet.</summary>
/// <param name="Marking">Who may see it, where that is narrower than what it belongs to.</param>
internal sealed record WhereStated(Keyed? Place, Position? Centre, int? RadiusMetres, LocalText? Words, ImportMarking? Marking = null)
{
    /// <summary>What must be there before.</summary>
    public IEnumerable<(StreamKind, Keyed)> Needs => Place is { } place ? [(StreamKind.Place, place)] : [];

    /// <summary>With its reference.</summary>
    public PlaceStated In(References known) => new(Place is { } place ? known.Of<Core.Places.Place>(place) : null, Centre, RadiusMetres, Words);
}
