using System.Text.Json;

namespace Truce.Tests.Ledger;

/// <summary>Files that tests read where they lie: committed vectors, and data beside the repository.</summary>
internal static class Vectors
{
    public static string Repository { get; } = Find(AppContext.BaseDirectory);

    /// <summary>One committed file of vectors.</summary>
    public static JsonElement Json(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository, "tests", "Truce.Tests", "vectors", name))).RootElement;

    /// <summary>A folder of real data beside the repository; the test skips, visibly, where there is none.</summary>
    public static string Shared(string folder)
    {
        var path = Path.GetFullPath(Path.Combine(Repository, "..", "shared", "data", folder));
        Assert.SkipUnless(Directory.Exists(path), $"../shared/data/{folder} is not here.");
        return path;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Truce.slnx")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
