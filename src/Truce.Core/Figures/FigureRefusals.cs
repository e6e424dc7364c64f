namespace Truce.Core.Figures;

/// <summary>Every "no" about figures.</summary>
public static class FigureRefusals
{
    public static Refusal ValueMissing() =>
        new("figure/value-missing", RefusalKind.Refused, "A figure has a number: at least one of least, best and most.");

    public static Refusal ValueReversed(string lower, string upper) =>
        new("figure/value-reversed", RefusalKind.Refused, "{0} stands before {1}: the least is not above the best, and the best not above the most.", lower, upper);

    public static Refusal NotAWord(string word) =>
        new("figure/not-a-word", RefusalKind.Refused, "“{0}” is not a lower-case word such as trucks: a-z and hyphens, at most 60.", word);

    public static Refusal CodeUnknown() =>
        new("figure/code-unknown", RefusalKind.Refused, "What one of them is, over what it runs, where and whose are chosen from the list; this is none of them.");

    public static Refusal PointWithoutTrucks() =>
        new("figure/point-without-trucks", RefusalKind.Refused, "The seven points of measurement are for trucks. Say in words where something else is counted.");

    public static Refusal TooMany(string most) =>
        new("figure/too-many", RefusalKind.Refused, "At most {0} of them are kept in one figure.", most);

    public static Refusal PartsTwice() =>
        new("figure/parts-twice", RefusalKind.Refused, "Where the parts are held their sum is reckoned. Leave the sum out.");

    public static Refusal DenominatorZero() =>
        new("figure/denominator-zero", RefusalKind.Refused, "Nothing is divided by zero. Leave the denominator out where none was stated.");

    public static Refusal DivisionWithoutTotal() =>
        new("figure/division-without-total", RefusalKind.Refused, "A division of ours names the stated total and the number by which it is divided.");

    public static Refusal DivisionWrong(string quotient, string total, string divisor) =>
        new("figure/division-wrong", RefusalKind.Refused, "{0} is not {1} divided by {2}, nor open where the total is open. Our own arithmetic must be right.", quotient, total, divisor);

    public static Refusal SumWrong() =>
        new("figure/sum-wrong", RefusalKind.Refused, "A sum of ours is the sum of the parts that are given with it.");

    public static Refusal SeriesUnfit() =>
        new("figure/series-unfit", RefusalKind.Refused, "Daily numbers are stated, run by the day, have a period, and no number for all of them.");

    public static Refusal DaysUnordered(string day) =>
        new("figure/days-unordered", RefusalKind.Refused, "{0} stands twice, or before an earlier day. One number a day, in the order of days.", day);

    public static Refusal DayOutside(string day) =>
        new("figure/day-outside", RefusalKind.Refused, "{0} lies outside the period that the numbers cover.", day);

    public static Refusal Withdrawn(string figure) =>
        new("figure/withdrawn", RefusalKind.Refused, "The figure {0} was taken back by its source; it stays as it was.", figure);

    public static Refusal OtherTotal() =>
        new("figure/other-total", RefusalKind.Refused, "What a figure follows from is not changed. State another figure.");

    public static Refusal OtherDefinition() =>
        new("figure/other-definition", RefusalKind.Refused, "A revised number counts what the earlier one counted. A number that counts something else is a figure of its own.");

    public static Refusal RevisedInTheFuture(string day) =>
        new("figure/revised-in-the-future", RefusalKind.Refused, "It cannot have been revised on {0}, which is still to come.", day);

    public static Refusal NothingChanged() =>
        new("figure/nothing-changed", RefusalKind.Refused, "This is what stands already.");
}
