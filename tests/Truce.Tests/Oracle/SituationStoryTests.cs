namespace Truce.Tests.Oracle;

/// <summary>That the doors of reports are asked about something: the stories draft, publish, correct and take back.</summary>
public class SituationStoryTests(ITestOutputHelper output)
{
    [Fact]
    public void Stories_publish_reports_that_hold_lines_and_correct_some()
    {
        int[] seeds = [20251018, 20251019, 20251020, 20251021, 20251022, 20251023];
        var deeds = seeds.SelectMany(seed =>
        {
            using var story = new Story(seed, reopens: false);
            return story.Log.Deeds.Where(deed => deed.Name.StartsWith("situation", StringComparison.Ordinal)).ToList();
        }).ToList();
        int Times(string name) => deeds.Count(deed => deed.Name == name);
        foreach (var name in deeds.GroupBy(deed => deed.Name)) output.WriteLine($"{name.Key}: {name.Count()}");
        Times("situation.published/1").ShouldBeGreaterThan(2);
        deeds.Count(deed => deed.Name == "situation.published/1" && deed["lines"].Length > 0).ShouldBeGreaterThan(0);
        Times("situation.corrected/1").ShouldBeGreaterThan(0);
        Times("situation-draft.partner-consented/1").ShouldBeGreaterThan(0);
    }
}
