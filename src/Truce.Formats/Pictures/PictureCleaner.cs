namespace Truce.Formats.Pictures;

/// <summary>What cleaning a picture came to.</summary>
public enum Cleaning
{
    /// <summary>The copy is whole.</summary>
    Whole = 1,

    /// <summary>The picture ends before its own end; the copy holds what there was.</summary>
    CutOff = 2,

    /// <summary>It is not built as its kind is; there is no copy.</summary>
    Unreadable = 3,
}

/// <summary>
/// Copies a picture without what its camera and other programs wrote beside it: place, time, device, owner, thumbnail, comments, and whatever
/// follows its end. The drawn points are not touched, not even packed anew.
/// </summary>
/// <remarks>Only what is known to be needed for drawing is copied: what nobody has heard of yet stays behind too.</remarks>
public static class PictureCleaner
{
    /// <summary>Whether pictures of a type can be cleaned.</summary>
    public static bool Cleans(string mediaType) => mediaType is "image/jpeg" or "image/png";

    /// <summary>Copies a picture.</summary>
    /// <param name="mediaType">One that <see cref="Cleans"/> knows.</param>
    /// <param name="picture">From its beginning. Read once, forward.</param>
    /// <param name="copy">Receives the copy; to be thrown away where the answer is <see cref="Cleaning.Unreadable"/>.</param>
    /// <exception cref="ArgumentException">The type cannot be cleaned.</exception>
    public static Cleaning Clean(string mediaType, Stream picture, Stream copy) => mediaType switch
    {
        "image/jpeg" => JpegCleaner.Clean(picture, copy),
        "image/png" => PngCleaner.Clean(picture, copy),
        _ => throw new ArgumentException($"{mediaType} cannot be cleaned.", nameof(mediaType)),
    };
}
