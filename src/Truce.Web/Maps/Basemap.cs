using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Truce.Formats.Tiles;

namespace Truce.Web.Maps;

/// <summary>
/// The tiles under the maps that move: an operator's <c>basemap.pmtiles</c> in the data folder, else made from the layers at hand, else
/// none. They are public geography: the same for every viewer and every moment.
/// </summary>
public sealed class Basemap
{
    /// <summary>Where the tiles are served.</summary>
    public const string Path = "/map/basemap.pmtiles";

    private readonly string? file;
    private readonly Lazy<(byte[] Bytes, string Tag)>? made;

    private Basemap(BasemapFolder layers, string? file)
    {
        (Ground, this.file) = (MapGround.Of(layers), file);
        if (file is null && layers.Layers.Count > 0)
            made = new(() => layers.ToPmTiles("Truce basemap") is var bytes ? (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]) : default);
    }

    /// <summary>No layers and no tiles.</summary>
    public static Basemap None { get; } = new(BasemapFolder.Empty, null);

    /// <summary>The same ground, for maps that are drawn here.</summary>
    public MapGround Ground { get; }

    /// <summary>Whether there are tiles to serve.</summary>
    public bool HasTiles => file is not null || made is not null;

    /// <summary>Finds what there is in a data folder; an example brings layers of its own.</summary>
    /// <param name="data">The data folder; null where none is kept.</param>
    /// <param name="layers">A folder of layers; null looks for <c>basemap</c> in the data folder.</param>
    /// <exception cref="InvalidDataException">A layer cannot be read, or the operator's file is no PMTiles archive of vector tiles.</exception>
    public static Basemap Open(string? data, string? layers = null)
    {
        var operators = data is null ? null : System.IO.Path.Combine(data, "basemap.pmtiles");
        if (!File.Exists(operators)) operators = null;
        else Check(operators);
        return new Basemap(BasemapFolder.Read(layers ?? System.IO.Path.Combine(data ?? "", "basemap")), operators);
    }

    /// <summary>The whole archive or the bytes asked for: 200, 206, 304 or 416.</summary>
    public IResult Serve(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, no-cache";
        if (file is not null)
        {
            var about = new FileInfo(file);
            return Results.File(
                file, "application/vnd.pmtiles", lastModified: about.LastWriteTimeUtc,
                entityTag: new EntityTagHeaderValue($"\"{about.Length:x}-{about.LastWriteTimeUtc.Ticks:x}\""), enableRangeProcessing: true);
        }

        if (made is null) return Results.NotFound();
        var (bytes, tag) = made.Value;
        return Results.Bytes(bytes, "application/vnd.pmtiles", enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }

    private static void Check(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            var header = new PmTilesReader(stream).Header;
            if (header.TileType != PmTilesHeader.VectorTiles) throw new InvalidDataException("Its tiles are pictures; vector tiles were expected, since Truce draws no imagery.");
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{path} cannot be used as a basemap. {problem.Message}", problem);
        }
    }
}
