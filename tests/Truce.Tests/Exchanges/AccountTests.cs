using NodaTime;
using Truce.Core.Exchanges;
using Truce.Core.Journal;
using Truce.Core.Sources;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Exchanges;

public class AccountTests
{
    private static readonly Id<Source> One = new(1), Two = new(2);

    [Fact]
    public void Counts_of_different_sources_are_never_added()
    {
        var totals = Account.Totals([Count(One, "deceased", 7, 13), Count(One, "deceased", 13, 13), Count(Two, "deceased", 4, 13)]);
        totals.Select(one => (one.By, one.Least, one.IsOurSum)).ShouldBe([(One, 20, true), (Two, 4, false)]);
    }

    [Fact]
    public void A_stated_total_takes_in_what_came_before_and_later_counts_are_added_to_it()
    {
        var total = Account.Totals([
            Count(One, "deceased", 4, 13), Count(One, "deceased", 15, 20) with { Terms = Terms(One, "deceased", 15, 20) with { Counting = Counting.Total } },
            Count(One, "deceased", 2, 21), Count(One, "deceased", 1, 22) with { Withdrawn = Text },
        ]).ShouldHaveSingleItem();
        total.Least.ShouldBe(17);
        total.Until.ShouldBe(new LocalDate(2025, 10, 21));
        total.IsOurSum.ShouldBeTrue();
    }

    [Fact]
    public void A_bound_that_one_count_lacks_the_sum_lacks_too()
    {
        var total = Account.Totals([Count(One, "deceased", 4, 13), Count(One, "deceased", 3, 14) with { Terms = Terms(One, "deceased", 3, 14) with { Most = null } }]).ShouldHaveSingleItem();
        total.Least.ShouldBe(7);
        total.Most.ShouldBeNull();
    }

    [Fact]
    public void A_ratio_is_held_against_the_totals_of_its_own_day()
    {
        var ratio = new Ratio("remains", 15, "deceased", 1);
        var check = Account.Check(ratio, [Count(One, "remains", 45, 14), Count(Two, "deceased", 4, 13), Count(Two, "deceased", 9, 20)]).ShouldHaveSingleItem();
        check.Against.Least.ShouldBe(4);
        check.AskedLeast.ShouldBe(60);
        check.Stated.Least.ShouldBe(45);
        Account.Check(ratio, [Count(One, "remains", 45, 14)]).ShouldBeEmpty();
    }

    private static Batch Count(Id<Source> by, string category, int number, int day) => Given<Batch>(new BatchRecorded(new(7), Terms(by, category, number, day)));

    private static BatchTerms Terms(Id<Source> by, string category, int number, int day) =>
        new(category, Counting.Batch, number, number, new DateInterval(new LocalDate(2025, 10, day), new LocalDate(2025, 10, day)), by, new(7));
}
