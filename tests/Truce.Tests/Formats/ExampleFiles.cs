namespace Truce.Tests.Formats;

/// <summary>The worked example, and the three texts that lie beside the repository and are not part of it.</summary>
internal static class ExampleFiles
{
    public static string Folder { get; } = Repository.File("examples", "gaza-2025");

    public static string Articles { get; } = Repository.Shared("articles");

    public static void SkipWithoutArticles() =>
        Assert.SkipUnless(Directory.Exists(Articles), "The three texts are not here (../shared/articles).");
}
