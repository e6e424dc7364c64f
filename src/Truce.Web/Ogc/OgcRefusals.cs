namespace Truce.Web.Ogc;

/// <summary>Every "no" of the features API, before or beside a filter's own.</summary>
public static class OgcRefusals
{
    public static Refusal UnknownCollection(string collection, string known) =>
        new("ogc/unknown-collection", RefusalKind.NotFound, "There is no collection “{0}”. There are {1}.", collection, known);

    public static Refusal UnknownParameter(string parameter, string known) =>
        new("ogc/unknown-parameter", RefusalKind.Malformed, "The parameter “{0}” is not known here. Known are {1}.", parameter, known);

    public static Refusal GivenTwice(string parameter) =>
        new("ogc/given-twice", RefusalKind.Malformed, "The parameter “{0}” is given more than once. Give it once.", parameter);

    public static Refusal UnfitValue(string parameter, string value, string expected) =>
        new("ogc/unfit-value", RefusalKind.Malformed, "“{1}” cannot be the value of “{0}”. Write it as {2}.", parameter, value, expected);

    public static Refusal BoxReversed(string value) =>
        new("ogc/box-reversed", RefusalKind.Malformed, "The box “{0}” ends before it begins. Write west, south, east, north, in the order that its reference system has; only in degrees may it reach over the antimeridian, with west greater than east.", value);

    public static Refusal BoxNotOnEarth(string value, string system) =>
        new("ogc/box-not-on-earth", RefusalKind.Malformed, "The box “{0}” does not lie on Earth in {1}.", value, system);

    public static Refusal UnknownSystem(string parameter, string value, string known) =>
        new("ogc/unknown-system", RefusalKind.Malformed, "“{1}” is no reference system that “{0}” can have here. Known are {2}.", parameter, value, known);

    public static Refusal TimeUnreadable(string value) =>
        new("ogc/time-unreadable", RefusalKind.Malformed, "“{0}” is no time. Write a moment with its zone, 2025-10-21T15:00:00Z, a day, 2025-10-21, or two of them with a slash between, .. where it is open.", value);

    public static Refusal TimeReversed(string value) =>
        new("ogc/time-reversed", RefusalKind.Malformed, "The time “{0}” ends before it begins.", value);

    public static Refusal TokenUnreadable() =>
        new("ogc/token-unreadable", RefusalKind.Malformed, "This address of a next page cannot be read here, or is too old. Begin at the first page.");

    public static Refusal TokenOfAnother() =>
        new("ogc/token-of-another", RefusalKind.Malformed, "This address of a next page belongs to another viewer, to another moment or to another question. Begin at the first page.");

    public static Refusal NoSuchTile(string tile, string deepest) =>
        new("ogc/no-such-tile", RefusalKind.NotFound, "There is no square {0}. Zooms are 0 to {1}, and at zoom z columns and rows 0 to 2^z - 1.", tile, deepest);
}
