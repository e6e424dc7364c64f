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
using Truce.Store.Disk;
using Truce.Store.Journal;

namespace Truce.Tests.Store;

/// <summary>
/// A little history, always the same: a centre is founded, things are recorded on several streams, a text is received and erased,
/// checkpoints are signed. Each step has its own idempotency key, so that whatever a fault left undone can be sent again.
/// </summary>
internal sealed class History
{
    public const string Secret = "Words that must go.";

    private static readonly LocalText Text = new("Some text");
    private static readonly Lazy<string> KeyFolder = new(() => Directory.CreateTempSubdirectory("truce-test-keys-").FullName);
    private static readonly DateInterval Day = new(new(2025, 10, 10), new(2025, 10, 10));
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 17, 9, 0);

    private static readonly (string Key, Func<History, ICommand?> Command)[] Steps =
    [
        ("source", _ => new RegisterSource(Text, SourceKind.PressOutlet)),
        ("question", _ => new OpenQuestion(Text, Subject.Aid)),
        ("report", h => h.Id<Source>("source") is { } source
            ? new ReceiveReport(source, Text, Day, Start, "en", Text: Secret) : null),
        ("claim", h => h.Id<Report>("report") is { } report && h.Id<Source>("source") is { } source && h.Id<Question>("question") is { } question
            ? new RecordClaim(report, Text, Day, [source], Link: new Link(question, Stance.Affirms)) : null),
        ("grade", h => h.Id<Claim>("claim") is { } claim ? new GradeClaim(claim, 2, Text) : null),
        ("redact", h => h.IndexOf("report") is { } index ? new RedactParts([new ErasedParts(index, ["verbatim"])], Text, Text) : null),
        ("reword", h => h.Id<Question>("question") is { } question ? new RewordQuestion(question, new("Other text"), null, Text) : null),
        ("member", h => h.Secretary is { } secretary ? new AdmitMember(new(secretary.Number), Text, Duties.Recording) : null),
    ];

    // Where in the history the ledger is signed, and where the centre is closed and opened again.
    private static readonly string[] ProvedAfter = ["question", "claim", "redact", "member"];
    private const string ReopenedAfter = "report", StoppedAfter = "grade";

    private readonly Dictionary<string, Answer> answers = [];

    /// <summary>The same history as far as it went, to be taken further apart from this one.</summary>
    public History Copy()
    {
        var copy = new History { Secretary = Secretary };
        foreach (var (key, answer) in answers) copy.answers[key] = answer;
        copy.Seen.AddRange(Seen);
        return copy;
    }

    public long SegmentBytes { get; init; } = 2_500;

    public bool Snapshots { get; init; } = true;

    public ManualClock Clock { get; } = new(Start);

    public Id<Member>? Secretary { get; private set; }

    /// <summary>Checkpoints that anybody could have taken away.</summary>
    public List<Checkpoint> Seen { get; } = [];

    /// <summary>Steps that were answered, in order, with their answers.</summary>
    public IReadOnlyDictionary<string, Answer> Answers => answers;

    public int Count => Steps.Length;

    public Id<T>? Id<T>(string key)
        where T : class, INoun<T> => answers.TryGetValue(key, out var answer) ? new Id<T>(answer.Stream.Number) : null;

    public long? IndexOf(string key) => answers.TryGetValue(key, out var answer) ? answer.Index : null;

    public Centre Open(IDisk disk, Func<CentreOptions, CentreOptions>? change = null)
    {
        var options = new CentreOptions(disk, new KeyRing(KeyFolder.Value), Clock)
        {
            Origin = "test.truce",
            Beat = TimeSpan.Zero,
            SegmentBytes = SegmentBytes,
            Snapshots = Snapshots,
        };
        return Centre.Open(change is null ? options : change(options));
    }

    /// <summary>Goes through the history once; a step that fails is passed over. The disk is left as a stopped machine leaves it.</summary>
    public MemoryDisk Run(MemoryDisk disk)
    {
        Centre? centre = null;
        try
        {
            centre = Open(disk);
            Found(centre);
            foreach (var (key, command) in Steps)
            {
                TryDo(centre, key, command);
                if (ProvedAfter.Contains(key)) Prove(centre);
                if (key == ReopenedAfter)
                {
                    centre.Dispose();
                    centre = Open(disk);
                    See(centre);
                }
                else if (key == StoppedAfter)
                {
                    // A commit that was never finished stands at the end: the next start must cut it.
                    Tear(disk);
                    centre.Dispose();
                    centre = Open(disk);
                    See(centre);
                }
            }
        }
        catch (Exception problem) when (problem is IOException or RecordUnavailableException)
        {
            // The start met the fault.
        }

        disk.Stop();
        centre?.Dispose();
        return disk;
    }

    /// <summary>Sends every step again under its key; every one must be recorded now, or have been.</summary>
    public void Complete(Centre centre)
    {
        if (centre.IsEmpty) Found(centre);
        else Secretary ??= centre.View(null).Event(0)!.Who.Member;
        foreach (var (key, command) in Steps)
        {
            var before = answers.GetValueOrDefault(key);
            var answer = centre.ExecuteAsync(command(this)!, Secretary!.Value, key).GetAwaiter().GetResult();
            answer.Refusal?.Sentence.ShouldBeNull($"sending “{key}” again");
            if (before is not null) (answer.Repeated, answer.Index).ShouldBe((true, before.Index), $"“{key}” had been answered");
            answers[key] = answer;
        }

        Prove(centre);
    }

    /// <summary>Does one step, which must succeed.</summary>
    public Answer Do(Centre centre, string key)
    {
        TryDo(centre, key, Steps.Single(step => step.Key == key).Command);
        return answers[key];
    }

    public void Found(Centre centre) => Secretary = centre.FoundAsync(Text, Text).GetAwaiter().GetResult();

    private void TryDo(Centre centre, string key, Func<History, ICommand?> command)
    {
        if (Secretary is not { } secretary || command(this) is not { } asked) return;
        try
        {
            var answer = centre.ExecuteAsync(asked, secretary, key).GetAwaiter().GetResult();
            if (answer.Refusal is null) answers[key] = answer;
        }
        catch (RecordUnavailableException)
        {
            // Whether it was kept is not known: it is sent again later.
        }
    }

    private void Prove(Centre centre)
    {
        centre.Prove();
        See(centre);
    }

    private void See(Centre centre) => Seen.Add(centre.Published.Checkpoint);

    private static void Tear(MemoryDisk disk)
    {
        if (disk.All.LastOrDefault(file => file.Path.EndsWith(".jsonl", StringComparison.Ordinal)) is not { Path: { } path } last) return;
        disk.Put(path, [.. last.Content, .. "{\"opaque\":[\"torn"u8]);
    }
}
