using System.Security.Cryptography;
using Truce.Store.Disk;

namespace Truce.Store.Blobs;

/// <summary>A content that is kept: its digest, its length, and what its first bytes say that it is.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record Blob(string Sha256, long Bytes, string MediaType);

/// <summary>
/// Contents beside the record, each under its SHA-256, written once. The record holds digests; whoever asks for a content has shown by the
/// record that it may: a digest alone is no key. Safe for many at once.
/// </summary>
/// <remarks>
/// A content is streamed aside, synced, and given its name; only then does <see cref="PutAsync"/> return, so what an event names stands
/// on disk before the event does. What was cut off in between is dropped at the next start.
/// </remarks>
public sealed class BlobStore
{
    private const string Folder = "blobs", Aside = Folder + "/incoming";
    private const int Piece = 64 * 1024;

    private readonly IDisk disk;

    public BlobStore(IDisk disk)
    {
        this.disk = disk;
        disk.DeleteDirectory(Aside);
    }

    /// <summary>Keeps a content and returns once it is durable.</summary>
    /// <param name="content">Read to its end, or until it is too long.</param>
    /// <param name="most">Bytes at most.</param>
    /// <returns>Null where it is longer; nothing of it is kept then.</returns>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public async Task<Blob?> PutAsync(Stream content, long most, CancellationToken cancel = default)
    {
        var aside = $"{Aside}/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        var placed = false;
        try
        {
            var blob = await WriteAsync(content, aside, most, cancel);
            if (blob is null) return null;
            var path = PathOf(blob.Sha256);
            if (!disk.Exists(path))
            {
                disk.Rename(aside, path);
                placed = true;
            }

            // Whoever finds a name that another has just given waits for it to last as well.
            disk.SyncDirectory(DiskActs.DirectoryOf(path));
            return blob;
        }
        finally
        {
            if (!placed) disk.Delete(aside);
        }
    }

    /// <summary>A content, to be read; null where none is kept under the digest.</summary>
    /// <param name="sha256">From the record, never from whoever asks.</param>
    public Stream? Open(string sha256) => IsDigest(sha256) && disk.Exists(PathOf(sha256)) ? new BlobStream(disk.Read(PathOf(sha256))) : null;

    /// <summary>Takes a content away, after the record lost what named it; nothing happens where there is none.</summary>
    public void Erase(string sha256)
    {
        if (!IsDigest(sha256)) return;
        disk.Delete(PathOf(sha256));
        if (disk.Files(DiskActs.DirectoryOf(PathOf(sha256))).Count > 0) disk.SyncDirectory(DiskActs.DirectoryOf(PathOf(sha256)));
    }

    private async Task<Blob?> WriteAsync(Stream content, string aside, long most, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[Piece];
        var first = Array.Empty<byte>();
        var length = 0L;
        using (var file = disk.Open(aside, empty: true))
        {
            while (await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancel) is > 0 and var read)
            {
                if ((length += read) > most) return null;
                if (first.Length == 0) first = piece[..Math.Min(read, MediaTypes.Needed)];
                hash.AppendData(piece, 0, read);
                file.Append(piece.AsSpan(0, read));
            }

            file.Sync();
        }

        return new Blob(Convert.ToHexStringLower(hash.GetHashAndReset()), length, MediaTypes.Of(first));
    }

    private static bool IsDigest(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower);

    private static string PathOf(string sha256) => $"{Folder}/{sha256[..2]}/{sha256}";
}
