using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Truce.Web.Evidence;

/// <summary>A file that a member sent and has not described yet. Its bytes are kept; who may name them is whoever holds this.</summary>
/// <param name="Released">The copy without what a camera wrote; null where none could be made.</param>
public sealed record EvidenceUpload(Id<Member> Member, FilePrint Original, OriginalFile File, FilePrint? Released, FileFault? Fault, Instant At);

/// <summary>
/// Files between sending and describing: held for an hour, for the member alone who sent them. The digest of a file stands in the record for
/// many to read, so a digest names no file here: only this does. The bytes stay: somebody else may have sent the same, and be describing them.
/// </summary>
public sealed class EvidenceUploads(IClock clock)
{
    private const int MostOfMember = 50;

    private static readonly Duration Kept = Duration.FromHours(1);
    private readonly ConcurrentDictionary<string, EvidenceUpload> held = new();

    /// <summary>Holds a file, and lets go of what was held too long, and of a member's oldest where there are too many.</summary>
    /// <returns>The name under which it is found again: 128 bits of chance.</returns>
    public string Hold(EvidenceUpload upload)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        held[token] = upload;
        var now = clock.GetCurrentInstant();
        var own = held.Where(one => one.Value.Member == upload.Member).OrderByDescending(one => one.Value.At).Skip(MostOfMember);
        foreach (var one in held.Where(one => now - one.Value.At > Kept).Concat(own).Select(one => one.Key).ToArray()) held.TryRemove(one, out _);
        return token;
    }

    /// <summary>A file that is held; null where there is none of this name for this member.</summary>
    public EvidenceUpload? Find(string token, Id<Member> member) =>
        held.TryGetValue(token, out var upload) && upload.Member == member && clock.GetCurrentInstant() - upload.At <= Kept ? upload : null;
}
