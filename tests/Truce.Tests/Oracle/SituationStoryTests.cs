namespace Truce.Tests.Oracle;

/// <summary>That the doors of reports are asked about something: the stories draft, publish, correct and take back.</summary>
public class SituationStoryTests
{
    [Fact]
    public void Stories_publish_reports_that_hold_lines_and_correct_some()
    {
        int[] seeds = [20251018, 20251019, 20251020];
        var deeds = seeds.SelectMany(seed =>
        {
            using var story = new Story(seed, reopens: false);
            return story.Log.Deeds.Where(deed => deed.Name.StartsWith("situation", StringComparison.Ordinal)).ToList();
        }).ToList();
        int Times(string name) => deeds.Count(deed => deed.Name == name);
        Times("situation.published/1").ShouldBeGreaterThan(3);
        deeds.Count(deed => deed.Name == "situation.published/1" && deed["lines"].Length > 0).ShouldBeGreaterThan(2);
        (Times("situation.corrected/1") + Times("situation.withdrawn/1")).ShouldBeGreaterThan(0);
        Times("situation-draft.partner-consented/1").ShouldBeGreaterThan(0);
    }
}
