namespace Truce.Store.Disk;

/// <summary>
/// A folder, by the few acts of which durability is made. What was written is there after a crash only once it was synced;
/// a name is there only once its directory was synced. Paths are relative to the folder, with "/" between the parts.
/// </summary>
public interface IDisk
{
    /// <summary>Whether a file stands under the path.</summary>
    bool Exists(string path);

    /// <summary>Names of the files directly in a directory, ascending; none where there is no such directory.</summary>
    IReadOnlyList<string> Files(string directory);

    /// <summary>Opens a file for adding at its end; makes it, and the directories above it, where they are missing.</summary>
    /// <param name="path">Which file.</param>
    /// <param name="empty">Whether what it held is dropped first.</param>
    IDiskFile Open(string path, bool empty = false);

    /// <summary>Opens a file for reading only.</summary>
    IDiskReader Read(string path);

    /// <summary>Gives a file another name, in place of what stood there; makes the directories above it where they are missing.</summary>
    void Rename(string from, string to);

    /// <summary>Takes a file away; nothing happens where there is none.</summary>
    void Delete(string path);

    /// <summary>Takes a directory away with the files in it; nothing happens where there is none.</summary>
    void DeleteDirectory(string directory);

    /// <summary>Makes the names in a directory durable, and those of the directories that lead to it.</summary>
    void SyncDirectory(string directory);
}

/// <summary>A file that grows at its end. One writer.</summary>
public interface IDiskFile : IDisposable
{
    /// <summary>Bytes it holds now.</summary>
    long Length { get; }

    /// <summary>Adds bytes at the end, all of them or an exception.</summary>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Returns once everything appended is durable.</summary>
    void Sync();

    /// <summary>Cuts the file to a length.</summary>
    void Truncate(long length);
}

/// <summary>A file as it stood when it was opened: it can be read on after another took its name. Safe for concurrent readers.</summary>
public interface IDiskReader : IDisposable
{
    /// <summary>Bytes that it holds now.</summary>
    long Length { get; }

    /// <summary>Reads from an offset; fewer bytes than asked for only at the end.</summary>
    int ReadAt(long offset, Span<byte> into);
}

/// <summary>What is made of those acts.</summary>
public static class DiskActs
{
    /// <summary>The whole content of a file.</summary>
    public static byte[] ReadAll(this IDisk disk, string path)
    {
        using var reader = disk.Read(path);
        var bytes = new byte[reader.Length];
        var read = reader.ReadAt(0, bytes);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>Puts a content in place of a file's: after a crash one of the two stands, whole.</summary>
    public static void Replace(this IDisk disk, string path, ReadOnlySpan<byte> content)
    {
        var aside = path + ".new";
        using (var file = disk.Open(aside, empty: true))
        {
            file.Append(content);
            file.Sync();
        }

        disk.Rename(aside, path);
        disk.SyncDirectory(DirectoryOf(path));
    }

    /// <summary>The part of a path before its last "/"; empty for a file of the folder itself.</summary>
    public static string DirectoryOf(string path) => path.LastIndexOf('/') is > 0 and var at ? path[..at] : "";
}
