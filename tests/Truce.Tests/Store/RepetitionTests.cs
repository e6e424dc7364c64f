using System.Text;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Centres;

namespace Truce.Tests.Store;

/// <summary>A command sent twice is one command; what is no command leaves nothing behind.</summary>
public class RepetitionTests
{
    private static readonly LocalText Text = new("Some text");
    private static readonly DateInterval Day = new(new(2025, 10, 10), new(2025, 10, 10));

    [Fact]
    public void The_same_command_under_the_same_key_is_recorded_once_and_answered_alike_after_a_start_too()
    {
        using var test = new TestCentre();
        var first = test.Do(new OpenQuestion(Text, Subject.Aid), key: "key");
        first.Repeated.ShouldBeFalse();
        for (var start = 0; start < 3; start++)
        {
            test.Do(new OpenQuestion(Text, Subject.Aid), key: "key").ShouldBe(first with { Repeated = true });
            test.Centre.View(null).Count<Question>().ShouldBe(1);
            test.Reopen(deleteSnapshot: start == 1);
        }
    }

    [Fact]
    public async Task Five_parallel_retries_are_one_commit()
    {
        using var test = new TestCentre();
        for (var round = 0; round < 20; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() =>
                test.Centre.ExecuteAsync(new OpenQuestion(Text, Subject.Aid), test.Secretary, $"key {round}"))));
            answers.Count(answer => !answer.Repeated).ShouldBe(1);
            answers.Select(answer => (answer.Index, answer.Stream)).Distinct().ShouldHaveSingleItem();
            test.Centre.View(null).Count<Question>().ShouldBe(round + 1);
        }
    }

    [Fact]
    public void Another_command_under_a_used_key_is_refused_after_a_start_too()
    {
        using var test = new TestCentre();
        test.Do(new OpenQuestion(Text, Subject.Aid), key: "key");
        for (var start = 0; start < 2; start++)
        {
            Refusal(test, new OpenQuestion(Text, Subject.Incident), "key").ShouldBe("record/key-reused");
            Refusal(test, new RegisterSource(Text, SourceKind.Document), "key").ShouldBe("record/key-reused");
            test.Reopen();
        }

        test.Centre.View(null).Index.ShouldBe(2);
    }

    [Fact]
    public void The_same_key_of_another_member_is_another_command()
    {
        using var test = new TestCentre();
        var other = test.New<Member>(new AdmitMember(new(test.Secretary.Number), Text, Duties.Recording));
        var first = test.Do(new OpenQuestion(Text, Subject.Aid), key: "key");
        var second = test.Do(new OpenQuestion(Text, Subject.Aid), other, "key");
        (second.Repeated, second.Index).ShouldBe((false, first.Index + 1));
    }

    [Fact]
    public void Long_keys_are_told_apart_to_their_end()
    {
        using var test = new TestCentre();
        var start = new string('k', 300);
        test.Do(new OpenQuestion(Text, Subject.Aid), key: start + "1");
        test.Do(new OpenQuestion(Text, Subject.Aid), key: start + "2").Repeated.ShouldBeFalse();
    }

    [Fact]
    public void What_is_refused_the_second_time_because_it_is_done_gets_the_first_answer()
    {
        using var test = new TestCentre();
        var source = test.New<Source>(new RegisterSource(Text, SourceKind.PressOutlet));
        var report = test.New<Report>(new ReceiveReport(source, Text, Day, test.Clock.Now, "en"));
        var first = test.Do(new WithdrawReport(report, Text), key: "key");
        test.Do(new WithdrawReport(report, Text), key: "key").ShouldBe(first with { Repeated = true });
        test.Reopen();
        test.Do(new WithdrawReport(report, Text), key: "key").ShouldBe(first with { Repeated = true });
        Refusal(test, new WithdrawReport(report, Text), "other key").ShouldBe("report/withdrawn");
    }

    [Fact]
    public void What_is_not_text_is_refused_and_nothing_is_recorded()
    {
        using var test = new TestCentre();
        foreach (var half in new[] { "half \ud83d", "\ude00 half", "a\ud83dz", "\ud83d\ud83d\ude00" })
        {
            Refusal(test, new OpenQuestion(new LocalText(half), Subject.Aid)).ShouldBe("text/not-text");
            Refusal(test, new OpenQuestion(Text, Subject.Aid, new LocalText(Ar: half))).ShouldBe("text/not-text");
            Refusal(test, new OpenQuestion(Text, Subject.Aid), half).ShouldBe("text/not-text");
        }

        test.Centre.View(null).Index.ShouldBe(1);
        test.Do(new OpenQuestion(new LocalText("whole \ud83d\ude00"), Subject.Aid));
    }

    [Fact]
    public void Ten_megabytes_are_refused_and_nothing_is_recorded()
    {
        using var test = new TestCentre();
        var source = test.New<Source>(new RegisterSource(Text, SourceKind.PressOutlet));
        Refusal(test, new ReceiveReport(source, Text, Day, test.Clock.Now, "en", Text: new string('x', 10 << 20))).ShouldBe("record/too-large");
        Refusal(test, new ReceiveReport(source, Text, Day, test.Clock.Now, "en", Text: new string('x', 3 << 20))).ShouldBe("report/text-too-large");
        Refusal(test, new OpenQuestion(new LocalText(new string('x', 10 << 20)), Subject.Aid)).ShouldBe("record/too-large");
        test.Centre.View(null).Index.ShouldBe(2);
        var largest = new string('\u05d0', 1 << 20);
        var report = test.New<Report>(new ReceiveReport(source, Text, Day, test.Clock.Now, "he", Text: largest));
        test.Centre.View(test.Secretary).VerbatimOf(report).ShouldBe(largest);
        test.Reopen();
        test.Centre.View(test.Secretary).VerbatimOf(report).ShouldBe(largest);
        Encoding.UTF8.GetByteCount(largest).ShouldBe(2 << 20);
    }

    [Fact]
    public void A_centre_is_founded_once()
    {
        using var test = new TestCentre();
        Should.Throw<InvalidOperationException>(() => test.Centre.FoundAsync(Text, Text).GetAwaiter().GetResult());
        test.Centre.View(null).Index.ShouldBe(1);
    }

    [Fact]
    public void A_new_thing_never_gets_the_reference_of_an_old_one()
    {
        var numbers = new Queue<int>([7, 7, 7, 8, 8, 8, 9]);
        using var test = new TestCentre(options => options with { Numbers = () => numbers.TryDequeue(out var next) ? next : 10 });
        var first = test.New<Question>(new OpenQuestion(Text, Subject.Aid));
        var second = test.New<Question>(new OpenQuestion(Text, Subject.Aid));
        first.ShouldNotBe(second);
        test.Centre.View(null).Count<Question>().ShouldBe(2);
    }

    private static string? Refusal(TestCentre test, ICommand command, string? key = null) =>
        test.Centre.ExecuteAsync(command, test.Secretary, key ?? Guid.NewGuid().ToString()).GetAwaiter().GetResult().Refusal?.Code;
}
