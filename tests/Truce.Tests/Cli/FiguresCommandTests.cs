using NodaTime;
using Truce.Cli;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Core.Tables;
using Truce.Store.Centres;
using Truce.Store.Disk;
using Truce.Tests.Tables;

namespace Truce.Tests.Cli;

public sealed class FiguresCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("truce-figures-cli-").FullName;
    private readonly ManualClock clock = new(Instant.FromUtc(2026, 11, 20, 9, 0));

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Shows_first_takes_in_once_and_names_every_bad_row_in_the_language_asked_for()
    {
        await BeginAsync();
        var (file, mapping) = (Put("table.csv", "date,killed,injured\n2025-10-10,1,2\n2025-10-11,x,2\n"), Put("mapping.yaml", TableSamples.Mapping));
        var (code, said, problem) = await Run("figures", file, "--mapping", mapping, "--preview");
        code.ShouldBe(0);
        said.ShouldContain("The table is new to this centre.");
        problem.ShouldContain("line");
        problem.ShouldContain("is not a number");
        Tables().ShouldBeEmpty();

        (code, said, problem) = await Run("figures", file, "--mapping", mapping, "--problems", Path.Combine(folder, "bad.txt"), "--language", "ar");
        (code, problem).ShouldBe((0, ""));
        said.ShouldContain("Edition 1 of TBL-");
        File.ReadAllText(Path.Combine(folder, "bad.txt")).ShouldContain("ليس رقمًا");
        Tables().Single().Grid.Count.ShouldBe(1);

        (code, said, _) = await Run("figures", file, "--mapping", mapping);
        said.ShouldContain("stood in the record already");
        File.WriteAllText(file, "date,killed,injured\n2025-10-10,5,2\n2025-10-11,3,2\n");
        (code, said, _) = await Run("figures", file, "--mapping", mapping, "--preview");
        said.ShouldContain("New: 1 (back-dated: 0). Changed: 1. Withdrawn: 0. As before: 0.");
        said.ShouldContain("Changed  2025-10-10  killed: 1 -> 5");
        Tables().Single().Edition!.Number.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_that_stands_for_nothing_and_a_column_that_is_missing_are_said()
    {
        await BeginAsync();
        var mapping = Put("mapping.yaml", TableSamples.Mapping.Replace("A source", "Somebody else"));
        var (code, _, problem) = await Run("figures", Put("table.csv", "date,killed,injured\n2025-10-10,1,2\n"), "--mapping", mapping);
        code.ShouldBe(2);
        problem.ShouldContain("mapping.yaml, line 3, column 9: no source “Somebody else” stands in this centre");
        (code, _, problem) = await Run("figures", Put("other.csv", "day,killed,injured\n2025-10-10,1,2\n"), "--mapping", Put("mapping.yaml", TableSamples.Mapping));
        code.ShouldBe(2);
        problem.ShouldContain("No column is called");
        (code, _, problem) = await Run("figures", Path.Combine(folder, "none.csv"), "--mapping", mapping);
        (code, problem.Contains("There is no file")).ShouldBe((2, true));
    }

    private string Put(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return Path.Combine(folder, name);
    }

    private async Task BeginAsync()
    {
        using var centre = Open();
        var member = await centre.FoundAsync(new LocalText("Test centre"), new LocalText("Secretariat"));
        (await centre.ExecuteAsync(new RegisterSource(new LocalText("A source"), SourceKind.Document), member, "source")).Refusal.ShouldBeNull();
        (await centre.ExecuteAsync(new OpenQuestion(new LocalText("How many?"), Subject.Casualties), member, "question")).Refusal.ShouldBeNull();
    }

    private List<DataTable> Tables()
    {
        using var centre = Open();
        return [.. centre.View(centre.Founder!.Value.Member).All<DataTable>()];
    }

    private Centre Open() => Centre.Open(new CentreOptions(new FileDisk(Data), new KeyRing(Data + ".keys"), clock) { Folder = Data, Origin = "record.test", Beat = TimeSpan.Zero });

    private async Task<(int Code, string Said, string Problem)> Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await Tool.RunAsync(["import", .. arguments, "--data", Data], output, error, clock);
        return (code, output.ToString(), error.ToString());
    }
}
