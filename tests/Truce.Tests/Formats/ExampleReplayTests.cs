using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Figures;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Formats.Imports;
using Truce.Store.Centres;
using Truce.Store.Disk;
using Truce.Store.Importing;

namespace Truce.Tests.Formats;

public class ExampleReplayTests
{
    private static readonly Instant Today = Instant.FromUtc(2026, 11, 20, 9, 0);

    [Fact]
    public async Task Replays_the_example_without_its_texts_and_records_nothing_when_run_again()
    {
        using var test = new ReplayedCentre();
        var set = ExampleSet.Read(ExampleFiles.Folder, Path.Combine(test.Folder, "no-articles"));
        set.TextsFound.ShouldBe(0);
        set.TextsNamed.ShouldBe(3);
        var first = await test.Replay(set);
        first.Result.Stopped?.ToString().ShouldBeNull();
        var last = test.Centre.View(null).Index;

        test.Reopen();
        var again = await test.Replay(ExampleSet.Read(ExampleFiles.Folder, Path.Combine(test.Folder, "no-articles")));
        again.Result.Stopped?.ToString().ShouldBeNull();
        again.Result.Recorded.ShouldBe(0);
        again.Viewers.ShouldBe(first.Viewers);
        again.Secretariat.ShouldBe(first.Secretariat);
        test.Centre.View(null).Index.ShouldBe(last);

        var view = test.Centre.View(first.Secretariat);
        int Given(StreamKind kind) => set.Steps.Count(step => step.Gives?.Kind == kind);
        view.Count<Organisation>().ShouldBe(Given(StreamKind.Organisation));
        view.Count<Source>().ShouldBe(Given(StreamKind.Source));
        view.Count<Question>().ShouldBe(Given(StreamKind.Question));
        view.Count<Report>().ShouldBe(Given(StreamKind.Report));
        view.Count<Claim>().ShouldBe(Given(StreamKind.Claim));
        view.Count<Figure>().ShouldBe(Given(StreamKind.Figure));
        view.All<Claim>().ShouldAllBe(claim => claim.Anchor == null);
    }

    [Fact]
    public async Task A_replay_that_was_cut_off_goes_on_after_a_restart_as_if_nothing_had_happened()
    {
        var set = ExampleSet.Read(ExampleFiles.Folder, Path.Combine(Path.GetTempPath(), "no-articles"));
        using var whole = new ReplayedCentre();
        await whole.Replay(set);
        using var test = new ReplayedCentre();
        foreach (var steps in new[] { 0, 1, 150, 300 })
        {
            await Should.ThrowAsync<IOException>(() => test.Replay(set, steps));
            test.Reopen();
        }

        (await test.Replay(set)).Result.Stopped?.ToString().ShouldBeNull();
        static string[] Story(Centre centre) =>
            [.. centre.View(centre.Founder!.Value.Member).EventsBefore(long.MaxValue, int.MaxValue).Select(one => $"{one.Head.Name} {one.Head.RecordedAt}")];
        Story(test.Centre).ShouldBe(Story(whole.Centre));
    }

    [Fact]
    public async Task Its_past_is_real()
    {
        using var test = new ReplayedCentre();
        var replayed = await test.Replay(ExampleSet.Read(ExampleFiles.Folder, Path.Combine(test.Folder, "no-articles")));
        var watch = replayed.Viewers.Single(viewer => viewer.Key == "watch-keeper").Member;
        var head = test.Centre.View(watch);
        head.RecordedAt.ShouldBe(Instant.FromUtc(2026, 6, 1, 9, 0));
        test.Centre.View(watch, Instant.FromUtc(2025, 10, 17, 8, 0)).Count<Claim>().ShouldBe(0);
        var morning = test.Centre.View(watch, Instant.FromUtc(2025, 10, 17, 12, 0));
        morning.Count<Claim>().ShouldBeGreaterThan(30);
        morning.Find(replayed.Result.References.Of<Claim>(new Keyed("s1-200-soldiers", Place.Of("")))).ShouldNotBeNull().Links.Length.ShouldBe(1);
        head.Find(replayed.Result.References.Of<Claim>(new Keyed("s1-200-soldiers", Place.Of("")))).ShouldNotBeNull().Links.Length.ShouldBe(2);

        // What comes next is recorded in the present.
        var answer = await test.Centre.ExecuteAsync(
            new OpenQuestion(new LocalText("Asked today"), Subject.Aid), watch!.Value, "today");
        test.Centre.View(null).RecordedAt.ShouldBe(Today);
        answer.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Viewers_see_what_was_released_to_them()
    {
        using var test = new ReplayedCentre();
        var replayed = await test.Replay(ExampleSet.Read(ExampleFiles.Folder, Path.Combine(test.Folder, "no-articles")));
        var claim = replayed.Result.References.Of<Claim>(new Keyed("exercise-trucks-collected", Place.Of("")));
        var seen = replayed.Viewers.Where(viewer => test.Centre.View(viewer.Member).Find(claim) is not null).Select(viewer => viewer.Key);
        seen.ShouldBe(["watch-keeper", "press-officer", "access-officer", "movement-officer", "verification-officer", "legal-adviser", "night-watch"]);
        replayed.Viewers[0].ShouldBe(new ExampleViewer("public", replayed.Viewers[0].Function, null, null));
        replayed.Viewers.Skip(1).ShouldAllBe(viewer => viewer.Member != null && viewer.Organisation != null);
        var watch = test.Centre.View(replayed.Secretariat).Find(replayed.Viewers[1].Member!.Value)!;
        watch.Duties.ShouldBe(Duties.Recording | Duties.Grading | Duties.Speaking);
        test.Centre.View(replayed.Secretariat).Find(replayed.Viewers[2].Member!.Value)!.Duties.ShouldBe(Duties.Publishing);
    }

    [Fact]
    public async Task With_its_texts_every_anchor_stands_and_the_text_is_the_file()
    {
        ExampleFiles.SkipWithoutArticles();
        using var test = new ReplayedCentre();
        var set = ExampleSet.Read(ExampleFiles.Folder, ExampleFiles.Articles);
        set.TextsFound.ShouldBe(3);
        var replayed = await test.Replay(set);
        replayed.Result.Stopped?.ToString().ShouldBeNull();
        var view = test.Centre.View(replayed.Viewers[1].Member);
        view.All<Claim>().Count(claim => claim.Anchor is not null).ShouldBe(37);
        foreach (var report in view.All<Report>().Where(report => report.Text is not null))
        {
            var file = Directory.GetFiles(ExampleFiles.Articles).Select(File.ReadAllText).Single(text => text == view.VerbatimOf(report.Id));
            System.Text.Encoding.UTF8.GetByteCount(file).ShouldBe(report.Text!.Bytes);
            test.Centre.View(null).VerbatimOf(report.Id).ShouldBeNull();
        }

        ExampleSet.Read(ExampleFiles.Folder, Path.Combine(test.Folder, "no-articles")).Print.ShouldNotBe(set.Print);
    }

    /// <summary>A centre under the example's origin, which runs in the present between replays.</summary>
    private sealed class ReplayedCentre : IDisposable
    {
        public ReplayedCentre() => Centre = Open();

        public string Folder { get; } = Directory.CreateTempSubdirectory("truce-example-").FullName;

        public Centre Centre { get; private set; }

        public Task<ExampleCentre> Replay(ExampleSet set, int steps = int.MaxValue)
        {
            var door = new ImportDoor(Centre, new ManualClock(Today));
            return ExampleReplay.RunAsync(set, new ReplayDoor(
                door.FoundAsync,
                (command, member, key) => steps-- > 0 ? door.ExecuteAsync(command, member, key) : throw new IOException("Cut off."),
                door.SetTime));
        }

        public void Reopen()
        {
            Centre.Dispose();
            Centre = Open();
        }

        public void Dispose()
        {
            Centre.Dispose();
            Directory.Delete(Folder, recursive: true);
        }

        private Centre Open() => Centre.Open(new CentreOptions(
            new FileDisk(Path.Combine(Folder, "data")), new KeyRing(Path.Combine(Folder, "keys")), new ManualClock(Today))
        {
            Origin = "example.truce/gaza-2025",
            Beat = TimeSpan.Zero,
        });
    }
}
