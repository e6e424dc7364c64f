namespace Truce.Tests.Oracle;

/// <summary>How often each door was asked, and the first disagreement at each.</summary>
internal sealed class Tally
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Times, string First)> disagreements = [];

    public int Disagreements => disagreements.Count;

    public int Total => asked.Values.Sum();

    public IReadOnlyDictionary<string, int> Asked => asked;

    /// <summary>Known faults that showed.</summary>
    public SortedDictionary<string, int> NotedTimes { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Noted => NotedTimes.Keys;

    /// <summary>Notes that an answer differed by a fault that is known.</summary>
    public void Note(string fault)
    {
        lock (gate) NotedTimes[fault] = NotedTimes.GetValueOrDefault(fault) + 1;
    }

    public void Compare(string door, string? expected, string? got, Func<string> account)
    {
        Count(door);
        if (expected != got) Disagree(door, $"{account()}\n  expected: {Show(expected)}\n  got:      {Show(got)}");
    }

    public void Count(string door)
    {
        lock (gate) asked[door] = asked.GetValueOrDefault(door) + 1;
    }

    public void Disagree(string door, string account)
    {
        lock (gate) disagreements[door] = disagreements.TryGetValue(door, out var known) ? known with { Times = known.Times + 1 } : (1, account);
    }

    public void Report(ITestOutputHelper output)
    {
        foreach (var (door, times) in asked) output.WriteLine($"{times,8}  {door}");
        output.WriteLine($"{Total,8}  questions in all");
        foreach (var (fault, times) in NotedTimes) output.WriteLine($"{times,8}  of them by a {fault}");
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
