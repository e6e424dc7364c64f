using System.Globalization;

namespace Truce.Web.Claims;

/// <summary>A stated number in words: as stated, never rounded, never made exact.</summary>
public static class QuantityWords
{
    public static string Of(Quantity quantity, Visit visit)
    {
        var words = visit.Words;
        var unit = words.Has($"unit.{quantity.Unit}") ? words[$"unit.{quantity.Unit}"] : quantity.Unit;
        var stated = quantity switch
        {
            { Least: { } least, Most: { } most } when least == most => words["quantity.exactly", Number(least), unit],
            { Least: { } least, Most: { } most } => words["quantity.between", Number(least), Number(most), unit],
            { Least: { } least } => words["quantity.at-least", Number(least), unit],
            { Most: { } most } => words["quantity.at-most", Number(most), unit],
            _ => unit,
        };
        return quantity.Hedge is { } hedge ? words["quantity.hedged", visit.Text(hedge).Text, new Phrase(stated)] : stated;
    }

    private static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
