using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Truce.Web.Tables;

/// <summary>A file that a member sent and has not taken in yet, with what was written beside it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Mapping">The mapping as it was written.</param>
/// <param name="Published">As it was written.</param>
public sealed record TableUpload(Id<Member> Member, string Name, byte[] Bytes, string Mapping, string Published, Instant At);

/// <summary>
/// Files between preview and taking in. They are held in memory for an hour, for the member alone who sent them, and no longer than they are
/// needed: an upload is no record.
/// </summary>
public sealed class TableUploads(IClock clock)
{
    private const int MostHeld = 24, MostOfMember = 3;

    private static readonly Duration Kept = Duration.FromHours(1);
    private readonly ConcurrentDictionary<string, TableUpload> held = new();

    /// <summary>Holds a file, and lets go of the oldest where there are too many.</summary>
    /// <returns>The name under which it is found again: 128 bits of chance.</returns>
    public string Hold(TableUpload upload)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        held[token] = upload;
        var now = clock.GetCurrentInstant();
        var own = held.Where(one => one.Value.Member == upload.Member).OrderByDescending(one => one.Value.At).Skip(MostOfMember);
        var all = held.OrderByDescending(one => one.Value.At).Skip(MostHeld);
        foreach (var one in held.Where(one => now - one.Value.At > Kept).Concat(own).Concat(all).Select(one => one.Key).ToArray()) held.TryRemove(one, out _);
        return token;
    }

    /// <summary>A file that is held; null where there is none of this name for this member.</summary>
    public TableUpload? Find(string token, Id<Member> member) =>
        held.TryGetValue(token, out var upload) && upload.Member == member && clock.GetCurrentInstant() - upload.At <= Kept ? upload : null;

    /// <summary>Lets go of a file.</summary>
    public void Drop(string token) => held.TryRemove(token, out _);
}
