using NodaTime;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;

namespace Truce.Tests.Store;

public class ClockTests
{
    private static readonly OpenQuestion Command = new(new LocalText("Some text"), Subject.Aid);

    [Fact]
    public void Time_in_the_record_never_goes_back()
    {
        using var test = new TestCentre();
        var noon = Instant.FromUtc(2025, 10, 17, 12, 0);
        List<Instant> times = [];
        foreach (var minutes in new[] { 0, 5, -60, 3, 5, 6 })
        {
            test.Clock.Now = noon + Duration.FromMinutes(minutes);
            var answer = test.Do(Command);
            times.Add(test.Centre.View(null).Event(answer.Index)!.Head.RecordedAt);
            if (minutes == -60) test.Reopen(deleteSnapshot: true);
        }

        times.Select(time => (time - noon).TotalMinutes).ShouldBe([0, 5, 5, 5, 5, 6]);
    }

    [Fact]
    public void A_moment_shows_what_had_been_recorded_by_then_in_whole_commits()
    {
        using var test = new TestCentre();
        var founded = test.Clock.Now;
        Instant At(int minutes) => founded + Duration.FromMinutes(minutes);
        foreach (var minutes in new[] { 10, 20, 20, 30 })
        {
            test.Clock.Now = At(minutes);
            test.Do(Command);
        }

        for (var start = 0; start < 2; start++)
        {
            long Shown(Instant moment) => test.Centre.View(null, moment).Index;
            Shown(founded - Duration.FromNanoseconds(1)).ShouldBe(-1);
            Shown(founded).ShouldBe(1, "founding is one commit of two events");
            Shown(At(10) - Duration.FromNanoseconds(1)).ShouldBe(1);
            Shown(At(10)).ShouldBe(2);
            Shown(At(15)).ShouldBe(2);
            Shown(At(20)).ShouldBe(4);
            Shown(At(29)).ShouldBe(4);
            Shown(At(30)).ShouldBe(5);
            Shown(At(10_000)).ShouldBe(5);
            test.Centre.View(null, founded - Duration.FromDays(1)).All<Question>().ShouldBeEmpty();
            test.Reopen(deleteSnapshot: true);
        }
    }
}
