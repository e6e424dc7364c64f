namespace Truce.Tests.Formats;

/// <summary>The claims of the example on each of the three texts, as a claims file of its own: what is known first, then one report.</summary>
internal static class ThreeTexts
{
    private const string Begin = "  - key: ";

    public static (string Claims, string Text) ClaimsOf(string report, string folder)
    {
        var known = File.ReadAllText(Path.Combine(ExampleFiles.Folder, "01-foundation.yaml"));
        var texts = File.ReadAllText(Path.Combine(ExampleFiles.Folder, "02-three-texts.yaml"));
        var from = texts.IndexOf($"\n{Begin}{report}\n", StringComparison.Ordinal) + 1;
        var to = texts.IndexOf($"\n{Begin}", from, StringComparison.Ordinal);
        if (to < 0) to = texts.IndexOf("\nchanges:", from, StringComparison.Ordinal);
        var section = texts[from..to];
        var file = Path.Combine(folder, $"{report}.yaml");
        File.WriteAllText(file, $"{known}\nreports:\n{section}\n");
        var name = section[(section.IndexOf("file: ", StringComparison.Ordinal) + 6)..].Split(',')[0];
        return (file, Path.Combine(ExampleFiles.Articles, name));
    }
}
