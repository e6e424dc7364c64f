using Truce.Web.Forms;
using Truce.Web.Provisions;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Exchanges;

/// <summary>The forms of exchanges: their categories and ratios, and the counts. None asks for a name.</summary>
public static class ExchangeForms
{
    public static void MapExchangeForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Agreement>("/agreements/{id}/exchanges/new", nameof(OpenExchangeLedger), New);
        app.MapForm<ExchangeLedger>("/exchanges/{id}/category", nameof(PutCategory), Put);
        app.MapForm<ExchangeLedger>("/exchanges/{id}/ratio", nameof(PutRatio), Rule);
        app.MapForm<ExchangeLedger>("/exchanges/{id}/batches/new", nameof(RecordBatch), Record);
        app.MapForm<ExchangeLedger>("/exchanges/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Name));
        app.MapForm<Batch>("/batches/{id}/correct", nameof(CorrectBatch), Correct);
        app.MapForm<Batch>("/batches/{id}/withdraw", nameof(WithdrawBatch), Withdraw);
        app.MapForm<Batch>("/batches/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, new LocalText(About(visit, one))));
    }

    private static VerbForm New(Visit visit, Agreement agreement) => new(
        visit.Text(agreement.Terms.Name).Text,
        [Name(), new LocalField("exchange-scope", TextCheck.Statement, IsOptional: true), .. MarkingFields(visit, Marking.Clear)],
        form => new OpenExchangeLedger(agreement.Id, form.Local("name"), form.Optional("exchange-scope"), [], [], form.Marking("marking")),
        visit.PageOf(agreement.Id));

    private static VerbForm Put(Visit visit, ExchangeLedger one) => new(
        visit.Text(one.Name).Text,
        [
            new TextField("category-code"), Name(), new TextField("counted-unit", Initial: "persons"),
            new ChoiceField("owed-by", OrganisationsOf(visit), IsOptional: true), new NumberField("promised", IsOptional: true),
            new ChoiceField("category-provision", ProvisionForms.ProvisionsOf(visit, one.Agreement), IsOptional: true),
        ],
        form => new PutCategory(
            one.Id,
            new Category(
                form.Text("category-code"), form.Local("name"), form.Text("counted-unit"), form.OptionalReference<Organisation>("owed-by"),
                form.OptionalNumber("promised"), form.OptionalReference<Provision>("category-provision"))),
        visit.PageOf(one.Id));

    private static VerbForm Rule(Visit visit, ExchangeLedger one) => new(
        visit.Text(one.Name).Text,
        [
            new NumberField("ratio-number"), new ChoiceField("ratio-of", CategoriesOf(visit, one)), new NumberField("ratio-each", Initial: 1),
            new ChoiceField("ratio-for", CategoriesOf(visit, one)), new LocalField("ratio-words", TextCheck.Statement, IsOptional: true),
        ],
        form => new PutRatio(
            one.Id, new Ratio(form.Text("ratio-of"), form.Number("ratio-number"), form.Text("ratio-for"), form.Number("ratio-each"), form.Optional("ratio-words"))),
        visit.PageOf(one.Id));

    private static VerbForm Record(Visit visit, ExchangeLedger one) => new(
        visit.Text(one.Name).Text,
        [new ChoiceField("stated-by", SourcesOf(visit)), .. CountFields(visit, one, null), .. MarkingFields(visit, Marking.Clear)],
        form => new RecordBatch(one.Id, TermsOf(form, form.Reference<Source>("stated-by")), form.Marking("marking")),
        visit.PageOf(one.Id));

    private static VerbForm Correct(Visit visit, Batch one) => new(
        About(visit, one),
        [.. visit.View.Find(one.Ledger) is { } ledger ? CountFields(visit, ledger, one.Terms) : [], Reason],
        form => new CorrectBatch(one.Id, TermsOf(form, one.Terms.By), form.Local("reason")),
        visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Batch one) => new(
        About(visit, one), [Reason], form => new WithdrawBatch(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static IReadOnlyList<Field> CountFields(Visit visit, ExchangeLedger ledger, BatchTerms? terms) =>
    [
        new ChoiceField("batch-category", CategoriesOf(visit, ledger), terms?.Category ?? ""),
        new ChoiceField("counting", Codes.Options<Counting>(visit.Words, "counting"), terms?.Counting.Code() ?? ""),
        new NumberField("batch-least", IsOptional: true, terms?.Least), new NumberField("batch-most", IsOptional: true, terms?.Most),
        new DaysField("batch-on", terms?.On), new ChoiceField("batch-report", ReportsOf(visit), terms?.Report.ToString() ?? ""),
        new ChoiceField("through", OrganisationsOf(visit), terms?.Through?.ToString() ?? "", IsOptional: true),
        new LocalField("batch-words", TextCheck.Statement, terms?.Words, IsOptional: true),
    ];

    private static BatchTerms TermsOf(FormInput form, Id<Source> by) => new(
        form.Text("batch-category"), form.Code<Counting>("counting"), form.OptionalNumber("batch-least"), form.OptionalNumber("batch-most"),
        form.Days("batch-on"), by, form.Reference<Report>("batch-report"), form.OptionalReference<Organisation>("through"), form.Optional("batch-words"));

    private static IReadOnlyList<(string, string)> CategoriesOf(Visit visit, ExchangeLedger ledger) =>
        [.. ledger.Categories.Select(one => (one.Code, visit.Text(one.Name).Text))];

    private static string About(Visit visit, Batch one) => string.Join(" · ", ((string?[])[
        visit.View.Find(one.Ledger) is { } ledger ? visit.Text(ledger.Name).Text : null,
        visit.View.Find(one.Terms.By) is { } by ? visit.Text(by.Name).Text : null,
        visit.Words.Days(one.Terms.On)]).OfType<string>());
}
