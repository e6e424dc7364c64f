using System.Security.Cryptography;
using Truce.Store.Disk;

namespace Truce.Store.Centres;

/// <summary>How a centre is opened.</summary>
/// <param name="Disk">Its folder.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="Clock">The time; a replay brings its own.</param>
public sealed record CentreOptions(IDisk Disk, KeyRing Keys, IClock Clock)
{
    /// <summary>Name of the ledger, for a folder that has none yet. A lower-case host-like name; it begins with <c>example.</c> for an example.</summary>
    public string Origin { get; init; } = "centre.truce";

    /// <summary>Where the folder lies, for the lease; null takes part in no lease, as in tests.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the folder is taken over where another machine's lease stands.</summary>
    public bool Adopt { get; init; }

    /// <summary>Bytes at which a segment is closed; 64 MiB unless told.</summary>
    public long SegmentBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How often what became durable is signed; half a second unless told. Zero: only when asked, as in tests and replays.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Where the numbers of new references come from, 0 up to and excluding <see cref="Reference.Count"/>; chance unless told.</summary>
    public Func<int> Numbers { get; init; } = static () => Chance.Below(Reference.Count);

    /// <summary>Whether words are taken in for searches as they are recorded; without it the first search that needs them takes them in.</summary>
    public bool Words { get; init; } = true;

    /// <summary>Whether a snapshot is used and left behind.</summary>
    public bool Snapshots { get; init; } = true;
}
