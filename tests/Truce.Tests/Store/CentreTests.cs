using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;

namespace Truce.Tests.Store;

public class CentreTests
{
    private static readonly LocalText Text = new("Some text");

    [Fact]
    public void What_was_recorded_is_there_after_a_new_start_with_and_without_a_snapshot()
    {
        using var test = new TestCentre();
        var question = test.New<Question>(new OpenQuestion(Text, Subject.Aid));
        test.Do(new RewordQuestion(question, new LocalText("Other text"), null, Text));
        test.Reopen();
        test.Centre.View(null).Find(question)!.Text.En.ShouldBe("Other text");
        test.Reopen(deleteSnapshot: true);
        var view = test.Centre.View(null);
        view.Find(question)!.Text.En.ShouldBe("Other text");
        test.Centre.View(null, view.Index - 1).Find(question)!.Text.En.ShouldBe("Some text");
        test.Centre.Published.Checkpoint.Size.ShouldBe(view.Index + 1);
    }

    [Fact]
    public void An_erased_text_is_gone_from_disk_and_every_receipt_still_holds()
    {
        using var test = new TestCentre();
        var source = test.New<Source>(new RegisterSource(Text, SourceKind.PressOutlet));
        var received = test.Do(new ReceiveReport(
            source, Text, new DateInterval(new(2025, 10, 10), new(2025, 10, 10)), test.Clock.Now, "en", Text: "Words that must go."));
        var report = new Id<Report>(received.Stream.Number);
        test.Centre.View(test.Secretary).VerbatimOf(report).ShouldBe("Words that must go.");
        test.Centre.View(null).VerbatimOf(report).ShouldBeNull();
        test.Centre.Prove();

        test.Do(new RedactParts([new ErasedParts(received.Index, ["verbatim"])], Text, Text));
        for (var start = 0; start < 3; start++)
        {
            test.Centre.View(test.Secretary).VerbatimOf(report).ShouldBeNull();
            Directory.GetFiles(test.Data, "*", SearchOption.AllDirectories).ShouldAllBe(path => !Contains(path, "must go"));
            test.Centre.Prove();
            test.Centre.View(test.Secretary).ReceiptOf(received.Index)!.Check(test.Centre.Verifier).Holds.ShouldBeTrue();
            test.Reopen(deleteSnapshot: start == 1);
        }
    }

    private static bool Contains(string path, string words) => File.ReadAllText(path).Contains(words, StringComparison.Ordinal);
}
