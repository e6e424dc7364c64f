using Truce.Web.Claims;
using Truce.Web.Questions;

namespace Truce.Web.Figures;

/// <summary>
/// A number that a claim states in answer to a question: with its definition where a figure was drawn from the claim, else as the answer alone has it.
/// </summary>
/// <param name="Shown">Null where nothing says what the number counts.</param>
/// <param name="Quantity">Null where <paramref name="Shown"/> stands.</param>
public sealed record StatedNumber(Claim Claim, FigureShown? Shown, Quantity? Quantity)
{
    public string Unit => Shown?.Definition.Unit ?? Quantity!.Unit;

    /// <summary>Over what it runs; null where that was not stated.</summary>
    public FigurePer? Per => Shown?.Definition.Per;

    /// <summary>Whether it says what is due, not what was counted.</summary>
    public bool IsQuota => Shown is { } shown && FigureChart.IsQuota(shown);

    public bool Example => Shown?.Figure.Example ?? Claim.Example;

    public decimal? Least => Shown is { } shown ? shown.Stated.Value?.Least?.Value ?? shown.Stated.Value?.Best?.Value : Quantity!.Least;

    public decimal? Most => Shown is { } shown ? shown.Stated.Value?.Most?.Value ?? shown.Stated.Value?.Best?.Value : Quantity!.Most;

    /// <summary>The last day that it covers; where none is stated, the day on which it was said.</summary>
    public LocalDate On => Shown?.Stated.Period?.Days.End ?? Claim.Said.End;

    /// <summary>Whose number it is: whoever divided a total, else the origin of the claim.</summary>
    public Id<Source>? Speaker => Shown is { } shown ? shown.Speaker : Claim.Origin;

    public string Address => Shown is { } shown ? $"/figures/{shown.Figure.Id}" : $"/claims/{Claim.Id}";

    /// <summary>The numbers that answer a question, first said first, as one viewer sees them. What was taken back is not among them.</summary>
    public static IReadOnlyList<StatedNumber> To(Id<Question> question, View view)
    {
        FigureShown[] figures = [.. view.Under<Figure>(question).Select(one => QuestionFigures.Shown(one, view))];
        var defined = figures.Select(one => one.Figure.Claim).ToHashSet();
        var bare = from answer in Answers.To(question, view).All
                   where answer is { Link.Quantity: not null, Claim.End: null } && !defined.Contains(answer.Claim.Id)
                   select new StatedNumber(answer.Claim, null, answer.Link.Quantity);
        var drawn = from one in figures
                    where one is { Claim.End: null, Figure.Withdrawn: null }
                    select new StatedNumber(one.Claim!, one, null);
        return [.. bare.Concat(drawn).OrderBy(one => one.Claim.Said.Start).ThenBy(one => one.Claim.Said.End).ThenBy(one => one.On)];
    }

    /// <summary>Those of some numbers from which no other among them follows: a total stands with what was divided out of it.</summary>
    public static IReadOnlyList<StatedNumber> Rows(IReadOnlyList<StatedNumber> all)
    {
        var divided = all.Select(one => one.Shown?.Total?.Id).OfType<Id<Figure>>().ToHashSet();
        return [.. all.Where(one => one.Shown is not { } shown || !divided.Contains(shown.Figure.Id))];
    }

    /// <summary>The number in words, with its unit and what it runs over: “113 trucks a day”.</summary>
    public string In(Visit visit)
    {
        if (Shown is not { } shown) return QuantityWords.Of(Quantity!, visit);
        var (words, stated) = (visit.Words, shown.Stated);
        if (stated.Value is not { } value) return words["and.comma", words.Unit(Unit), visit.Number(stated)];
        var counted = words["quantity.exactly", visit.Value(value), words.Unit(Unit)];
        if (shown.Definition.Category is { } category) counted = words["and.comma", new Phrase(counted), words.Category(category)];
        return (Per == FigurePer.Total ? counted : words[$"figure.per-{Per!.Value.Code()}", new Phrase(counted)]) + visit.Note(shown);
    }
}
