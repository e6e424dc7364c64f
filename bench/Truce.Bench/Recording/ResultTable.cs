using System.Runtime.InteropServices;
using System.Text;

namespace Truce.Bench.Recording;

/// <summary>A table of results, printed as it grows and kept in <c>bench/results/</c> with the machine and the day.</summary>
internal sealed class ResultTable(string name)
{
    private readonly StringBuilder text = new();

    public void Head(string title, string note, params string[] columns)
    {
        Line($"\n## {title}\n\n{note}\n\n| {string.Join(" | ", columns)} |\n|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
    }

    public void Row(params string[] cells) => Line($"| {string.Join(" | ", cells)} |");

    public void Note(string note) => Line("\n" + note);

    /// <summary>Writes the file; its name carries the day.</summary>
    public void Keep()
    {
        var root = Root();
        if (root is null) return;
        var day = SystemClock.Instance.GetCurrentInstant().InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var folder = Directory.CreateDirectory(Path.Combine(root, "bench", "results"));
        File.WriteAllText(Path.Combine(folder.FullName, $"{day}-{name}.md"), $"# {name}, {day}\n\n{Machine()}\n{text}");
    }

    private void Line(string line)
    {
        text.Append(line).Append('\n');
        Console.WriteLine(line);
    }

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores ({model ?? "unknown"}), {memory:N0} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
    }

    /// <summary>The folder of the tree; null outside of one.</summary>
    public static string? Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Truce.slnx"))) return folder.FullName;
        return null;
    }
}
