using Truce.Store.Disk;

namespace Truce.Store.Centres;

/// <summary>Which machine keeps a folder. A copy of the folder carries the lease of the original, and so opens for reading only.</summary>
/// <param name="Boot">Which run of the machine wrote it last; for a person who must find out.</param>
/// <param name="Folder">Where the folder lies there.</param>
/// <param name="Host">The machine.</param>
public sealed record Lease(string Boot, string Folder, string Host)
{
    private const string File = "lease.json";

    /// <summary>This machine, for a folder.</summary>
    public static Lease Here(string folder) => new(
        FirstLine("/proc/sys/kernel/random/boot_id") ?? "unknown",
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)),
        FirstLine("/etc/machine-id") ?? Environment.MachineName);

    /// <summary>Whether the folder is kept here. A folder without a lease is taken at once.</summary>
    internal static bool Held(IDisk disk, Lease here)
    {
        if (!disk.Exists(File)) return true;
        var standing = SmallFile.Read<Lease>(disk, File);
        return standing.Host == here.Host && standing.Folder == here.Folder;
    }

    /// <summary>Writes the lease.</summary>
    internal static void Take(IDisk disk, Lease here)
    {
        var bytes = CanonicalValues.Write(here);
        if (!disk.Exists(File) || !disk.ReadAll(File).AsSpan().SequenceEqual(bytes)) disk.Replace(File, bytes);
    }

    private static string? FirstLine(string path)
    {
        try
        {
            return System.IO.File.ReadLines(path).FirstOrDefault()?.Trim() is { Length: > 0 } line ? line : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <summary>Another process has the folder open.</summary>
public sealed class FolderInUseException(string folder)
    : Exception($"The folder {folder} is open in another process. A record has one writer: stop that process first, or ask it.");

/// <summary>Keeps a folder for one process, by a lock that the operating system lets go when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream stream;

    public FolderLock(string folder)
    {
        FileDisk.EnsureDirectory(folder);
        try
        {
            stream = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new FolderInUseException(folder);
        }
    }

    public void Dispose() => stream.Dispose();
}
