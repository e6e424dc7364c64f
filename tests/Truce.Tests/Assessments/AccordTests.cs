using NodaTime;
using Truce.Core.Assessments;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Assessments;

public class AccordTests
{
    [Fact]
    public void The_latest_day_counts_and_what_was_taken_back_does_not()
    {
        var held = Views.Held([
            View(1, 10, ProvisionStatus.Complete), View(1, 5, ProvisionStatus.Minimum), View(1, 20, ProvisionStatus.NotStarted) with { Withdrawn = Text },
        ]).ShouldHaveSingleItem();
        held.Now.Status.ShouldBe(ProvisionStatus.Complete);
        held.Before!.Status.ShouldBe(ProvisionStatus.Minimum);
        held.WentBack.ShouldBeFalse();
    }

    [Theory]
    [InlineData(ProvisionStatus.Complete, ProvisionStatus.Minimum, true)]
    [InlineData(ProvisionStatus.Minimum, ProvisionStatus.Complete, false)]
    [InlineData(ProvisionStatus.Complete, ProvisionStatus.Contested, false)]
    [InlineData(ProvisionStatus.Minimum, ProvisionStatus.Reversed, true)]
    public void What_was_reached_and_is_no_longer_held_shows(ProvisionStatus before, ProvisionStatus now, bool wentBack) =>
        Views.Held([View(1, 1, before), View(1, 2, now)]).ShouldHaveSingleItem().WentBack.ShouldBe(wentBack);

    [Fact]
    public void Disagreement_is_a_value_and_words_alone_are_none()
    {
        Of().ShouldBe(Accord.None);
        Of(View(1, 1, null)).ShouldBe(Accord.None);
        Of(View(1, 1, ProvisionStatus.Complete), View(2, 1, null)).ShouldBe(Accord.Single);
        Of(View(1, 1, ProvisionStatus.Complete), View(2, 9, ProvisionStatus.Complete)).ShouldBe(Accord.Agree);
        Of(View(1, 1, ProvisionStatus.Complete), View(2, 1, ProvisionStatus.Contested)).ShouldBe(Accord.Differ);
        Of(View(1, 1, ProvisionStatus.Complete), View(2, 1, ProvisionStatus.Minimum), View(2, 2, ProvisionStatus.Complete)).ShouldBe(Accord.Agree);
    }

    private static Accord Of(params Assessment[] all) => Views.AccordOf(Views.Held(all));

    private static Assessment View(int by, int day, ProvisionStatus? status) => AnAssessment(new(by)) with
    {
        On = new DateInterval(new LocalDate(2025, 11, day), new LocalDate(2025, 11, day)),
        Status = status,
        Words = Text,
    };
}
