using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Truce.Store.Disk;

/// <summary>A folder of the machine's file system.</summary>
/// <param name="root">Absolute path; made, for its owner alone, where it is missing.</param>
public sealed class FileDisk(string root) : IDisk
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <inheritdoc />
    public bool Exists(string path) => File.Exists(Full(path));

    /// <inheritdoc />
    public IReadOnlyList<string> Files(string directory)
    {
        var full = Full(directory);
        if (!Directory.Exists(full)) return [];
        var names = Directory.GetFiles(full).Select(path => Path.GetFileName(path)!).ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc />
    public IDiskFile Open(string path, bool empty = false)
    {
        var full = Full(path);
        EnsureDirectory(Path.GetDirectoryName(full)!);
        return new GrowingFile(File.OpenHandle(
            full, empty ? FileMode.Create : FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
    }

    /// <inheritdoc />
    public IDiskReader Read(string path) =>
        new OpenFile(File.OpenHandle(Full(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    /// <inheritdoc />
    public void Rename(string from, string to)
    {
        EnsureDirectory(Path.GetDirectoryName(Full(to))!);
        File.Move(Full(from), Full(to), overwrite: true);
    }

    /// <inheritdoc />
    public void Delete(string path) => File.Delete(Full(path));

    /// <inheritdoc />
    public void DeleteDirectory(string directory)
    {
        if (Directory.Exists(Full(directory))) Directory.Delete(Full(directory), recursive: true);
    }

    /// <inheritdoc />
    public void SyncDirectory(string directory)
    {
        // A new directory is itself a name in the one above, up to the folder.
        for (var path = directory; ; path = DiskActs.DirectoryOf(path))
        {
            DirectorySync.Sync(Full(path));
            if (path.Length == 0) return;
        }
    }

    private string Full(string path) => path.Length == 0 ? root : Path.Combine(root, path);

    /// <summary>Makes a directory, and those above it, for their owner alone.</summary>
    internal static void EnsureDirectory(string full)
    {
        if (Directory.Exists(full)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(full);
        else Directory.CreateDirectory(full, OwnerOnly);
    }

    private sealed class GrowingFile(SafeFileHandle handle) : IDiskFile
    {
        public long Length { get; private set; } = RandomAccess.GetLength(handle);

        public void Append(ReadOnlySpan<byte> bytes)
        {
            RandomAccess.Write(handle, bytes, Length);
            Length += bytes.Length;
        }

        public void Sync() => RandomAccess.FlushToDisk(handle);

        public void Truncate(long length)
        {
            RandomAccess.SetLength(handle, length);
            Length = length;
        }

        public void Dispose() => handle.Dispose();
    }

    private sealed class OpenFile(SafeFileHandle handle) : IDiskReader
    {
        public long Length => RandomAccess.GetLength(handle);

        public int ReadAt(long offset, Span<byte> into)
        {
            var total = 0;
            while (total < into.Length)
            {
                var read = RandomAccess.Read(handle, into[total..], offset + total);
                if (read == 0) break;
                total += read;
            }

            return total;
        }

        public void Dispose() => handle.Dispose();
    }
}

/// <summary>.NET cannot sync a directory, so the C library does it; where there is none (Windows) names are durable by themselves.</summary>
internal static partial class DirectorySync
{
    private const int ReadOnlyDirectory = 0x10000; // O_RDONLY | O_DIRECTORY on Linux

    public static void Sync(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = open(path, OperatingSystem.IsLinux() ? ReadOnlyDirectory : 0);
        if (handle < 0) throw new IOException($"The directory {path} cannot be opened to be synced (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (fsync(handle) != 0) throw new IOException($"The directory {path} cannot be synced (error {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = close(handle);
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int handle);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int handle);
}
