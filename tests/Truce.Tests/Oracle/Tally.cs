namespace Truce.Tests.Oracle;

/// <summary>How often each door was asked, and the first disagreement at each.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int> asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Times, string First)> disagreements = [];

    public int Total => asked.Values.Sum();

    public IReadOnlyDictionary<string, int> Asked => asked;

    public void Compare(string door, string? expected, string? got, Func<string> account)
    {
        asked[door] = asked.GetValueOrDefault(door) + 1;
        if (expected != got) Disagree(door, $"{account()}\n  expected: {Show(expected)}\n  got:      {Show(got)}");
    }

    public void Count(string door) => asked[door] = asked.GetValueOrDefault(door) + 1;

    public void Disagree(string door, string account)
    {
        if (disagreements.TryGetValue(door, out var known)) disagreements[door] = known with { Times = known.Times + 1 };
        else disagreements[door] = (1, account);
    }

    public void Report(ITestOutputHelper output)
    {
        foreach (var (door, times) in asked) output.WriteLine($"{times,8}  {door}");
        output.WriteLine($"{Total,8}  questions in all");
    }

    public void ShouldBeUnanimous() =>
        disagreements.ShouldBeEmpty(string.Join("\n\n", disagreements.Select(one => $"{one.Key}, {one.Value.Times} times; the first: {one.Value.First}")));

    // Two long lists are shown from where they part.
    private static string Show(string? text)
    {
        if (text is null) return "nothing";
        return text.Length <= 1500 ? text.ReplaceLineEndings("\n            ") : text[..1500].ReplaceLineEndings("\n            ") + " …";
    }
}
