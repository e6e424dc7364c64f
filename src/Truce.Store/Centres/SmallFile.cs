using System.Text.Json;
using Truce.Store.Disk;
using Truce.Store.Journal;

namespace Truce.Store.Centres;

/// <summary>Files of one value that a start reads before anything else.</summary>
internal static class SmallFile
{
    /// <summary>Reads a value in its canonical form.</summary>
    /// <exception cref="BrokenRecordException">Anything else stands there.</exception>
    public static T Read<T>(IDisk disk, string path)
        where T : class
    {
        var bytes = disk.ReadAll(path);
        try
        {
            var value = CanonicalValues.Read<T>(bytes);
            if (typeof(T).GetProperties().All(member => member.GetValue(value) is not null) && CanonicalValues.Write(value).AsSpan().SequenceEqual(bytes)) return value;
        }
        catch (JsonException)
        {
            // Answered below.
        }

        throw new BrokenRecordException(path, $"it was damaged, or written by something else: it is not the {typeof(T).Name} that Truce writes there");
    }
}
