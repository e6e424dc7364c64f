using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace Truce.Formats.Cql2;

/// <summary>Something that a filter says, which is true, false or not known of a feature.</summary>
/// <param name="At">Where it stands in the text: the first character is 1.</param>
public abstract record CqlCondition(int At);

/// <summary>All of several.</summary>
public sealed record CqlAnd(ImmutableArray<CqlCondition> Parts, int At) : CqlCondition(At);

/// <summary>At least one of several.</summary>
public sealed record CqlOr(ImmutableArray<CqlCondition> Parts, int At) : CqlCondition(At);

/// <summary>The opposite.</summary>
public sealed record CqlNot(CqlCondition Of, int At) : CqlCondition(At);

/// <summary>A value that is true or false by itself.</summary>
public sealed record CqlIsTrue(CqlValue Value, int At) : CqlCondition(At);

/// <summary>How two values stand to each other.</summary>
public enum CqlOrder
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Two values compared.</summary>
public sealed record CqlCompare(CqlValue Left, CqlOrder Order, CqlValue Right, int At) : CqlCondition(At);

/// <summary>A text of a pattern: % stands for any characters, _ for one, a backslash before either takes that away.</summary>
public sealed record CqlLike(CqlValue Value, CqlValue Pattern, int At) : CqlCondition(At);

/// <summary>A value that lies between two, both included.</summary>
public sealed record CqlBetween(CqlValue Value, CqlValue Least, CqlValue Most, int At) : CqlCondition(At);

/// <summary>A value that is one of several.</summary>
public sealed record CqlIn(CqlValue Value, ImmutableArray<CqlValue> List, int At) : CqlCondition(At);

/// <summary>A property that has no value.</summary>
public sealed record CqlIsNull(CqlNamed Property, int At) : CqlCondition(At);

/// <summary>Two shapes and how they lie to each other (OGC 06-103r4).</summary>
/// <param name="Relation">As <c>S_INTERSECTS</c> and so on.</param>
public sealed record CqlSpatial(string Relation, CqlValue Left, CqlValue Right, int At) : CqlCondition(At);

/// <summary>Two moments or stretches of time and how they lie to each other (Allen 1983).</summary>
/// <param name="Relation">As <c>T_AFTER</c> and so on.</param>
public sealed record CqlTemporal(string Relation, CqlValue Left, CqlValue Right, int At) : CqlCondition(At);

/// <summary>A value, as written.</summary>
/// <param name="At">Where it stands in the text: the first character is 1.</param>
public abstract record CqlValue(int At);

/// <summary>A property of the feature.</summary>
public sealed record CqlNamed(string Name, int At) : CqlValue(At);

/// <summary>A text.</summary>
public sealed record CqlText(string Text, int At) : CqlValue(At);

/// <summary>A number.</summary>
public sealed record CqlNumber(double Number, int At) : CqlValue(At);

/// <summary>True or false.</summary>
public sealed record CqlFlag(bool Flag, int At) : CqlValue(At);

/// <summary>A moment, with its zone.</summary>
public sealed record CqlMoment(Instant Moment, int At) : CqlValue(At);

/// <summary>A day, meant in the zone of whoever answers.</summary>
public sealed record CqlDay(LocalDate Day, int At) : CqlValue(At);

/// <summary>From one moment or day up to and with another; null where it is open, or names a property.</summary>
public sealed record CqlInterval(CqlValue? From, CqlValue? Until, int At) : CqlValue(At);

/// <summary>A shape in degrees.</summary>
public sealed record CqlShape(Geometry Shape, int At) : CqlValue(At);

/// <summary>A text compared without regard to capitals, or to accents.</summary>
public sealed record CqlFolded(CqlValue Text, bool Capitals, int At) : CqlValue(At);
