using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Truce.Formats.Pictures;

/// <summary>Reads what a camera wrote into a picture or a film, as Exif and its like.</summary>
public static class CameraReader
{
    private const int MostDevice = 100;

    /// <summary>Reads clock, position and device.</summary>
    /// <param name="file">From its beginning; must be able to seek.</param>
    /// <returns>Null where nothing of it is there, or the file cannot be read: a file without it is as good as any.</returns>
    public static CameraFacts? Read(Stream file)
    {
        IReadOnlyList<MetadataExtractor.Directory> found;
        try
        {
            found = ImageMetadataReader.ReadMetadata(file);
        }
        catch (Exception problem) when (problem is ImageProcessingException or MetadataException or IOException or ArgumentException or InvalidOperationException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }

        var facts = new CameraFacts(Clock(found), Place(found), Device(found));
        return facts == new CameraFacts(null, null, null) ? null : facts;
    }

    private static string? Clock(IReadOnlyList<MetadataExtractor.Directory> found)
    {
        if (found.OfType<ExifSubIfdDirectory>().FirstOrDefault(one => one.ContainsTag(ExifDirectoryBase.TagDateTimeOriginal)) is not { } exif) return null;
        if (!DateTime.TryParseExact(
                exif.GetString(ExifDirectoryBase.TagDateTimeOriginal)?.TrimEnd('\0', ' '), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)) return null;
        var offset = exif.GetString(ExifDirectoryBase.TagTimeZoneOriginal)?.TrimEnd('\0', ' ');
        var isOffset = offset is [('+' or '-'), _, _, ':', _, _] && TimeSpan.TryParseExact(offset[1..], @"hh\:mm", CultureInfo.InvariantCulture, out _);
        return clock.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + (isOffset ? offset : "");
    }

    private static Position? Place(IReadOnlyList<MetadataExtractor.Directory> found)
    {
        if (found.OfType<GpsDirectory>().FirstOrDefault()?.GetGeoLocation() is not { IsZero: false } spot) return null;
        return Position.OfDegrees(spot.Latitude, spot.Longitude);
    }

    private static string? Device(IReadOnlyList<MetadataExtractor.Directory> found)
    {
        if (found.OfType<ExifIfd0Directory>().FirstOrDefault() is not { } exif) return null;
        var words = ((int[])[ExifDirectoryBase.TagMake, ExifDirectoryBase.TagModel]).Select(tag => exif.GetString(tag)?.Trim('\0', ' ')).Where(one => !string.IsNullOrEmpty(one));
        var device = new string([.. string.Join(' ', words).Where(one => !char.IsControl(one) && !char.IsSurrogate(one))]);
        return device.Length == 0 ? null : device[..Math.Min(device.Length, MostDevice)];
    }
}
