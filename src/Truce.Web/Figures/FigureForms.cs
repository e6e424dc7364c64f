using System.Collections.Immutable;
using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Figures;

/// <summary>The forms of figures.</summary>
public static class FigureForms
{
    public static void MapFigureForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Claim>("/claims/{id}/figure", nameof(StateFigure), State);
        app.MapForm<Figure>("/figures/{id}/correct", nameof(CorrectFigure), Correct);
        app.MapForm<Figure>("/figures/{id}/revise", nameof(ReviseFigure), Revise);
        app.MapForm<Figure>("/figures/{id}/withdraw", nameof(WithdrawFigure), Withdraw);
        app.MapForm<Figure>("/figures/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Stated.Definition.Counts));
    }

    private static VerbForm State(Visit visit, Claim claim) => new(
        visit.Text(claim.Statement).Text,
        [
            new ChoiceField("question", QuestionsOf(visit), claim.Links.FirstOrDefault()?.Question.ToString() ?? ""), .. DefinitionFields(visit, null),
            .. NumberFields(visit, null), new ChoiceField("figure-from", TotalsOf(visit), IsOptional: true), new TextField("divided-by", IsOptional: true),
            .. MarkingFields(visit, visit.View.MarkingOf(claim.Id) ?? Marking.Clear),
        ],
        form =>
        {
            var from = form.OptionalReference<Figure>("figure-from");
            var divisor = OptionalAmount(visit, form, "divided-by");
            if (from is null != divisor is null) form.Problem("divided-by", visit.Words["figure.form-division"]);
            var derivation = from is { } total && divisor is { } by ? new Derivation(total, by) : null;
            return new StateFigure(claim.Id, form.Reference<Question>("question"), StatedOf(visit, form, null) with { Derivation = derivation }, form.Marking("marking"));
        },
        visit.PageOf(claim.Id));

    private static VerbForm Correct(Visit visit, Figure one) => new(
        visit.Text(one.Stated.Definition.Counts).Text,
        [.. DefinitionFields(visit, one.Stated.Definition), .. NumberFields(visit, one.Stated), Reason],
        form => new CorrectFigure(one.Id, StatedOf(visit, form, one.Stated), form.Local("reason")),
        visit.PageOf(one.Id));

    private static VerbForm Revise(Visit visit, Figure one) => new(
        visit.Text(one.Stated.Definition.Counts).Text,
        [.. NumberFields(visit, one.Stated), new DayField("revised-on"), Reason],
        form => new ReviseFigure(one.Id, NumberOf(visit, form, one.Stated.Definition, one.Stated), form.Day("revised-on"), form.Local("reason")),
        visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Figure one) => new(
        visit.Text(one.Stated.Definition.Counts).Text, [Reason], form => new WithdrawFigure(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static IReadOnlyList<Field> DefinitionFields(Visit visit, FigureDefinition? one) =>
    [
        new LocalField("counts", TextCheck.Name, one?.Counts), new TextField("figure-unit", Initial: one?.Unit ?? ""),
        new ChoiceField("count-unit", Codes.Options<CountUnit>(visit.Words, "count-unit"), Codes.Of(one?.One ?? CountUnit.NotStated)),
        new ChoiceField("per", Codes.Options<FigurePer>(visit.Words, "figure-per"), Codes.Of(one?.Per ?? FigurePer.Total)),
        new TextField("category", Initial: one?.Category ?? "", IsOptional: true),
        new ChoiceField("truck-point", Codes.Options<TruckPoint>(visit.Words, "truck-point"), one?.Point is { } point ? Codes.Of(point) : "", IsOptional: true),
        new LocalField("point-words", TextCheck.Name, one?.PointWords, IsOptional: true),
        new ChoiceField("cargo-scope", Codes.Options<CargoScope>(visit.Words, "cargo-scope"), one?.Scope is { } scope ? Codes.Of(scope) : "", IsOptional: true),
        new LocalField("scope-words", TextCheck.Name, one?.ScopeWords, IsOptional: true),
        new LocalField("leaves-out", TextCheck.Statement, one?.LeavesOut, IsOptional: true),
        new DayField("base-date", IsOptional: true, one?.BaseDate),
    ];

    private static IReadOnlyList<Field> NumberFields(Visit visit, StatedFigure? one) =>
    [
        new TextField("figure-least", Initial: $"{one?.Value?.Least}", IsOptional: true), new TextField("figure-best", Initial: $"{one?.Value?.Best}", IsOptional: true),
        new TextField("figure-most", Initial: $"{one?.Value?.Most}", IsOptional: true),
        new LocalField("figure-words", TextCheck.Name, one?.Value?.Words, IsOptional: true, IsAsStated: true), new DaysField("covers", one?.Period?.Days, IsOptional: true),
        new TextField("zone", Initial: one?.Period?.Zone ?? visit.Profile.Zone.Id),
        new ChoiceField("figure-kind", Codes.Options<FigureKind>(visit.Words, "figure-kind"), Codes.Of(one?.Kind ?? FigureKind.Stated)),
        new TextField("parts", IsLong: true, Initial: PartsAsText(visit, one), IsOptional: true), new TextField("parts-sum", Initial: $"{one?.PartsSum}", IsOptional: true),
        new TextField("due", Initial: $"{one?.Denominator?.Value}", IsOptional: true), new LocalField("due-what", TextCheck.Name, one?.Denominator?.What, IsOptional: true),
        new TextField("due-rate", Initial: $"{one?.Denominator?.Rate}", IsOptional: true), new TextField("due-days", Initial: $"{one?.Denominator?.Days}", IsOptional: true),
    ];

    private static StatedFigure StatedOf(Visit visit, FormInput form, StatedFigure? before)
    {
        var definition = new FigureDefinition(
            form.Local("counts"), form.Text("figure-unit"), form.Code<CountUnit>("count-unit"), form.Code<FigurePer>("per"), form.OptionalText("category"),
            OptionalCode<TruckPoint>(form, "truck-point"), form.Optional("point-words"), OptionalCode<CargoScope>(form, "cargo-scope"),
            form.Optional("scope-words"), form.Optional("leaves-out"), form.OptionalDay("base-date"));
        return NumberOf(visit, form, definition, before);
    }

    // What a form cannot show, the values of a series and what a figure follows from, stays as it is.
    private static StatedFigure NumberOf(Visit visit, FormInput form, FigureDefinition definition, StatedFigure? before)
    {
        var value = new StatedValue(
            OptionalAmount(visit, form, "figure-least"), OptionalAmount(visit, form, "figure-most"), OptionalAmount(visit, form, "figure-best"), form.Optional("figure-words"));
        var days = form.OptionalDays("covers");
        return new StatedFigure(
            definition, before?.IsSeries == true ? null : value, days is null ? null : new FigurePeriod(days, form.Raw("zone")), form.Code<FigureKind>("figure-kind"),
            PartsOf(visit, form, before), OptionalAmount(visit, form, "parts-sum"), DueOf(visit, form), before?.Derivation, before?.Daily);
    }

    private static Denominator? DueOf(Visit visit, FormInput form)
    {
        if (OptionalAmount(visit, form, "due") is not { } due) return null;
        return new Denominator(due, form.Local("due-what"), OptionalAmount(visit, form, "due-rate"), (int?)form.OptionalNumber("due-days"));
    }

    // One part a line: the number, then its words. Words that stand keep their other languages.
    private static ImmutableArray<FigurePart>? PartsOf(Visit visit, FormInput form, StatedFigure? before)
    {
        if (form.OptionalText("parts") is not { } text) return null;
        List<FigurePart> parts = [];
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (number, words) = line.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, var rest] ? (first, rest) : (line, "");
            if (!Amount.TryParse(number, out var amount)) form.Problem("parts", visit.Words["form.not-a-number"]);
            var label = before?.Parts?.Select(part => part.Label).FirstOrDefault(one => one.Present.Contains(words));
            var known = before?.Parts?.FirstOrDefault(part => part.Label == label);
            parts.Add(new FigurePart(label ?? InLanguage(visit.Words.Language, words), amount, known?.Category));
        }

        return [.. parts];
    }

    private static string PartsAsText(Visit visit, StatedFigure? one) =>
        one?.Parts is { } parts ? string.Join('\n', parts.Select(part => $"{part.Value} {visit.Text(part.Label).Text}")) : "";

    private static LocalText InLanguage(string language, string text) => language switch
    {
        "ar" => new LocalText(Ar: text),
        "he" => new LocalText(He: text),
        _ => new LocalText(En: text),
    };

    private static IReadOnlyList<(string, string)> TotalsOf(Visit visit) => Ordered(visit,
        from one in visit.View.All<Figure>()
        where one.Withdrawn is null && one.Stated.Value is not null
        select (one.Id.ToString(), $"{visit.Number(one.Stated)} · {visit.Text(one.Stated.Definition.Counts).Text}"));

    private static Amount? OptionalAmount(Visit visit, FormInput form, string name)
    {
        if (form.OptionalText(name) is not { } text) return null;
        if (Amount.TryParse(text, out var amount)) return amount;
        form.Problem(name, visit.Words["form.not-an-amount"]);
        return null;
    }

    private static T? OptionalCode<T>(FormInput form, string name)
        where T : struct, Enum => form.Raw(name).Length == 0 ? null : form.Code<T>(name);
}
