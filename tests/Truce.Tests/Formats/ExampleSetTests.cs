using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.Reports;
using Truce.Formats.Imports;

namespace Truce.Tests.Formats;

public sealed class ExampleSetTests : IDisposable
{
    private const string Text = "Forty trucks came, the office said.";

    private const string Manifest = """
        format: truce-import/1
        name:
          en: Small centre
        origin: example.truce/small
        articles: texts
        files:
          - centre.yaml
          - claims.yaml
        viewers:
          - key: public
            function: {en: Public}
          - key: keeper
            function: {en: Watch keeper}
            organisation: small
            duties: [recording, grading]
        """;

    private const string Centre = """
        format: truce-import/1
        at: 2026-11-20T07:00:00Z
        organisations:
          - {key: small, name: {en: Small centre}, kind: centre}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("truce-set-").FullName;

    public ExampleSetTests()
    {
        Write("example.yaml", Manifest);
        Write("centre.yaml", Centre);
        Write("claims.yaml", ClaimsFile.For(Text));
        Directory.CreateDirectory(Path.Combine(folder, "texts"));
        Write("texts/article.txt", Text);
    }

    [Fact]
    public void Is_read_with_the_texts_beside_it()
    {
        var set = ExampleSet.Read(folder);
        (set.TextsFound, set.TextsNamed).ShouldBe((1, 1));
        set.Manifest.Slug.ShouldBe("small");
        set.Steps.Select(step => step.At).ShouldBeInOrder();
        set.Steps[0].Key.ShouldBe("import/small/organisation/small/register");
        set.Steps[1].Key.ShouldBe("import/small/member/keeper/admit");
    }

    [Fact]
    public void The_print_changes_with_every_file_and_every_text()
    {
        List<string> prints = [ExampleSet.Read(folder).Print, ExampleSet.Read(folder, Path.Combine(folder, "none")).Print];
        ExampleSet.Read(folder).Print.ShouldBe(prints[0]);
        Write("claims.yaml", ClaimsFile.For(Text) + "# a remark\n");
        prints.Add(ExampleSet.Read(folder).Print);
        prints.ShouldBeUnique();
    }

    [Theory]
    [InlineData("origin: example.truce/small", "origin: record.truce", "“origin” begins with “example.”")]
    [InlineData("  - claims.yaml\n", "  - claims.yaml\n  - gone.yaml\n", "the file gone.yaml was expected beside the others; it is not there.")]
    [InlineData("  - claims.yaml\n", "  - ../claims.yaml\n", "“files” holds plain file names; found “../claims.yaml”.")]
    [InlineData("  - claims.yaml\n", "  - claims.yaml\n  - claims.yaml\n", "the file claims.yaml is named twice.")]
    [InlineData("  en: Small centre", "  en: Other centre", "an organisation of the kind “centre” with exactly the manifest's name was expected")]
    [InlineData("organisation: small", "organisation: large", "no organisation with the key “large” stands in the files.")]
    [InlineData("duties: [recording, grading]", "duties: [ruling]", "“duties” holds recording, grading, secretariat, data-protection, speaking, publishing; found “ruling”.")]
    [InlineData("  - key: public", "  - key: keeper", "the viewer “keeper” stands twice.")]
    public void Says_what_is_wrong_in_the_manifest(string replace, string by, string message)
    {
        Write("example.yaml", Manifest.Replace(replace, by));
        Should.Throw<ImportException>(() => ExampleSet.Read(folder)).Message.ShouldContain(message);
    }

    [Fact]
    public void Errors_of_all_files_are_said_together()
    {
        Write("centre.yaml", Centre.Replace("kind: centre", "kind: middle"));
        Write("claims.yaml", ClaimsFile.For(Text, "stance: quantifies", "stance: doubts"));
        Write("texts/article.txt", Text + "!");
        var problem = Should.Throw<ImportException>(() => ExampleSet.Read(folder));
        problem.Errors.Select(error => error.Place.File).Distinct().ShouldBe(["centre.yaml", "claims.yaml"]);
        problem.Message.ShouldContain("article.txt was expected to hold 35 bytes");
    }

    [Fact]
    public void A_thing_used_before_it_is_recorded_is_named()
    {
        Write("claims.yaml", ClaimsFile.For(Text, "format: truce-import/1\nat: 2026-11-20T08", "format: truce-import/1\nat: 2026-11-20T10")
            .Replace("  - key: invented\n", "  - key: invented\n    at: 2026-11-20T09:00:00Z\n"));
        var problem = Should.Throw<ImportException>(() => ExampleSet.Read(folder));
        problem.Message.ShouldContain("the source “office” is recorded only later (claims.yaml, line 5); here, at 2026-11-20T09:00:00Z, it is not there yet.");
    }

    [Fact]
    public async Task A_refusal_stops_with_its_place_and_the_next_run_goes_on()
    {
        var recorded = new Dictionary<string, Reference>();
        var refusing = true;
        var door = new ReplayDoor(
            (_, _) => Task.FromResult((new Id<Organisation>(1), new Id<Member>(1))),
            (command, member, key) =>
            {
                if (refusing && command is ReceiveReport) return Task.FromResult<(Refusal?, Reference, bool)>((ReportRefusals.NothingToCorrect(), default, false));
                var repeated = !recorded.TryAdd(key, new Reference(KindOf(key), recorded.Count + 2));
                return Task.FromResult<(Refusal?, Reference, bool)>((null, recorded[key], repeated));
            },
            _ => { });
        var stopped = await ExampleReplay.RunAsync(folder, null, door);
        stopped.Result.Stopped!.Place.File.ShouldBe("claims.yaml");
        stopped.Result.Stopped.ToString().ShouldEndWith(ReportRefusals.NothingToCorrect().Sentence);
        stopped.Viewers.ShouldBeEmpty();
        var before = recorded.Count;

        refusing = false;
        var second = await ExampleReplay.RunAsync(folder, null, door);
        second.Result.Stopped.ShouldBeNull();
        second.Result.Stood.ShouldBe(before);
        second.Result.Recorded.ShouldBe(4);
        second.Viewers.Select(viewer => viewer.Member).ShouldBe([null, new Id<Member>(2)]);
        (await ExampleReplay.RunAsync(folder, null, door)).Result.Recorded.ShouldBe(0);
    }

    [Fact]
    public async Task The_time_is_set_before_each_step_and_given_back_at_the_end()
    {
        List<Instant?> times = [];
        var number = 1;
        var door = new ReplayDoor(
            (_, _) => Task.FromResult((new Id<Organisation>(1), new Id<Member>(1))),
            (_, _, key) => Task.FromResult<(Refusal?, Reference, bool)>((null, new Reference(KindOf(key), ++number), false)),
            times.Add);
        await ExampleReplay.RunAsync(folder, null, door);
        times[0].ShouldBe(Instant.FromUtc(2026, 11, 20, 7, 0));
        times[^2].ShouldBe(Instant.FromUtc(2026, 11, 20, 8, 0));
        times[^1].ShouldBeNull();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static StreamKind KindOf(string key) => Enum.Parse<StreamKind>(key.Split('/')[2], ignoreCase: true);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(folder, name), content);
}
