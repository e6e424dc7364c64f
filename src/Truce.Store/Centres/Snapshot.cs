using System.Security.Cryptography;
using Truce.Store.Disk;
using Truce.Store.Journal;
using Truce.Store.Ledger;

namespace Truce.Store.Centres;

/// <summary>Fingerprint of a segment up to the last commit that was checked.</summary>
internal sealed record SegmentPrint(long Bytes, string File, string Sha256);

/// <summary>
/// What a complete check found, so that the next start compares whole files with one fingerprint each instead of every line with its
/// commitment: nothing goes unchecked, and deleting it loses nothing. It counts only with the code that the key folder's key gives it.
/// </summary>
/// <param name="Build">The build that checked.</param>
/// <param name="Format">Always <c>truce-snapshot/1</c>.</param>
/// <param name="Index">The last event that was checked.</param>
/// <param name="Root">The ledger's root then, base64.</param>
internal sealed record Snapshot(
    string Build, string Format, long Index, string Root, IReadOnlyList<SegmentPrint> Segments, IReadOnlyList<TilePrint> Tiles)
{
    private const string File = "snapshot.json", Known = "truce-snapshot/1";
    private static readonly string ThisBuild = typeof(Snapshot).Module.ModuleVersionId.ToString();

    private sealed record Sealed(string Code, Snapshot Snapshot);

    /// <summary>
    /// The snapshot that stands; null where there is none, it is not of this build, its code does not fit, or a segment is not the one
    /// that was checked: then everything is checked line by line, and what changed is named.
    /// </summary>
    public static Snapshot? Read(IDisk disk, byte[] key)
    {
        if (!disk.Exists(File)) return null;
        try
        {
            var standing = CanonicalValues.Read<Sealed>(disk.ReadAll(File));
            if (standing is not { Code: not null, Snapshot: { Format: Known, Segments: not null, Tiles: not null } }) return null;
            var expected = Convert.FromBase64String(standing.Code);
            var holds = CryptographicOperations.FixedTimeEquals(expected, HMACSHA256.HashData(key, CanonicalValues.Write(standing.Snapshot)));
            return holds && standing.Snapshot.Build == ThisBuild && standing.Snapshot.Segments.AsParallel().All(segment => Stands(disk, segment))
                ? standing.Snapshot
                : null;
        }
        catch (Exception problem) when (problem is System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes what stands now.</summary>
    public static void Write(IDisk disk, byte[] key, JournalFiles journal, LedgerKeeper ledger)
    {
        var snapshot = new Snapshot(
            ThisBuild, Known, ledger.Published.Checkpoint.Size - 1, ledger.Published.Checkpoint.Root.ToBase64(),
            [.. journal.Segments.Select(segment => new SegmentPrint(
                segment.Length, segment.Name, segment.Print))],
            ledger.Prints);
        var code = Convert.ToBase64String(HMACSHA256.HashData(key, CanonicalValues.Write(snapshot)));
        disk.Replace(File, CanonicalValues.Write(new Sealed(code, snapshot)));
    }

    /// <summary>What it vouches for of a segment; null where it does not know it.</summary>
    public SegmentPrint? Of(string file) => Segments.FirstOrDefault(print => print.File == file);

    private static bool Stands(IDisk disk, SegmentPrint print)
    {
        var path = JournalFiles.Directory + "/" + print.File;
        if (!disk.Exists(path)) return false;
        using var reader = disk.Read(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var page = new byte[64 * 1024];
        for (var at = 0L; at < print.Bytes;)
        {
            var read = reader.ReadAt(at, page.AsSpan(0, (int)Math.Min(page.Length, print.Bytes - at)));
            if (read == 0) return false;
            hash.AppendData(page.AsSpan(0, read));
            at += read;
        }

        return Convert.ToBase64String(hash.GetCurrentHash()) == print.Sha256;
    }
}
