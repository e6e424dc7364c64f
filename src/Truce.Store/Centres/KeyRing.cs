using System.Security.Cryptography;
using Truce.Store.Disk;
using Truce.Store.Journal;

namespace Truce.Store.Centres;

/// <summary>
/// The centre's keys, in a folder of their own that its owner alone may read: never in the data folder, never in a plain backup.
/// Each is made when it is first needed.
/// </summary>
public sealed class KeyRing
{
    private const string LedgerFile = "ledger.key", SnapshotFile = "snapshot.key";

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
    /// <param name="origin">Name of a key that is made.</param>
    /// <param name="mustStand">Whether something was signed with it before, so that a new one would be of no use.</param>
    /// <exception cref="BrokenRecordException">It is damaged, or it must stand and does not.</exception>
    public NoteSigner Ledger(string origin, bool mustStand = false)
    {
        if (mustStand && !File.Exists(Path.Combine(directory, LedgerFile)))
            throw new BrokenRecordException(Path.Combine(directory, LedgerFile), $"it is missing, and the ledger of {origin} was signed with it: name the key folder that holds it");
        return Parse(LedgerFile, NoteSigner.Parse, () =>
        {
            using var made = NoteSigner.Generate(origin);
            return made.ToPrivateText();
        });
    }

    /// <summary>The key that vouches for snapshots; 32 bytes.</summary>
    /// <exception cref="BrokenRecordException">It is damaged.</exception>
    public byte[] Snapshot() => Parse(SnapshotFile, Convert.FromBase64String, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The key under which commands are known again; 32 bytes. Without it nobody can test a guess of what a command said.</summary>
    /// <exception cref="BrokenRecordException">It is damaged.</exception>
    public byte[] Commands() => Parse("commands.key", Convert.FromBase64String, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    private T Parse<T>(string name, Func<string, T> parse, Func<string> make)
    {
        try
        {
            return parse(ReadOrMake(name, make));
        }
        catch (FormatException problem)
        {
            throw new BrokenRecordException(Path.Combine(directory, name), problem.Message);
        }
    }

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
