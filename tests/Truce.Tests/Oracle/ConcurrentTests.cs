using System.Collections.Concurrent;
using System.Diagnostics;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Questions;
using Truce.Core.Search;
using Truce.Store.Viewing;

namespace Truce.Tests.Oracle;

/// <summary>Readers that hold a view go on seeing what stood at its index, whatever a writer does meanwhile.</summary>
public class ConcurrentTests(ITestOutputHelper output)
{
    private const int Seed = 20251019;

    // What is told of these changes with nobody's rights.
    private static readonly string[] Prefixes = [.. Contents.All.Select(chapter => chapter.Prefix).Except(["ORG", "MEM", "REC"])];

    private sealed record Answered(string Member, long Index, string Door, string Named, string? Got);

    [Fact]
    public async Task A_pinned_view_answers_for_its_index_while_a_writer_goes_on()
    {
        using var story = new Story(Seed, reopens: false, erases: false);
        story.Test.Clock.Now = story.Test.Clock.Now.InUtc().Date.PlusDays(1).At(new LocalTime(8, 0)).InUtc().ToInstant();
        story.Oracle.Today = story.Test.Clock.Now.InUtc().Date;
        var members = story.Members;
        string[] named = [.. story.Log.Streams.Where(stream => Prefixes.Contains(stream[..3]))];
        var before = story.Log.Head;
        var answers = new ConcurrentBag<Answered>();
        using var end = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(reader => Task.Run(() =>
        {
            var chance = new Random(Seed + reader);
            while (!end.IsCancellationRequested) Read(story, chance, members, named, answers);
        })).ToList();

        // Two seconds, and longer where the machine is so slow that little was written or read.
        var watch = Stopwatch.StartNew();
        await Task.Run(() =>
        {
            while (watch.Elapsed < TimeSpan.FromSeconds(2) || story.Log.Head < before + 40 || (watch.Elapsed < TimeSpan.FromMinutes(1) && Moments(answers) <= 5))
                story.ActWithoutRights();
        });
        await end.CancelAsync();
        await Task.WhenAll(readers);

        var tally = new Tally();
        foreach (var answer in answers.Take(20_000)) Compare(story, answer, tally);
        output.WriteLine($"seed {Seed}: {story.Log.Head - before} events while {answers.Count} answers were given, up to 20,000 compared");
        tally.Report(output);
        tally.ShouldBeUnanimous();
        Moments(answers).ShouldBeGreaterThan(5, "the readers looked while the writer wrote");
    }

    private static int Moments(IEnumerable<Answered> answers) => answers.Select(answer => answer.Index).Distinct().Count();

    // One view, asked several times over: what it says does not change.
    private static void Read(Story story, Random chance, IReadOnlyList<string> members, string[] named, ConcurrentBag<Answered> answers)
    {
        var member = members[chance.Next(members.Count)];
        var view = story.Test.Centre.View(Story.Id<Member>(member));
        for (var times = 0; times < 12; times++)
        {
            var one = named[chance.Next(named.Length)];
            var (door, got) = chance.Next(9) switch
            {
                0 => ("Find", Rendering.Of(Contents.Of(one).Find(view, one))),
                1 => ("All", Lines(Contents.Of(one).All(view).Select(Rendering.Of))),
                2 => ("Count", $"{Contents.Of(one).Count(view)}"),
                3 => ("LifeOf", Lines(view.LifeOf(Story.Ref(one)).Select(Rendering.Of))),
                4 => ("EventsBefore", Lines(view.EventsBefore(long.MaxValue, 5).Select(Rendering.Of))),
                5 => ("RecordedAt", $"{view.RecordedAt}"),
                6 or 7 => ("Search", Search(view, one)),
                _ => one.StartsWith("QST", StringComparison.Ordinal)
                    ? ("ClaimsOn", Lines(view.Under<Claim>(Story.Id<Question>(one)).Select(Rendering.Of)))
                    : ("Find", Rendering.Of(Contents.Of(one).Find(view, one))),
            };
            answers.Add(new Answered(member, view.Index, door, one, got));
        }
    }

    private const string NoWords = "no words", ByItsWords = "found by its words";

    // A thing is found by the words that it has, whatever is recorded meanwhile.
    private static string Search(View view, string one)
    {
        var said = view.WordingOf(Story.Ref(one)) is { } wording ? wording.Title ?? wording.Said.FirstOrDefault() : null;
        if (said?.Present.SelectMany(Texts.TokensIn).FirstOrDefault() is not { } token) return NoWords;
        return view.Search(SearchQuery.Read(token)).Any(hit => hit.Reference == Story.Ref(one)) ? ByItsWords : $"not found by {token}";
    }

    private static void Compare(Story story, Answered answer, Tally tally)
    {
        var (oracle, telling, log) = (story.Oracle, story.Telling, story.Log);
        var (who, index, one) = (oracle.Viewer(answer.Member), answer.Index, answer.Named);
        var expected = answer.Door switch
        {
            "Find" => telling.Of(who, one, index),
            "All" => Lines(telling.All(who, one[..3], index).Select(stream => telling.Of(who, stream, index))),
            "Count" => $"{telling.All(who, one[..3], index).Count()}",
            "LifeOf" => Lines(log.Of(one).Where(deed => oracle.Sees(who, deed, index)).Select(Telling.Event)),
            "EventsBefore" => Lines(log.Deeds.Reverse().Where(deed => oracle.Sees(who, deed, index)).Take(5).Select(Telling.Event)),
            "RecordedAt" => $"{log.Deeds[(int)index].At}",
            "Search" => SearchDoors.IsNamed(telling, who, one, index, telling.Title(one, index)) || answer.Got != NoWords ? ByItsWords : NoWords,
            _ => Lines(telling.ClaimsOn(who, one, index).Select(claim => telling.Of(who, claim, index))),
        };
        tally.Compare(answer.Door, expected, answer.Got, () => $"seed {Seed}, door {answer.Door}, viewer {answer.Member}, about {one}, index {index} of {log.Head}");
    }

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines);
}
