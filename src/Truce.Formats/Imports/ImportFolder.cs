namespace Truce.Formats.Imports;

/// <summary>The folder in which import files lie with the files that they name: geometry, tables.</summary>
/// <param name="path">The folder.</param>
public sealed class ImportFolder(string path)
{
    /// <summary>Bytes at most of one file.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private readonly SortedDictionary<string, byte[]> read = new(StringComparer.Ordinal);

    /// <summary>Every file that was read, ascending by name: they belong to the print of what was imported.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => read;

    internal byte[]? Read(string name, Place asked, ImportErrors errors)
    {
        if (read.TryGetValue(name, out var known)) return known;
        if (ImportBytes.Read(Path.Combine(path, name), MostBytes, asked, errors) is not { } bytes) return null;
        return read[name] = bytes;
    }
}
