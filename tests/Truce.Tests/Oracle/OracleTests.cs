using System.Diagnostics;
using System.Reflection;
using Truce.Core.Journal;
using Truce.Store.Viewing;

namespace Truce.Tests.Oracle;

/// <summary>An independent, slow oracle is asked beside the product at every door: 100,000 generated questions a run.</summary>
public class OracleTests(ITestOutputHelper output)
{
    private const int Seed = 20251017;

    [Fact]
    public void Every_way_to_read_that_the_view_has_stands_in_the_table_of_doors()
    {
        var members = typeof(View).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name).Distinct();
        members.Except(ViewDoors.All.Select(door => door.Name)).ShouldBeEmpty("give it a row in ViewDoors");
    }

    [Fact]
    public void Every_command_stands_in_the_table_of_doors()
    {
        var commands = typeof(ICommand).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ICommand)) && type.IsClass).Select(type => type.Name);
        commands.Except(CommandDoors.All.Select(door => door.Command)).Except(CommandDoors.NamingNothing)
            .ShouldBeEmpty("give it a row in CommandDoors for each thing that it names");
    }

    [Fact]
    public void The_view_and_the_oracle_agree_about_everything_asked()
    {
        const int Centres = 3, Questions = 93_000, Commands = 2_001;
        var tally = new Tally();
        var watch = Stopwatch.StartNew();
        for (var centre = 0; centre < Centres; centre++)
        {
            using var story = new Story(Seed + centre);
            output.WriteLine($"seed {story.Seed}: {story.Log.Head + 1} events, {story.Members.Count} members, {watch.ElapsedMilliseconds} ms");
            var chance = new Random(story.Seed);
            foreach (var days in (int[])[0, 1, 4, 15])
            {
                story.Ask(days);
                for (var at = 0; at < Questions / Centres / 4; at++) AskOne(story, chance, tally);
            }

            story.Ask(0);
            for (var at = 0; at < Commands / Centres; at++) CommandDoors.Ask(story, chance, tally);
            output.WriteLine($"   asked, {watch.ElapsedMilliseconds} ms");
        }

        tally.Report(output);
        tally.ShouldBeUnanimous();
    }

    private static void AskOne(Story story, Random chance, Tally tally)
    {
        var at = chance.Next(ViewDoors.All.Sum(door => door.Weight));
        foreach (var door in ViewDoors.All)
        {
            if ((at -= door.Weight) >= 0) continue;
            var ask = new Asking(story, chance);
            var (expected, got) = door.Ask(ask);
            tally.Compare(door.Name, expected, got, () => ask.Account(door.Name));
            return;
        }
    }
}
