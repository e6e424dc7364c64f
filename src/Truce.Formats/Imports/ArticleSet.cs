using System.Security.Cryptography;

namespace Truce.Formats.Imports;

/// <summary>One text and the file with its claims: read, checked against each other, ready to be taken into a centre that is at work.</summary>
public sealed class ArticleSet
{
    private ArticleSet(IReadOnlyList<ImportStep> steps, ImportReport report, string text) => (Steps, Report, Text) = (steps, report, text);

    /// <summary>The commands, in order.</summary>
    public IReadOnlyList<ImportStep> Steps { get; }

    /// <summary>The report that the text becomes.</summary>
    public ImportReport Report { get; }

    /// <summary>The text, every character as it is in the file.</summary>
    public string Text { get; }

    /// <summary>Reads and checks both files. Keys name things of the claims file, or are references of things that the centre holds.</summary>
    /// <param name="article">The text.</param>
    /// <param name="claims">A <c>truce-import/1</c> file with exactly one report.</param>
    /// <exception cref="ImportException">Something is wrong in the files; says all of it, with places.</exception>
    public static ArticleSet Read(string article, string claims)
    {
        var errors = new ImportErrors();
        var (name, claimsName) = (Path.GetFileName(article), Path.GetFileName(claims));
        var bytes = ImportBytes.Read(article, TextCheck.VerbatimBytes, Place.Of(claimsName), errors);
        var file = ImportBytes.Read(claims, YamlReader.MostBytes, Place.Of(claimsName), errors) is { } content
            ? ImportReader.Read(claimsName, content, errors)
            : null;
        if (file is { Reports.Count: not 1 })
            errors.Add(Place.Of(claimsName), $"exactly one report, the one of {name}, was expected under “reports”; found {file.Reports.Count}.");
        if (bytes is { Length: 0 }) errors.Add(Place.Of(name), "a text was expected; the file is empty.");
        if (bytes is null || file is not { Reports: [var written] }) throw new ImportException(errors.All, errors.Count);

        var print = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var report = written with { Text = written.Text ?? new ImportText(written.Key.Place, name, print, bytes.Length) };
        var text = ArticleTexts.Check(report, bytes, name, errors) ?? "";

        // The text names the import, so that the same text under another file name is still the same one.
        var texts = new Dictionary<ImportReport, string>(ReferenceEqualityComparer.Instance) { [report] = text };
        var steps = ImportPlan.Of($"article-{print[..16]}", [file with { Reports = [report] }], [], texts);
        ImportCheck.Keys(steps, [], errors);
        ImportCheck.Withdrawals([file], errors);
        CircleCheck.Provisions([file], errors);
        errors.ThrowIfAny();
        return new ArticleSet(steps, report, text);
    }

    /// <summary>Takes it in, in the present, all of it by one member.</summary>
    /// <param name="member">Who enters it.</param>
    /// <param name="holdings">What the centre holds, as this member sees it: what is there under the exact name is not registered again.</param>
    /// <param name="execute">The way in.</param>
    public Task<ImportResult> RunAsync(Id<Member> member, Holdings holdings, ImportRun.Execute execute) =>
        ImportRun.RunAsync(Steps, new References(), holdings, execute, _ => member);
}
