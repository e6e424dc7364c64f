using System.Globalization;

namespace Truce.Web.Provisions;

/// <summary>Thresholds, days and numbers of provisions in words.</summary>
public static class ProvisionWords
{
    /// <summary>The number that a provision names, such as "at least 600 trucks a day".</summary>
    public static string Of(Threshold threshold, Visit visit)
    {
        var words = visit.Words;
        var number = Of(threshold.Least, threshold.Most, threshold.Unit, words);
        return threshold.Per == Per.Total ? number : words["provision.per", number, words[$"per.{threshold.Per.Code()}"]];
    }

    /// <summary>A number between bounds with its unit, as stated.</summary>
    public static string Of(long? least, long? most, string unit, Words words)
    {
        var counted = words.Has($"unit.{unit}") ? words[$"unit.{unit}"] : unit;
        return (least, most) switch
        {
            ({ } low, { } high) when low == high => words["quantity.exactly", Number(low), counted],
            ({ } low, { } high) => words["quantity.between", Number(low), Number(high), counted],
            ({ } low, null) => words["quantity.at-least", Number(low), counted],
            (null, { } high) => words["quantity.at-most", Number(high), counted],
            _ => counted,
        };
    }

    /// <summary>By when: the day, said to be ours where it is, or the text's own moment in words.</summary>
    public static string Of(Due due, Visit visit)
    {
        var day = due.By is { } by ? visit.Words[due.Derived ? "provision.due-derived" : "provision.due-by", visit.Words.Day(by)] : null;
        var moment = due.Words is { } stated ? visit.Text(stated).Text : null;
        return (day, moment) switch
        {
            ({ } one, { } other) => visit.Words["provision.due-both", other, one],
            _ => day ?? moment ?? "",
        };
    }

    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
