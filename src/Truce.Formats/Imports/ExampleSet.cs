using System.Security.Cryptography;
using System.Text;

namespace Truce.Formats.Imports;

/// <summary>An example as it lies in its folder: read, checked as a whole, ready to be replayed.</summary>
public sealed class ExampleSet
{
    private const string TermsKey = "/record/terms";

    private ExampleSet(Manifest manifest, ImportKey centre, IReadOnlyList<ImportStep> steps, int textsFound, int textsNamed, string print) =>
        (Manifest, Centre, Steps, TextsFound, TextsNamed, Print) = (manifest, centre, steps, textsFound, textsNamed, print);

    /// <summary>What it is.</summary>
    public Manifest Manifest { get; }

    /// <summary>The commands, in order.</summary>
    public IReadOnlyList<ImportStep> Steps { get; }

    /// <summary>How many of the texts that its reports name were found.</summary>
    public int TextsFound { get; }

    /// <summary>How many texts its reports name.</summary>
    public int TextsNamed { get; }

    /// <summary>
    /// SHA-256 over its files and the texts found, 64 hexadecimal digits. A data folder holds the replay of one print: another edition of
    /// the files, or texts that came or went, need a folder of their own.
    /// </summary>
    public string Print { get; }

    /// <summary>The key of the organisation that runs the centre.</summary>
    internal ImportKey Centre { get; }

    /// <summary>
    /// Takes what it holds into a centre that is at work, in the present, all of it by one member. Its invented seats are not admitted, work
    /// that it shows being done is not taken for this centre's, and the terms of the centre stay its own; the organisation that runs the example becomes the one that runs the centre.
    /// </summary>
    /// <param name="member">Who enters it; needs the duties of a secretariat and of a watch.</param>
    /// <param name="centre">The organisation that runs the centre.</param>
    /// <param name="holdings">What the centre holds, as this member sees it: what is there under the exact name is not registered again.</param>
    /// <param name="execute">The way in.</param>
    public Task<ImportResult> TakeInAsync(Id<Member> member, Id<Organisation> centre, Holdings holdings, ImportRun.Execute execute)
    {
        var known = new References();
        known.Add(Centre, centre);
        return ImportRun.RunAsync([.. Steps.Where(IsContent)], known, holdings, execute, _ => member);
    }

    private static bool IsContent(ImportStep step) => !step.OfItsTime && step.Gives?.Kind != StreamKind.Member && !step.Key.EndsWith(TermsKey, StringComparison.Ordinal);

    /// <summary>Reads and checks an example.</summary>
    /// <param name="folder">Where <c>example.yaml</c> stands.</param>
    /// <param name="articles">Folder of the texts; null: the one that the manifest names. A folder that is not there holds none.</param>
    /// <exception cref="ImportException">Something is wrong in the files; says all of it, with places.</exception>
    public static ExampleSet Read(string folder, string? articles = null)
    {
        var errors = new ImportErrors();
        using var print = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var manifest = ReadFile(folder, ManifestReader.FileName, Place.Of(ManifestReader.FileName), print, errors) is { } bytes
            ? ManifestReader.Read(bytes, errors)
            : null;
        errors.ThrowIfAny();
        var beside = new ImportFolder(folder);
        List<ImportFile> files = [];
        foreach (var name in manifest!.Files)
        {
            if (ReadFile(folder, name, Place.Of(ManifestReader.FileName), print, errors) is { } content
                && ImportReader.Read(name, content, errors, beside) is { } file) files.Add(file);
        }

        var reports = files.SelectMany(file => file.Reports).ToArray();
        var texts = ArticleTexts.Read(reports, articles ?? (manifest.Articles is { } named ? Path.Combine(folder, named) : null), errors);
        if (files.Count < manifest.Files.Count) errors.ThrowIfAny();

        var centre = CentreOf(manifest, files, errors);
        var seats = manifest.Viewers.Where(viewer => viewer.Organisation is not null)
            .Select(viewer => new ImportSeat(viewer.Key, viewer.Organisation!, viewer.Function, viewer.Duties)).ToArray();
        CheckSeats(seats, files, errors);
        var steps = ImportPlan.Of(manifest.Slug, files, seats, texts);
        if (manifest.Terms is { } terms && steps is [var earliest, ..])
        {
            var declare = new ImportStep(
                earliest.At, $"import/{manifest.Slug}{TermsKey}", Place.Of(ManifestReader.FileName), ImportWork.Secretariat, null, [], _ => terms);
            steps = [declare, .. steps];
        }

        ImportCheck.Keys(steps, centre is { } key ? [key] : [], errors);
        ImportCheck.Withdrawals(files, errors);
        CircleCheck.Provisions(files, errors);
        errors.ThrowIfAny();

        foreach (var (name, content) in beside.Files) Append(print, name, content);
        foreach (var report in reports.Where(texts.ContainsKey)) print.AppendData(Encoding.UTF8.GetBytes(report.Text!.Sha256));
        return new ExampleSet(
            manifest, centre!.Value, steps, texts.Count, reports.Count(report => report.Text is not null), Convert.ToHexStringLower(print.GetHashAndReset()));
    }

    private static byte[]? ReadFile(string folder, string name, Place asked, IncrementalHash print, ImportErrors errors)
    {
        if (ImportBytes.Read(Path.Combine(folder, name), YamlReader.MostBytes, asked, errors) is not { } bytes) return null;
        Append(print, name, bytes);
        return bytes;
    }

    private static void Append(IncrementalHash print, string name, byte[] bytes)
    {
        print.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
        print.AppendData(bytes);
    }

    // The centre's own organisation is there from the first event on, under the manifest's name.
    private static ImportKey? CentreOf(Manifest manifest, IEnumerable<ImportFile> files, ImportErrors errors)
    {
        var centre = files.SelectMany(file => file.Organisations).FirstOrDefault(one => one.Kind == OrganisationKind.Centre && one.Name == manifest.Name);
        if (centre is not null) return new ImportKey(StreamKind.Organisation, centre.Key.Key);
        if (errors.Count > 0) return null;
        errors.Add(
            Place.Of(ManifestReader.FileName),
            "an organisation of the kind “centre” with exactly the manifest's name was expected in its files; there is none.");
        return null;
    }

    private static void CheckSeats(IEnumerable<ImportSeat> seats, IReadOnlyList<ImportFile> files, ImportErrors errors)
    {
        var organisations = files.SelectMany(file => file.Organisations).Select(one => one.Key.Key).ToHashSet();
        foreach (var seat in seats.Where(seat => !organisations.Contains(seat.Organisation.Key)))
            errors.Add(seat.Organisation.Place, $"no organisation with the key “{seat.Organisation.Key}” stands in the files.");
    }
}
