namespace Truce.Web.Evidence;

/// <summary>Evidence in the reader's words.</summary>
public static class EvidenceWords
{
    /// <summary>A file that was sent, in a line: its name, its kind, its length, and what its camera says.</summary>
    public static string About(this Visit visit, EvidenceUpload upload)
    {
        List<string> parts = [visit.Words.Say(upload.Original)];
        if (upload.File.Name is { } name) parts.Insert(0, name);
        if (upload.File.Camera is { } camera) parts.Add(visit.Words["evidence.camera-says", visit.Words.Say(camera)]);
        if (upload.Fault is { } fault) parts.Add(visit.Words[$"file-fault.{fault.Code()}"]);
        return string.Join(" · ", parts);
    }

    /// <summary>A file's type and length.</summary>
    public static string Say(this Words words, FilePrint file) => file.Bytes < 1_000_000
        ? words["evidence.file-kb", SafeText.Isolate(file.MediaType, "ltr"), (file.Bytes + 999) / 1_000]
        : words["evidence.file-mb", SafeText.Isolate(file.MediaType, "ltr"), (file.Bytes + 50_000) / 100_000 / 10m];

    /// <summary>What a camera wrote.</summary>
    public static string Say(this Words words, CameraFacts camera) => string.Join(words["where.comma"], ((string?[])
    [
        camera.Clock?.Replace('T', ' '), camera.Position is { } spot ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{spot.LatitudeDegrees:0.00000}, {spot.LongitudeDegrees:0.00000}") : null, camera.Device,
    ]).OfType<string>().Select(one => SafeText.Isolate(SafeText.Line(one), "ltr")));
}
