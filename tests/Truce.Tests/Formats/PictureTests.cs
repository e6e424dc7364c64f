using System.Text;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using Truce.Core.Evidence;
using Truce.Core.Geography;
using Truce.Formats.Pictures;
using Truce.Store.Blobs;

namespace Truce.Tests.Formats;

/// <summary>What a released picture may hold; read back by a reader of pictures that nobody here wrote.</summary>
public class PictureTests
{
    private static readonly string[] Pictures = ["camera.jpg", "progressive.jpg", "texts.png"];

    // Said in the pictures' metadata, in several places, and never drawn.
    private static readonly string[] Private = ["OF-A-PERSON", "Invented", "Camera 1", "2025:10:19", "SERIAL-4711", "TRAILER-FILM", "Exif\0\0II", "xmpmeta"];

    public static TheoryData<string> Every => [.. Pictures];

    [Theory]
    [MemberData(nameof(Every))]
    public void A_released_copy_holds_nothing_that_a_camera_wrote(string name)
    {
        var (cleaning, copy) = Clean(name);
        cleaning.ShouldBe(Cleaning.Whole);
        var text = Encoding.Latin1.GetString(copy);
        foreach (var one in Private) text.ShouldNotContain(one);
        var found = ImageMetadataReader.ReadMetadata(new MemoryStream(copy));
        found.OfType<GpsDirectory>().ShouldBeEmpty();
        found.OfType<ExifSubIfdDirectory>().ShouldBeEmpty();
        found.OfType<ExifIfd0Directory>().SelectMany(one => one.Tags).Select(tag => tag.Type).ShouldBeSubsetOf([ExifDirectoryBase.TagOrientation]);
        found.Select(one => one.Name).ShouldNotContain("XMP");
        found.SelectMany(one => one.Errors).ShouldBeEmpty();
        CameraReader.Read(new MemoryStream(copy)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Its_points_are_those_of_the_original(string name)
    {
        var (_, copy) = Clean(name);
        Drawn(copy).ShouldBe(Drawn(Read(name)));
    }

    [Theory]
    [InlineData("camera.jpg", 6)]
    [InlineData("progressive.jpg", 6)]
    public void A_picture_that_was_taken_upright_stays_upright(string name, int orientation)
    {
        var exif = ImageMetadataReader.ReadMetadata(new MemoryStream(Clean(name).Copy)).OfType<ExifIfd0Directory>().Single();
        exif.GetInt32(ExifDirectoryBase.TagOrientation).ShouldBe(orientation);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Cleaning_a_clean_picture_changes_nothing(string name)
    {
        var copy = Clean(name).Copy;
        using var again = new MemoryStream();
        PictureCleaner.Clean(MediaTypes.Of(copy), new MemoryStream(copy), again).ShouldBe(Cleaning.Whole);
        again.ToArray().ShouldBe(copy);
    }

    [Fact]
    public void What_the_camera_wrote_is_read_as_a_statement_of_the_camera() =>
        CameraReader.Read(new MemoryStream(Read("camera.jpg"))).ShouldBe(
            new CameraFacts("2025-10-19T10:22:11+03:00", new Position(315_242_000, 344_530_000), "Invented Camera 1"));

    [Fact]
    public void A_picture_that_ends_too_soon_is_released_as_far_as_it_goes_and_never_taken_for_whole()
    {
        foreach (var name in Pictures)
        {
            var whole = Read(name);
            for (var length = 0; length < whole.Length; length++)
            {
                using var copy = new MemoryStream();
                var cleaning = PictureCleaner.Clean(MediaTypes.Of(whole), new MemoryStream(whole, 0, length), copy);

                // What stands behind the end of the picture is not part of it.
                if (cleaning == Cleaning.Whole) Encoding.Latin1.GetString(whole, length, whole.Length - length).ShouldBeOneOf([.. Enumerable.Range(0, 12).Select(at => "TRAILER-FILM"[at..])]);
                if (cleaning != Cleaning.Unreadable) Encoding.Latin1.GetString(copy.ToArray()).ShouldNotContain("OF-A-PERSON");
            }
        }
    }

    [Fact]
    public void Bytes_that_only_begin_like_a_picture_are_read_to_an_end_and_never_throw()
    {
        var chance = new Random(20);
        for (var round = 0; round < 3_000; round++)
        {
            var picture = Read(Pictures[round % Pictures.Length]);
            for (var hits = chance.Next(1, 8); hits > 0; hits--) picture[chance.Next(8, picture.Length)] = (byte)chance.Next(256);
            using var copy = new MemoryStream();
            PictureCleaner.Clean(MediaTypes.Of(picture), new MemoryStream(picture), copy).ShouldBeOneOf(Enum.GetValues<Cleaning>());
            copy.Length.ShouldBeLessThan(picture.Length + 100);
            CameraReader.Read(new MemoryStream(picture));
        }
    }

    [Fact]
    public void A_file_is_what_its_bytes_are_whatever_it_is_called()
    {
        MediaTypes.Of("<html><script>"u8).ShouldBe(MediaTypes.Bytes);
        MediaTypes.Of("<svg xmlns"u8).ShouldBe(MediaTypes.Bytes);
        MediaTypes.Of([]).ShouldBe(MediaTypes.Bytes);
        MediaTypes.Of("%PDF-1.7"u8).ShouldBe("application/pdf");
        MediaTypes.Of("RIFF\0\0\0\0WEBPVP8 "u8).ShouldBe("image/webp");
        MediaTypes.Of("\0\0\0\u0018ftypheic"u8).ShouldBe("image/heic");
        MediaTypes.Of("\0\0\0\u0018ftypisom"u8).ShouldBe("video/mp4");
        MediaTypes.Fits("a.JPG", "image/jpeg").ShouldBeTrue();
        MediaTypes.Fits("a.jpg", "application/pdf").ShouldBeFalse();
        MediaTypes.Fits("a.jpg", MediaTypes.Bytes).ShouldBeFalse();
        MediaTypes.Fits("log.txt", MediaTypes.Bytes).ShouldBeTrue();
        MediaTypes.Fits("nothing", "image/png").ShouldBeTrue();
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Repository.File("tests", "Truce.Tests", "vectors", "pictures", name));

    private static (Cleaning Cleaning, byte[] Copy) Clean(string name)
    {
        var picture = Read(name);
        using var copy = new MemoryStream();
        return (PictureCleaner.Clean(MediaTypes.Of(picture), new MemoryStream(picture), copy), copy.ToArray());
    }

    // What decoders draw from: of a JPEG its tables, frames and scans, of a PNG its pixels.
    private static string Drawn(byte[] picture)
    {
        var parts = new StringBuilder();
        if (picture[0] == 0x89)
        {
            for (var at = 8; at < picture.Length;)
            {
                var length = (picture[at] << 24) | (picture[at + 1] << 16) | (picture[at + 2] << 8) | picture[at + 3];
                var name = Encoding.ASCII.GetString(picture, at + 4, 4);
                if (name is "IHDR" or "PLTE" or "IDAT" or "tRNS") parts.Append(name).Append(Convert.ToHexString(picture, at + 8, length)).Append('\n');
                at += 12 + length;
            }

            return parts.ToString();
        }

        for (var at = 2; at < picture.Length;)
        {
            var marker = picture[at + 1];
            if (marker == 0xD9) break;
            var end = at + 2 + ((picture[at + 2] << 8) | picture[at + 3]);
            if (marker == 0xDA)
                while (picture[end] != 0xFF || picture[end + 1] is 0 or (>= 0xD0 and <= 0xD7)) end++;
            if (marker is < 0xE0 or (> 0xEF and not 0xFE)) parts.Append(Convert.ToHexString(picture, at, end - at)).Append('\n');
            at = end;
        }

        return parts.ToString();
    }
}
