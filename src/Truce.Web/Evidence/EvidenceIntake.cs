using Truce.Formats.Pictures;
using Truce.Store.Blobs;

namespace Truce.Web.Evidence;

/// <summary>What becomes of a file as it comes in: kept as it is, looked at, and, where it is a picture, copied without what its camera wrote.</summary>
public sealed class EvidenceIntake(BlobStore blobs, IClock clock)
{
    /// <summary>Bytes of a file at most.</summary>
    public const long MostBytes = 20_000_000;

    private const int MostName = 200;

    /// <summary>Takes a file in, durably.</summary>
    /// <param name="content">Read to its end, or until there is more than is taken.</param>
    /// <param name="name">As the sender called it; null where it has no name.</param>
    /// <returns>Null where it is too large or empty.</returns>
    public async Task<EvidenceUpload?> TakeAsync(Stream content, string? name, Id<Member> member)
    {
        if (await blobs.PutAsync(content, MostBytes) is not { Bytes: > 0 } kept) return null;
        await using var file = blobs.Open(kept.Sha256)!;
        var (type, called) = (kept.MediaType, NameOf(name));
        var camera = CameraReader.Read(file);
        var (copy, cleaning) = await CleanAsync(file, type);
        FileFault? fault = called is not null && !MediaTypes.Fits(called, type) ? FileFault.NotWhatItsNameSays
            : cleaning is Cleaning.CutOff or Cleaning.Unreadable ? FileFault.CutOff
            : null;
        return new EvidenceUpload(
            member, new FilePrint(kept.Sha256, kept.Bytes, type), new OriginalFile(called, camera), copy is null ? null : new FilePrint(copy.Sha256, copy.Bytes, type), fault,
            clock.GetCurrentInstant());
    }

    private async Task<(Blob? Copy, Cleaning? Cleaning)> CleanAsync(Stream file, string type)
    {
        if (!PictureCleaner.Cleans(type)) return (null, null);
        file.Position = 0;
        using var copy = new MemoryStream();
        var cleaning = PictureCleaner.Clean(type, file, copy);
        if (cleaning == Cleaning.Unreadable) return (null, cleaning);
        copy.Position = 0;
        return (await blobs.PutAsync(copy, long.MaxValue), cleaning);
    }

    // A name may hold a path, and signs that turn it around: neither helps anybody.
    private static string? NameOf(string? name)
    {
        if (name is null) return null;
        var last = SafeText.Line(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]).Trim();
        return last.Length == 0 ? null : last[..Math.Min(last.Length, MostName)];
    }
}
