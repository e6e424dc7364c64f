using NodaTime;
using Truce.Core.Exchanges;
using Truce.Core.Journal;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Exchanges;

public class ExchangeDecisionTests
{
    private static readonly BatchTerms Count = new("deceased", Counting.Batch, 4, 4, Day, new(7), new(7));

    [Fact]
    public void An_account_opens_under_an_agreement_with_categories_that_fit()
    {
        Open([]).ShouldRecord(new ExchangeLedgerOpened(new(7), Text));
        OpenExchangeLedger.Decide(null, null, new(new(7), Text, null, [], []), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        OpenExchangeLedger.Decide(AnAgreement(), null, new(new(7), Text, null, [], []), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        Open([Deceased with { Code = "No Code" }]).ShouldRefuse("exchange/code-unfit");
        Open([Deceased with { Unit = "" }]).ShouldRefuse("exchange/unit-unfit");
        Open([Deceased, Deceased]).ShouldRefuse("exchange/category-stands");
        Open([Deceased], new Ratio("remains", 15, "deceased", 1)).ShouldRefuse("exchange/no-such-category");
        Open([Deceased, Remains], new Ratio("remains", 15, "deceased", 1))
            .ShouldRecord(new ExchangeLedgerOpened(new(7), Text), new CategoryPut(Deceased), new CategoryPut(Remains), new RatioPut(new Ratio("remains", 15, "deceased", 1)));
    }

    [Fact]
    public void A_category_put_again_takes_the_place_of_the_first()
    {
        PutCategory.Decide(ALedger(), null, new(new(7), Deceased), Anybody).ShouldRefuse("exchange/category-stands");
        PutCategory.Decide(ALedger(), null, new(new(7), Deceased with { Promised = 27 }), Anybody).ShouldRecord(new CategoryPut(Deceased with { Promised = 27 }));
        var put = Given<ExchangeLedger>(new ExchangeLedgerOpened(new(7), Text), new CategoryPut(Deceased), new CategoryPut(Remains), new CategoryPut(Deceased with { Promised = 27 }));
        put.Categories.Select(one => (one.Code, one.Promised)).ShouldBe([("deceased", 27), ("remains", null)]);
    }

    [Fact]
    public void A_ratio_is_between_two_different_categories()
    {
        PutRatio.Decide(ALedger(), new(new(7), new Ratio("remains", 15, "remains", 1)), Anybody).ShouldRefuse("exchange/ratio-unfit");
        PutRatio.Decide(ALedger(), new(new(7), new Ratio("remains", 0, "deceased", 1)), Anybody).ShouldRefuse("exchange/ratio-unfit");
        PutRatio.Decide(ALedger(), new(new(7), new Ratio("remains", 15, "deceased", 1)), Anybody).ShouldRefuse("exchange/ratio-stands");
        PutRatio.Decide(ALedger(), new(new(7), new Ratio("remains", 10, "deceased", 1)), Anybody).ShouldRecord(new RatioPut(new Ratio("remains", 10, "deceased", 1)));
    }

    [Fact]
    public void A_count_has_a_number_a_category_and_a_day_that_has_come()
    {
        Record(Count).ShouldRecord(new BatchRecorded(new(7), Count));
        Record(Count with { Category = "prisoners" }).ShouldRefuse("exchange/no-such-category");
        Record(Count with { Least = null, Most = null }).ShouldRefuse("exchange/number-missing");
        Record(Count with { Least = 5 }).ShouldRefuse("exchange/number-reversed");
        Record(Count with { On = new DateInterval(new LocalDate(2025, 11, 1), new LocalDate(2025, 11, 1)) }).ShouldRefuse("exchange/in-the-future");
        RecordBatch.Decide(ALedger(), AReport() with { Withdrawn = Text }, null, new(new(7), Count), Anybody).ShouldRefuse("report/withdrawn");
        RecordBatch.Decide(ALedger(), null, null, new(new(7), Count), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
    }

    [Fact]
    public void A_correction_stays_with_its_source()
    {
        var batch = Given<Batch>(new BatchRecorded(new(7), Count));
        CorrectBatch.Decide(batch, ALedger(), null, new(new(7), Count with { By = new(8) }, Text), Anybody).ShouldRefuse("exchange/other-source");
        CorrectBatch.Decide(batch, ALedger(), null, new(new(7), Count, Text), Anybody).ShouldRefuse("exchange/nothing-corrected");
        CorrectBatch.Decide(batch, ALedger(), null, new(new(7), Count with { Most = 5 }, Text), Anybody).ShouldRecord(new BatchCorrected(Count with { Most = 5 }, Text));
        WithdrawBatch.Decide(batch, new(new(7), Text), Anybody).ShouldRecord(new BatchWithdrawn(Text));
        WithdrawBatch.Decide(batch with { Withdrawn = Text }, new(new(7), Text), Anybody).ShouldRefuse("exchange/batch-withdrawn");
    }

    private static Ruling Open(IReadOnlyList<Category> categories, params Ratio[] ratios) =>
        OpenExchangeLedger.Decide(AnAgreement(), null, new(new(7), Text, null, [.. categories], [.. ratios]), Anybody);

    private static Ruling Record(BatchTerms terms) => RecordBatch.Decide(ALedger(), AReport(), null, new(new(7), terms), Anybody);
}
