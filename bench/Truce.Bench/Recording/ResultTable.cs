namespace Truce.Bench.Recording;

/// <summary>Rows of a result: what was measured, the figure, the peer's, what was aimed at.</summary>
internal sealed class ResultTable(string name)
{
    private readonly List<string> lines = [];

    public void Say(string line)
    {
        lines.Add(line);
        Console.WriteLine(line);
    }

    public void Print() => Console.WriteLine($"{name}: {lines.Count} lines");
}
