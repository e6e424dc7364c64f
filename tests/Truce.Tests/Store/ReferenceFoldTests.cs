using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Centres;
using Truce.Store.Viewing;

namespace Truce.Tests.Store;

/// <summary>The registers, held to the plainest thing that could be right: a fold of the journal's events from the first to the index.</summary>
public class ReferenceFoldTests
{
    private static readonly LocalText Text = new("Some text");
    private static readonly DateInterval Day = new(new(2025, 10, 10), new(2025, 10, 10));

    [Fact]
    public void The_registers_equal_a_plain_fold_at_every_index_before_and_after_a_start() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 9_999)).Resize(40).ToArbitrary(), Agree)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20261120UL, 41UL));

    private static bool Agree(int[] choices)
    {
        var history = new History();
        var disk = new MemoryDisk();
        using (var centre = history.Open(disk))
        {
            history.Found(centre);
            foreach (var choice in choices) Act(centre, history.Secretary!.Value, choice % 11, choice / 11);
            ShouldAgree(disk, centre, history.Secretary!.Value);
        }

        using var again = history.Open(disk);
        ShouldAgree(disk, again, history.Secretary!.Value);
        return true;
    }

    // One command, on things that are picked from those that stand; where there are none yet it is passed over.
    private static void Act(Centre centre, Id<Member> member, int verb, int pick)
    {
        var view = centre.View(member);
        ICommand? command = verb switch
        {
            0 => new RegisterSource(Text, SourceKind.PressOutlet, pick % 2 == 0 ? new Id<Organisation>(member.Number) : null),
            1 => new OpenQuestion(Text, Subject.Aid),
            2 => Pick<Source>(view, pick) is { } source ? new ReceiveReport(source.Id, Text, Day, Instant.FromUtc(2025, 10, 17, 8, 0), "en", Text: "Words.") : null,
            3 or 4 => Pick<Report>(view, pick) is { } report ? new RecordClaim(report.Id, Text, Day, [report.Source], Link: LinkTo(view, pick)) : null,
            5 => Pick<Claim>(view, pick) is { } claim && LinkTo(view, pick / 3) is { } link ? new LinkClaim(claim.Id, link) : null,
            6 => Pick<Claim>(view, pick) is { Links.Length: > 0 } claim ? new UnlinkClaim(claim.Id, claim.Links[0].Question, Text) : null,
            7 => Pick<Question>(view, pick) is { } question ? new RewordQuestion(question.Id, new LocalText($"Text {pick}"), null, Text) : null,
            8 => Pick<Claim>(view, pick) is { } claim ? new ChangeMarking(claim.Id.Reference, pick % 3 == 0 ? Marking.Amber() : Marking.Green, Text) : null,
            9 => Pick<Question>(view, pick) is { } question ? new ChangeMarking(question.Id.Reference, pick % 3 == 0 ? Marking.Clear : Marking.Green, Text) : null,
            _ => Erasable(view, pick) is { } erased ? new RedactParts([erased], Text, Text) : null,
        };
        if (command is not null) centre.ExecuteAsync(command, member, Guid.NewGuid().ToString()).GetAwaiter().GetResult();
    }

    private static T? Pick<T>(View view, int pick)
        where T : class, INoun<T> => view.All<T>().ToArray() is { Length: > 0 } all ? all[pick % all.Length] : null;

    private static Link? LinkTo(View view, int pick) => Pick<Question>(view, pick) is { } question && pick % 4 != 0 ? new Link(question.Id, Stance.Denies) : null;

    // Bodies of the people and the organisation that everything stands on are left.
    private static ErasedParts? Erasable(View view, int pick)
    {
        var index = view.Index < 2 ? -1 : 2 + pick % (view.Index - 1);
        var part = pick % 3 == 0 ? "body" : "verbatim";
        return index >= 0 && view.PartsOf(index)?.Contains(part) == true ? new ErasedParts(index, [part]) : null;
    }

    private static void ShouldAgree(MemoryDisk disk, Centre centre, Id<Member> member)
    {
        var plain = new PlainFold();
        var events = Journal(disk).ToArray();
        centre.View(member).Index.ShouldBe(events.Length - 1);
        foreach (var (index, recorded) in events.Index())
        {
            plain.Take(recorded);
            var view = centre.View(member, index);
            Same<Organisation>(plain, view);
            Same<Member>(plain, view);
            Same<Source>(plain, view);
            Same<Report>(plain, view);
            Same<Claim>(plain, view);
            Same<Question>(plain, view);
            SameLists(plain, view);
        }
    }

    private static void Same<T>(PlainFold plain, View view)
        where T : class, INoun<T>
    {
        var expected = plain.All<T>().ToArray();
        view.All<T>().Select(Words).ShouldBe(expected.Select(Words));
        view.Count<T>().ShouldBe(expected.Length);
        foreach (var state in expected) Words(view.Find(state.Id)!).ShouldBe(Words(state));
    }

    private static void SameLists(PlainFold plain, View view)
    {
        var claims = plain.All<Claim>().ToArray();
        foreach (var question in plain.All<Question>())
            view.Under<Claim>(question.Id).Select(claim => claim.Id).Order().ShouldBe(claims.Where(claim => claim.LinkTo(question.Id) is not null).Select(claim => claim.Id).Order());
        foreach (var report in plain.All<Report>())
            view.Under<Claim>(report.Id).Select(claim => claim.Id).ShouldBe(claims.Where(claim => claim.Report == report.Id).Select(claim => claim.Id));
        foreach (var source in plain.All<Source>())
            view.Under<Report>(source.Id).Select(report => report.Id).ShouldBe(plain.All<Report>().Where(report => report.Source == source.Id).Select(report => report.Id));
        foreach (var organisation in plain.All<Organisation>())
            view.Under<Source>(organisation.Id).Select(source => source.Id).ShouldBe(plain.All<Source>().Where(source => source.Organisation == organisation.Id).Select(source => source.Id));
    }

    private static string Words<T>(T state) => Encoding.UTF8.GetString(CanonicalValues.Write(state));

    private static IEnumerable<Recorded> Journal(MemoryDisk disk)
    {
        foreach (var (_, content) in disk.All.Where(file => file.Path.EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            foreach (var line in Encoding.UTF8.GetString(content).Split('\n').Where(line => line.StartsWith("{\"opaque\":", StringComparison.Ordinal)))
            {
                var read = EventLine.Parse(Encoding.UTF8.GetBytes(line));
                var head = CanonicalValues.Read<Head>(Value(read, "head"));
                var body = read.TryPart("body", out var part) ? (IEvent)CanonicalValues.Read(EventCatalogue.TypeOf(head.Name)!, part.Value.Span) : Erased.Body;
                yield return new Recorded(head, CanonicalValues.Read<Who>(Value(read, "who")), body);
            }
        }
    }

    private static ReadOnlySpan<byte> Value(EventLine line, string name) =>
        line.TryPart(name, out var part) ? part.Value.Span : throw new InvalidOperationException($"The part {name} is missing.");

    // One state a stream, in the order in which streams began; no versions, no indexes.
    private sealed class PlainFold
    {
        private readonly List<Reference> order = [];
        private readonly Dictionary<Reference, object?> states = [];

        public IEnumerable<T> All<T>() => order.Select(reference => states[reference]).OfType<T>();

        public void Take(Recorded recorded)
        {
            var stream = recorded.Head.Stream;
            if (!states.ContainsKey(stream)) order.Add(stream);
            states[stream] = stream.Kind switch
            {
                StreamKind.Organisation => Next<Organisation>(recorded),
                StreamKind.Member => Next<Member>(recorded),
                StreamKind.Source => Next<Source>(recorded),
                StreamKind.Report => Next<Report>(recorded),
                StreamKind.Claim => Next<Claim>(recorded),
                StreamKind.Question => Next<Question>(recorded),
                _ => null,
            };
        }

        // What an erased event said is as if it had not been; nothing follows from an erased beginning.
        private T? Next<T>(Recorded recorded)
            where T : class, INoun<T>
        {
            var before = (T?)states.GetValueOrDefault(recorded.Head.Stream);
            if (recorded.Event is Erased || (before is null && recorded.Head.Version > 1)) return before;
            return T.Apply(before, recorded);
        }
    }
}
