using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime.Text;
using Truce.Formats.Geo;

namespace Truce.Formats.Cql2;

/// <summary>Reads filters in CQL2 text (OGC 21-065r2).</summary>
/// <remarks>
/// Read are comparisons, LIKE, BETWEEN, IN, IS NULL, AND, OR, NOT, CASEI, ACCENTI, the spatial and the temporal relations, with shapes in
/// WKT, BBOX, DATE, TIMESTAMP and INTERVAL. Not read are arithmetic, arrays and functions of a server's own.
/// </remarks>
public sealed class CqlParser
{
    private const string Logic = "state = 'verified'", Value = "state | 'verified' | 1";
    private static readonly string[] Spatial = ["S_INTERSECTS", "S_WITHIN", "S_CONTAINS", "S_DISJOINT", "S_EQUALS", "S_TOUCHES", "S_CROSSES", "S_OVERLAPS"];
    private static readonly string[] Temporal =
    [
        "T_AFTER", "T_BEFORE", "T_CONTAINS", "T_DISJOINT", "T_DURING", "T_EQUALS", "T_FINISHEDBY", "T_FINISHES", "T_INTERSECTS", "T_MEETS", "T_METBY",
        "T_OVERLAPPEDBY", "T_OVERLAPS", "T_STARTEDBY", "T_STARTS",
    ];

    private readonly CqlTokens tokens;
    private readonly CqlShapes shapes;
    private CqlToken next;
    private int depth;

    private CqlParser(string text, Crs crs) => (tokens, shapes) = (new(text), new(crs));

    /// <summary>Relations that are known.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Spatial, .. Temporal, "CASEI", "ACCENTI"];

    /// <summary>Reads a filter.</summary>
    /// <param name="text">At most <see cref="CqlRefusals.MostCharacters"/>.</param>
    /// <param name="crs">The system in which its positions are written.</param>
    /// <param name="condition">What it says.</param>
    /// <param name="refusal">What is wrong, where, and what to do.</param>
    public static bool TryParse(string text, Crs crs, [NotNullWhen(true)] out CqlCondition? condition, [NotNullWhen(false)] out Refusal? refusal)
    {
        (condition, refusal) = (null, null);
        if (text.Length > CqlRefusals.MostCharacters)
        {
            refusal = CqlRefusals.TooLong(text.Length);
            return false;
        }

        try
        {
            var parser = new CqlParser(text, crs);
            parser.Take();
            condition = parser.Or();
            if (parser.next.Kind != CqlTokenKind.End) throw parser.Unexpected("AND | OR");
            return true;
        }
        catch (CqlProblem problem)
        {
            refusal = problem.Refusal;
            return false;
        }
    }

    internal CqlToken Next => next;

    internal CqlToken Take()
    {
        var taken = next;
        next = tokens.Next();
        return taken;
    }

    internal void Take(string sign)
    {
        if (!next.IsSign(sign)) throw Unexpected(sign);
        Take();
    }

    internal bool Takes(string sign)
    {
        if (!next.IsSign(sign)) return false;
        Take();
        return true;
    }

    internal double TakeNumber() => next.Kind == CqlTokenKind.Number ? Take().Number : throw Unexpected("1.5");

    internal CqlProblem Unexpected(string expected) => new(
        next.Kind == CqlTokenKind.End ? CqlRefusals.Cut(tokens.Length, expected) : CqlRefusals.Unexpected(next.At, next.Text.Length <= 60 ? next.Text : next.Text[..60] + "…", expected));

    private CqlCondition Or()
    {
        if (++depth > CqlRefusals.MostDepth) throw new CqlProblem(CqlRefusals.TooDeep(next.At));
        var at = next.At;
        List<CqlCondition> parts = [And()];
        while (TakesWord("OR")) parts.Add(And());
        depth--;
        return parts.Count == 1 ? parts[0] : new CqlOr([.. parts], at);
    }

    private CqlCondition And()
    {
        var at = next.At;
        List<CqlCondition> parts = [Not()];
        while (TakesWord("AND")) parts.Add(Not());
        return parts.Count == 1 ? parts[0] : new CqlAnd([.. parts], at);
    }

    private CqlCondition Not()
    {
        var at = next.At;
        if (!TakesWord("NOT")) return Primary();
        if (++depth > CqlRefusals.MostDepth) throw new CqlProblem(CqlRefusals.TooDeep(next.At));
        var inner = Not();
        depth--;
        return new CqlNot(inner, at);
    }

    private CqlCondition Primary()
    {
        var at = next.At;
        if (Takes("("))
        {
            var inner = Or();
            Take(")");
            return inner;
        }

        if (next.Kind == CqlTokenKind.Word && next.Text.Length > 2 && next.Text[1] == '_' && char.ToUpperInvariant(next.Text[0]) is 'S' or 'T' && tokensFollowing(out var relation))
            return relation;
        if (next.Kind is CqlTokenKind.End or CqlTokenKind.Sign) throw Unexpected(Logic);
        return Comparison(Scalar(), at);

        bool tokensFollowing([NotNullWhen(true)] out CqlCondition? found)
        {
            found = null;
            var name = next.Text.ToUpperInvariant();
            var (spatial, temporal) = (Array.IndexOf(Spatial, name) >= 0, Array.IndexOf(Temporal, name) >= 0);
            if (!spatial && !temporal) return false;
            Take();
            Take("(");
            var left = spatial ? Ground() : Time();
            Take(",");
            var right = spatial ? Ground() : Time();
            Take(")");
            found = spatial ? new CqlSpatial(name, left, right, at) : new CqlTemporal(name, left, right, at);
            return true;
        }
    }

    private CqlCondition Comparison(CqlValue left, int at)
    {
        if (next.Kind == CqlTokenKind.Sign && OrderOf(next.Text) is { } order)
        {
            Take();
            return new CqlCompare(left, order, Scalar(), at);
        }

        if (TakesWord("IS"))
        {
            var negated = TakesWord("NOT");
            if (!TakesWord("NULL")) throw Unexpected("NULL");
            if (left is not CqlNamed property) throw new CqlProblem(CqlRefusals.OfAnotherKind(left.At, "property", "literal"));
            return Negated(new CqlIsNull(property, at), negated);
        }

        var not = TakesWord("NOT");
        if (TakesWord("LIKE")) return Negated(new CqlLike(left, Scalar(), at), not);
        if (TakesWord("BETWEEN"))
        {
            var least = Scalar();
            if (!TakesWord("AND")) throw Unexpected("AND");
            return Negated(new CqlBetween(left, least, Scalar(), at), not);
        }

        if (TakesWord("IN"))
        {
            Take("(");
            var list = ImmutableArray.CreateBuilder<CqlValue>();
            do list.Add(Scalar());
            while (Takes(","));
            Take(")");
            return Negated(new CqlIn(left, list.ToImmutable(), at), not);
        }

        if (not || left is not (CqlFlag or CqlNamed)) throw Unexpected("= | <> | < | <= | > | >= | LIKE | BETWEEN | IN | IS NULL");
        return new CqlIsTrue(left, at);
    }

    private CqlValue Scalar()
    {
        var token = next;
        switch (token.Kind)
        {
            case CqlTokenKind.Text: return new CqlText(Take().Text, token.At);
            case CqlTokenKind.Number: return new CqlNumber(Take().Number, token.At);
            case CqlTokenKind.QuotedName: return new CqlNamed(Take().Text, token.At);
            case CqlTokenKind.Word: break;
            default: throw Unexpected(Value);
        }

        if (token.Is("TRUE") || token.Is("FALSE"))
        {
            Take();
            return new CqlFlag(token.Is("TRUE"), token.At);
        }

        // A word of the language where a value should be means that the value is missing.
        if (((string[])["AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL"]).Any(token.Is)) throw Unexpected(Value);
        Take();
        if (!next.IsSign("(")) return new CqlNamed(token.Text, token.At);
        if (token.Is("DATE") || token.Is("TIMESTAMP")) return Moment(token);
        if (!token.Is("CASEI") && !token.Is("ACCENTI")) throw new CqlProblem(CqlRefusals.UnknownFunction(token.At, token.Text, string.Join(", ", Known)));
        Take("(");
        if (++depth > CqlRefusals.MostDepth) throw new CqlProblem(CqlRefusals.TooDeep(next.At));
        var inner = Scalar();
        depth--;
        Take(")");
        return new CqlFolded(inner, token.Is("CASEI"), token.At);
    }

    private CqlValue Ground()
    {
        var token = next;
        if (token.Kind == CqlTokenKind.QuotedName) return new CqlNamed(Take().Text, token.At);
        if (token.Kind != CqlTokenKind.Word) throw Unexpected("geometry | POINT(34.4 31.5) | BBOX(34.2, 31.2, 34.6, 31.6)");
        Take();
        return next.IsSign("(") || token.Text.Contains(' ') || next.Is("Z") ? new CqlShape(shapes.Read(this, token), token.At) : new CqlNamed(token.Text, token.At);
    }

    private CqlValue Time()
    {
        var token = next;
        if (token.Kind == CqlTokenKind.QuotedName) return new CqlNamed(Take().Text, token.At);
        if (token.Kind != CqlTokenKind.Word) throw Unexpected("occurred | DATE('2025-10-21') | INTERVAL('2025-10-21', '..')");
        Take();
        if (!next.IsSign("(")) return new CqlNamed(token.Text, token.At);
        if (token.Is("DATE") || token.Is("TIMESTAMP")) return Moment(token);
        if (!token.Is("INTERVAL")) throw new CqlProblem(CqlRefusals.UnknownFunction(token.At, token.Text, "DATE, TIMESTAMP, INTERVAL"));
        Take("(");
        var from = End();
        Take(",");
        var until = End();
        Take(")");
        return new CqlInterval(from, until, token.At);
    }

    // '..' is open; a text says by its form whether it is a day or a moment.
    private CqlValue? End()
    {
        var token = next;
        if (token.Kind is CqlTokenKind.QuotedName or CqlTokenKind.Word)
        {
            Take();
            return next.IsSign("(") && (token.Is("DATE") || token.Is("TIMESTAMP")) ? Moment(token) : new CqlNamed(token.Text, token.At);
        }

        if (token.Kind != CqlTokenKind.Text) throw Unexpected("'..' | '2025-10-21'");
        Take();
        return token.Text is ".." or "" ? null : Day(token) is { } day ? day : Moment(token.Text, token.At);
    }

    private CqlValue Moment(CqlToken function)
    {
        Take("(");
        if (next.Kind != CqlTokenKind.Text) throw Unexpected("'2025-10-21'");
        var text = Take();
        Take(")");
        if (function.Is("TIMESTAMP")) return Moment(text.Text, text.At);
        return Day(text) ?? throw new CqlProblem(CqlRefusals.NoMoment(text.At, Short(text.Text)));
    }

    private static CqlDay? Day(CqlToken text) =>
        !text.Text.Any(char.IsControl) && LocalDatePattern.Iso.Parse(text.Text).TryGetValue(default, out var day) ? new CqlDay(day, text.At) : null;

    private static CqlMoment Moment(string text, int at) =>
        !text.Any(char.IsControl) && OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out var moment)
            ? new CqlMoment(moment.ToInstant(), at)
            : throw new CqlProblem(CqlRefusals.NoMoment(at, Short(text)));

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static CqlCondition Negated(CqlCondition condition, bool negated) => negated ? new CqlNot(condition, condition.At) : condition;

    private bool TakesWord(string word)
    {
        if (!next.Is(word)) return false;
        Take();
        return true;
    }

    private static CqlOrder? OrderOf(string sign) => sign switch
    {
        "=" => CqlOrder.Equal,
        "<>" => CqlOrder.NotEqual,
        "<" => CqlOrder.Less,
        "<=" => CqlOrder.LessOrEqual,
        ">" => CqlOrder.Greater,
        ">=" => CqlOrder.GreaterOrEqual,
        _ => null,
    };
}
