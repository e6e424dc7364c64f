using System.Collections.Immutable;
using System.Globalization;

namespace Truce.Core.Figures;

/// <summary>How a number came to be.</summary>
public enum FigureKind
{
    /// <summary>The source states it.</summary>
    Stated = 1,

    /// <summary>Somebody of the chain divided a stated total.</summary>
    TheirDivision = 2,

    /// <summary>We divided a stated total. It is never more than an aid to one.</summary>
    OurDivision = 3,

    /// <summary>We added parts that one source states.</summary>
    OurSum = 4,
}

/// <summary>The number as stated. Where only one bound was given the other is null: “or more”, “at most”.</summary>
/// <param name="Best">Only where the source itself gives a best value.</param>
/// <param name="Words">The words of the source with the number, where they say more than the number does: “more than 600”.</param>
public sealed record StatedValue(Amount? Least, Amount? Most, Amount? Best = null, LocalText? Words = null)
{
    /// <summary>A single number.</summary>
    public static StatedValue Of(Amount amount) => new(amount, amount);

    /// <summary>The one number where there is one: best where given, else where both bounds are the same.</summary>
    public Amount? Single => Best ?? (Least == Most ? Least : null);

    /// <summary>Null where it can stand; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (Least is null && Most is null && Best is null) return FigureRefusals.ValueMissing();
        Amount?[] order = [Least, Best, Most];
        var given = order.OfType<Amount>().ToArray();
        for (var at = 1; at < given.Length; at++)
            if (given[at] < given[at - 1]) return FigureRefusals.ValueReversed(given[at - 1].ToString(), given[at].ToString());
        return TextCheck.Optional(Words, "words", TextCheck.Name);
    }
}

/// <summary>Days and the zone in which they are days.</summary>
/// <param name="Days">The first and the last; both count.</param>
/// <param name="Zone">As the time zone database names it: <c>Asia/Gaza</c>.</param>
public sealed record FigurePeriod(DateInterval Days, string Zone)
{
    /// <summary>How many days, both ends counted.</summary>
    public int Length => Days.Length;

    /// <summary>Null where the zone is one.</summary>
    public Refusal? Unfit() => Zone.Length is > 0 and <= 60 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is not null
        ? null
        : TimeRefusals.ZoneUnknown(Zone.Length <= 60 ? Zone : Zone[..60]);
}

/// <summary>Against what a source sets its number: so many of so many.</summary>
/// <param name="Value">Such as 42,800.</param>
/// <param name="What">What these are, such as "trucks due at 600 a day".</param>
/// <param name="Rate">How many a day were reckoned with, where that is known.</param>
/// <param name="Days">Over how many days, as the source reckons.</param>
public sealed record Denominator(Amount Value, LocalText What, Amount? Rate = null, int? Days = null);

/// <summary>One part of a number, as the same source states it.</summary>
/// <param name="Category">A lower-case word where the part is one of the categories that are told apart.</param>
public sealed record FigurePart(LocalText Label, Amount Value, string? Category = null);

/// <summary>One value of a table that the source publishes, such as one day of a daily count. A day that is not there was not published.</summary>
public sealed record DailyValue(LocalDate Day, Amount Value);

/// <summary>From which figure a number follows.</summary>
/// <param name="From">A figure of the same claim, or of another.</param>
/// <param name="Divisor">By what it was divided; days as a rule.</param>
public sealed record Derivation(Id<Figure> From, Amount Divisor);

/// <summary>One number, or one table of daily numbers, with all that its source says of it.</summary>
/// <param name="Value">Null exactly where <paramref name="Daily"/> stand.</param>
/// <param name="Period">The days that it covers; null where none were stated.</param>
/// <param name="Parts">As far as they are held.</param>
/// <param name="PartsSum">What the published parts add up to where the parts themselves are not held.</param>
/// <param name="Daily">Ascending by day.</param>
public sealed record StatedFigure(
    FigureDefinition Definition, StatedValue? Value, FigurePeriod? Period, FigureKind Kind, ImmutableArray<FigurePart>? Parts = null,
    Amount? PartsSum = null, Denominator? Denominator = null, Derivation? Derivation = null, ImmutableArray<DailyValue>? Daily = null)
{
    private const int MostParts = 40, MostDays = 2_000;

    /// <summary>Whether it is a table of daily numbers.</summary>
    public bool IsSeries => Daily is { IsDefaultOrEmpty: false };

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    /// <param name="from">The figure that it follows from; null where none is named.</param>
    public Refusal? Unfit(Figure? from)
    {
        if (!Enum.IsDefined(Kind)) return FigureRefusals.CodeUnknown();
        return Definition.Unfit() ?? UnfitValue() ?? Period?.Unfit() ?? UnfitParts() ?? UnfitDenominator() ?? UnfitKind(from);
    }

    /// <summary>Whether two say the same, part for part.</summary>
    public bool SaysAs(StatedFigure other) => CanonicalValues.Write(this).AsSpan().SequenceEqual(CanonicalValues.Write(other));

    private Refusal? UnfitValue()
    {
        if (!IsSeries) return Value is null ? FigureRefusals.ValueMissing() : Value.Unfit();
        var daily = Daily!.Value;
        if (Value is not null || Kind != FigureKind.Stated || Period is null || Definition.Per != FigurePer.Day) return FigureRefusals.SeriesUnfit();
        if (daily.Length > MostDays) return FigureRefusals.TooMany(Number(MostDays));
        for (var at = 0; at < daily.Length; at++)
        {
            if (at > 0 && daily[at].Day <= daily[at - 1].Day) return FigureRefusals.DaysUnordered(daily[at].Day.ToString("R", null));
            if (!Period.Days.Contains(daily[at].Day)) return FigureRefusals.DayOutside(daily[at].Day.ToString("R", null));
        }

        return null;
    }

    private Refusal? UnfitParts()
    {
        if (Parts is not { IsDefault: false } parts) return null;
        if (parts.Length > MostParts) return FigureRefusals.TooMany(Number(MostParts));
        if (PartsSum is not null) return FigureRefusals.PartsTwice();
        foreach (var part in parts)
        {
            if (TextCheck.Of(part.Label, "part", TextCheck.Name) is { } unfit) return unfit;
            if (part.Category is { } category && !FigureDefinition.IsWord(category)) return FigureRefusals.NotAWord(category[..Math.Min(60, category.Length)]);
        }

        return null;
    }

    private Refusal? UnfitDenominator()
    {
        if (Denominator is not { } denominator) return null;
        if (denominator.Value.Value == 0 || denominator.Days is <= 0 || denominator.Rate is { Value: 0 }) return FigureRefusals.DenominatorZero();
        return TextCheck.Of(denominator.What, "denominator", TextCheck.Name);
    }

    // What we reckoned ourselves must be right; what a source states is kept whether it is right or not.
    private Refusal? UnfitKind(Figure? from)
    {
        if (Derivation is { Divisor.Value: 0 }) return FigureRefusals.DenominatorZero();
        if (Kind == FigureKind.OurDivision)
        {
            if (Derivation is not { } derivation || from?.Stated.Value is not { } whole || Value is null) return FigureRefusals.DivisionWithoutTotal();
            if (!Follows(Value.Least, whole.Least, derivation.Divisor) || !Follows(Value.Most, whole.Most, derivation.Divisor))
                return FigureRefusals.DivisionWrong((Value.Least ?? Value.Most).ToString()!, (whole.Least ?? whole.Most).ToString()!, derivation.Divisor.ToString());
        }

        if (Kind != FigureKind.OurSum) return null;
        var sum = Parts is { IsDefaultOrEmpty: false } parts ? new Amount(parts.Sum(part => part.Value.Value)) : PartsSum;
        return sum is { } added && (Value?.Least == added || Value?.Most == added) ? null : FigureRefusals.SumWrong();
    }

    private static bool Follows(Amount? quotient, Amount? total, Amount divisor) =>
        quotient is { } stated && total is { } whole ? Amount.Rounded(whole.Value / divisor.Value, stated.Decimals) == stated : quotient is null && total is null;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
