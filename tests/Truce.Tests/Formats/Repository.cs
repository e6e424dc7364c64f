namespace Truce.Tests.Formats;

/// <summary>Folders of the repository and beside it, found from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Example => Path.Combine(Root, "examples", "gaza-2025");

    /// <summary>The three texts; they are not part of the repository.</summary>
    public static string Articles => Path.Combine(Root, "..", "shared", "articles");

    public static void SkipWithoutArticles() =>
        Assert.SkipUnless(Directory.Exists(Articles), "The three texts are not here (../shared/articles).");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Truce.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
