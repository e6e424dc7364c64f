using System.Collections.Concurrent;
using System.Diagnostics;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Viewing;

namespace Truce.Tests.Store;

/// <summary>Readers pin an index while the record grows, things are marked anew and texts are erased.</summary>
public sealed class ReaderTests : IDisposable
{
    private static readonly LocalText Text = new("Some text");
    private static readonly DateInterval Day = new(new(2025, 10, 10), new(2025, 10, 10));

    private readonly TestCentre test = new(options => options with { Beat = TimeSpan.FromMilliseconds(5), SegmentBytes = 32 * 1024 });
    private readonly Id<Question> question;
    private readonly Id<Source> source;
    private readonly ConcurrentQueue<long> pinned = new();
    private volatile bool done;

    public ReaderTests()
    {
        question = test.New<Question>(new OpenQuestion(Text, Subject.Aid));
        source = test.New<Source>(new RegisterSource(Text, SourceKind.PressOutlet));
    }

    [Fact]
    public void A_reader_never_sees_half_a_commit_and_always_the_same()
    {
        Workers.Run(4, number =>
        {
            if (number == 0) Write();
            else Read(new Random(number));
        });
        pinned.Count.ShouldBeGreaterThan(20);
    }

    public void Dispose() => test.Dispose();

    // Four events in two commits a round, and now and then a text that goes and a marking that changes.
    private void Write()
    {
        try
        {
            var watch = Stopwatch.StartNew();
            for (var round = 0; watch.ElapsedMilliseconds < 2_000; round++)
            {
                var received = test.Do(new ReceiveReport(source, Text, Day, test.Clock.Now, "en", Text: "Words."));
                var report = new Id<Report>(received.Stream.Number);
                var claim = test.New<Claim>(new RecordClaim(report, Text, Day, [source], Link: new Link(question, Stance.Affirms)));
                if (round % 3 == 0) test.Do(new RedactParts([new ErasedParts(received.Index, ["verbatim"])], Text, Text));
                if (round % 4 == 0) test.Do(new ChangeMarking(claim.Reference, Marking.Green, Text));
                if (round % 8 == 0) test.Do(new ChangeMarking(claim.Reference, Marking.Clear, Text));
            }
        }
        finally
        {
            done = true;
        }
    }

    private void Read(Random random)
    {
        while (!done)
        {
            var view = test.Centre.View(test.Secretary);
            if (random.Next(3) == 0 && pinned.TryDequeue(out var past)) view = test.Centre.View(test.Secretary, past);
            pinned.Enqueue(view.Index);
            var first = Look(view, random);
            Look(view, random).ShouldBe(first, "the same view was asked twice");
        }
    }

    private string Look(View view, Random random)
    {
        var claims = view.All<Claim>().ToArray();
        var reports = view.All<Report>().ToArray();
        view.Count<Claim>().ShouldBe(claims.Length);
        view.Count<Report>().ShouldBe(reports.Length);
        view.Under<Claim>(question).Select(claim => claim.Id).ShouldBe(claims.Select(claim => claim.Id), "a claim and its link are one commit");
        view.Under<Report>(source).Select(report => report.Id).ShouldBe(reports.Select(report => report.Id));
        if (reports.Length > 0)
        {
            var report = reports[random.Next(reports.Length)];
            (view.VerbatimOf(report.Id) ?? "Words.").ShouldBe("Words.");
            if (view.LifeOf(report.Id.Reference) is { Count: > 0 } life && view.ReceiptOf(life[0].Head.Index) is { } receipt)
                receipt.Event.Commitment().ShouldNotBe(default);
        }

        return $"{view.Index} {claims.Length} {reports.Length} {view.RecordedAt}";
    }
}
