namespace Truce.Formats.Imports;

/// <summary><c>example.yaml</c>: what an example is, whom a visitor may choose to be, and its files in order.</summary>
/// <param name="Origin">Name of its ledger; begins with <c>example.</c>.</param>
/// <param name="Ceasefire">The day from which days are counted.</param>
/// <param name="Zones">Clocks to show.</param>
/// <param name="Articles">Folder of the texts, relative to the manifest's; null where there is none.</param>
/// <param name="Secretariat">The function of the first member.</param>
/// <param name="Terms">Who runs it, which rules apply, whom to ask; null where that is not declared.</param>
public sealed record Manifest(
    LocalText Name, LocalText? Place, string Origin, LocalDate? Ceasefire, IReadOnlyList<ManifestZone> Zones, string? Articles,
    LocalText Secretariat, IReadOnlyList<string> Files, IReadOnlyList<ManifestViewer> Viewers, DeclareTerms? Terms)
{
    /// <summary>The last part of the origin, which names the import: <c>gaza-2025</c>.</summary>
    public string Slug => Origin[(Origin.LastIndexOf('/') + 1)..];
}

/// <param name="Zone">Its name in the time zone database.</param>
public sealed record ManifestZone(LocalText Name, string Zone);

/// <param name="Organisation">Null for the public.</param>
/// <param name="Duties">What the member is entrusted with.</param>
public sealed record ManifestViewer(Keyed Key, LocalText Function, Keyed? Organisation, Duties Duties);

/// <summary>Reads a manifest.</summary>
public static class ManifestReader
{
    /// <summary>The name that it has in its folder.</summary>
    public const string FileName = "example.yaml";

    private const string ExamplePrefix = "example.";

    private const int MostSlug = 40;

    /// <summary>Reads a manifest. What is wrong goes to the errors; what is returned counts only where there are none.</summary>
    public static Manifest? Read(ReadOnlySpan<byte> utf8, ImportErrors errors)
    {
        if (YamlReader.Read(FileName, utf8, errors) is not { } map) return null;
        var fields = new Fields(map, errors);
        ImportReader.CheckFormat(fields);
        var files = fields.FileNames("files");
        var manifest = new Manifest(
            fields.NeedLocal("name", TextCheck.Name), fields.Local("place", TextCheck.Name), Origin(fields), fields.Date("ceasefire"),
            [.. fields.Groups("zones").Select(Zone)], fields.Text("articles"),
            fields.Local("secretariat", TextCheck.Name) ?? new LocalText("Secretariat"),
            [.. files.Select(file => file.Value)], [.. fields.Groups("viewers").Select(Viewer)], Terms(fields.Group("terms")));
        if (files.Count == 0) errors.Add(fields.PlaceOf("files"), "“files” names at least one file.");
        foreach (var twice in files.GroupBy(file => file.Value).Where(group => group.Count() > 1))
            errors.Add(twice.Last().Place, $"the file {twice.Key} is named twice.");
        foreach (var twice in manifest.Viewers.GroupBy(viewer => viewer.Key.Key).Where(group => group.Count() > 1))
            errors.Add(twice.Last().Key.Place, $"the viewer “{twice.Key}” stands twice.");
        fields.End();
        return manifest;
    }

    private static string Origin(Fields fields)
    {
        var origin = fields.NeedText("origin", 120);
        var fits = origin.StartsWith(ExamplePrefix, StringComparison.Ordinal) && origin.Length > ExamplePrefix.Length
            && origin.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '/')
            && !origin.EndsWith('/') && origin.Length - origin.LastIndexOf('/') <= MostSlug;
        if (!fits && fields.Has("origin"))
        {
            fields.Errors.Add(
                fields.PlaceOf("origin"),
                $"“origin” begins with “{ExamplePrefix}” and has a-z, 0-9, dots, hyphens and strokes, "
                + $"at most {MostSlug - 1} after the last stroke; found “{origin}”.");
        }

        return origin;
    }

    private static DeclareTerms? Terms(Fields? fields)
    {
        if (fields is null) return null;
        var terms = new DeclareTerms(
            fields.NeedLocal("host", TextCheck.Statement), fields.NeedLocal("rules", TextCheck.Statement), fields.NeedLocal("contact", TextCheck.Statement));
        fields.End();
        return terms;
    }

    private static ManifestZone Zone(Fields fields)
    {
        var zone = new ManifestZone(fields.NeedLocal("name", TextCheck.Name), fields.NeedText("zone", 60));
        if (fields.Has("zone") && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Zone) is null)
            fields.Errors.Add(fields.PlaceOf("zone"), $"“zone” is a name of the time zone database such as Asia/Gaza; found “{zone.Zone}”.");
        fields.End();
        return zone;
    }

    private static ManifestViewer Viewer(Fields fields)
    {
        var duties = fields.Codes<Duties>("duties").Aggregate(Duties.None, (sum, duty) => sum | duty);
        var viewer = new ManifestViewer(fields.NeedKey("key"), fields.NeedLocal("function", TextCheck.Name), fields.Key("organisation"), duties);
        if (viewer.Organisation is null && duties != Duties.None)
            fields.Errors.Add(fields.PlaceOf("duties"), "only a member of an organisation has duties; “organisation” is missing.");
        fields.End();
        return viewer;
    }
}
