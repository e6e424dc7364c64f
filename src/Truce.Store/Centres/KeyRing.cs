using System.Security.Cryptography;
using Truce.Store.Disk;

namespace Truce.Store.Centres;

/// <summary>
/// The centre's keys, in a folder of their own that its owner alone may read: never in the data folder, never in a plain backup.
/// Each is made when it is first needed.
/// </summary>
public sealed class KeyRing
{
    private readonly string directory;

    /// <param name="directory">Made where it is missing.</param>
    /// <exception cref="UnauthorizedAccessException">Others than its owner may look into it.</exception>
    public KeyRing(string directory)
    {
        this.directory = directory;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(directory, Owner);
        if ((File.GetUnixFileMode(directory) & ~Owner) != 0)
            throw new UnauthorizedAccessException($"Others than its owner may look into the key folder {directory}. Close it first: chmod 700 '{directory}'");
    }

    /// <summary>Where sessions' and forms' keys may be kept.</summary>
    public string SessionKeys => Path.Combine(directory, "sessions");

    /// <summary>The key that signs the ledger of an origin.</summary>
    public NoteSigner Ledger(string origin) => NoteSigner.Parse(ReadOrMake("ledger.key", () =>
    {
        using var made = NoteSigner.Generate(origin);
        return made.ToPrivateText();
    }));

    /// <summary>The key that vouches for snapshots; 32 bytes.</summary>
    public byte[] Snapshot() => Convert.FromBase64String(ReadOrMake("snapshot.key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));

    private string ReadOrMake(string name, Func<string> make)
    {
        var path = Path.Combine(directory, name);
        if (File.Exists(path)) return File.ReadAllText(path).Trim();
        var aside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(aside, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(make() + "\n"));
            stream.Flush(flushToDisk: true);
        }

        // A key is whole and durable before anything is signed with it; of two that are made at once the first stands.
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }

        DirectorySync.Sync(directory);
        return File.ReadAllText(path).Trim();
    }
}
