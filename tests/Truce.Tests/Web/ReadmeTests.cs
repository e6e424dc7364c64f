using System.Diagnostics;
using System.Text.RegularExpressions;
using Truce.Web.Hosting;

namespace Truce.Tests.Web;

/// <summary>What the README tells a newcomer to type.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] Commands =
    [
        .. from Match block in ShellBlock().Matches(File.ReadAllText(Repository.File("README.md")))
           from line in block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           select line,
    ];

    // As these tests were built, so were the programs.
    private static readonly string Configuration =
        new DirectoryInfo(AppContext.BaseDirectory).Name.StartsWith("release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";

    [Fact]
    public void Every_command_is_one_that_this_test_knows_and_names_a_project_that_exists()
    {
        Commands.Length.ShouldBeGreaterThan(3);
        foreach (var command in Commands.Where(command => command != "dotnet test"))
        {
            var match = RunCommand().Match(command);
            match.Success.ShouldBeTrue(command);
            Directory.EnumerateFiles(Repository.File(match.Groups["project"].Value), "*.csproj").ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void Options_of_a_start_are_ones_that_it_takes()
    {
        foreach (var command in Commands.Where(command => command.Contains("src/Truce.Web -- ")))
            TruceOptions.Parse(command.Split(" -- ")[1].Split(' ')).ShouldSatisfyAllConditions(
                options => options.Data.ShouldNotBeNull(), options => options.Urls.ShouldStartWith("http"));
    }

    [Fact]
    public async Task Every_program_explains_itself()
    {
        var helps = Commands.Where(command => command.EndsWith("-- --help", StringComparison.Ordinal)).ToArray();
        helps.Length.ShouldBe(2);
        foreach (var command in helps)
        {
            using var program = Start(command);
            var (said, complained) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
            await program.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
            program.ExitCode.ShouldBe(0, $"{command}: {await complained}");
            (await said).Length.ShouldBeGreaterThan(200, command);
        }
    }

    [Fact]
    public async Task The_first_command_opens_the_example_at_the_address_that_it_prints()
    {
        Commands[0].ShouldBe("dotnet run --project src/Truce.Web");
        using var program = Start(Commands[0] + " -- --urls http://127.0.0.1:0");
        try
        {
            var complained = program.StandardError.ReadToEndAsync();
            var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;
            Match address;
            do
            {
                if (await program.StandardOutput.ReadLineAsync(patience) is not { } line)
                {
                    var why = await complained;
                    Assert.SkipWhen(why.Contains("another process", StringComparison.OrdinalIgnoreCase), $"The example is open already: {why}");
                    throw new InvalidOperationException($"It ended before it was open: {why}");
                }

                address = Address().Match(line);
            }
            while (!address.Success);
            using var client = new HttpClient();
            var page = await client.GetAsync(address.Value, patience);
            ((int)page.StatusCode).ShouldBe(200);
            (await page.Content.ReadAsStringAsync(patience)).ShouldContain("Truce");
        }
        finally
        {
            // Interrupted as by Ctrl+C, so that it lets its folder go; what does not heed that is ended.
            foreach (var id in ChildrenOf(program.Id)) Interrupt(id);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                await program.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                program.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(string command)
    {
        var arguments = command.Split(' ')[1..].ToList();
        arguments.InsertRange(1, ["--no-build", "-c", Configuration]);
        return Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static IEnumerable<int> ChildrenOf(int id)
    {
        var list = $"/proc/{id}/task/{id}/children";
        return File.Exists(list) ? File.ReadAllText(list).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse) : [];
    }

    private static void Interrupt(int id)
    {
        using var kill = Process.Start("kill", ["-INT", $"{id}"]);
        kill.WaitForExit();
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex("^dotnet run --project (?<project>[A-Za-z0-9./]+)( -- .+)?$")]
    private static partial Regex RunCommand();

    [GeneratedRegex("http://127\\.0\\.0\\.1:[1-9][0-9]*")]
    private static partial Regex Address();
}
