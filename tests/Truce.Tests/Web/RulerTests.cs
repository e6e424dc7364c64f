using NodaTime;
using Truce.Web.Pages;

namespace Truce.Tests.Web;

public class RulerTests
{
    private static readonly LocalDateTime Start = new(2025, 10, 17, 10, 0);

    [Fact]
    public void A_day_has_hours_between_its_ends()
    {
        var ticks = Ruler.Between(Start, Start.PlusHours(5));
        ticks.Select(tick => tick.Moment.Hour).ShouldBe([11, 12, 13, 14]);
    }

    [Fact]
    public void A_year_has_months_and_its_first_of_January_is_major()
    {
        var ticks = Ruler.Between(Start, Start.PlusMonths(13));
        ticks.Count.ShouldBe(13);
        ticks.ShouldAllBe(tick => tick.Moment.Day == 1);
        ticks.Where(tick => tick.IsMajor).ShouldHaveSingleItem().Moment.Date.ShouldBe(new LocalDate(2026, 1, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(400)]
    [InlineData(40_000)]
    public void There_are_never_too_many(int days)
    {
        var end = Start.PlusDays(days);
        var ticks = Ruler.Between(Start, end);
        ticks.Count.ShouldBeLessThanOrEqualTo(14);
        ticks.ShouldAllBe(tick => tick.Moment > Start && tick.Moment < end);
    }

    [Fact]
    public void A_record_that_began_now_has_none() => Ruler.Between(Start, Start).ShouldBeEmpty();
}
