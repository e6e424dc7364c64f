using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Truce.Formats.Tiles;
using Truce.Tests.Ledger;

namespace Truce.Tests.Tiles;

/// <summary>The example's ground: small, credited, and readable by programs that nobody here wrote.</summary>
public sealed class BasemapTests : IDisposable
{
    private static readonly string Layers = Repository.File("examples", "gaza-2025", "basemap");

    private readonly string folder = Directory.CreateTempSubdirectory("truce-tiles-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_basemap_is_small_and_the_same_each_time()
    {
        var archive = BasemapFolder.Read(Layers).ToPmTiles("Truce basemap");
        archive.Length.ShouldBeLessThan(3 * 1024 * 1024);
        BasemapFolder.Read(Layers).ToPmTiles("Truce basemap").ShouldBe(archive);
        Directory.EnumerateFiles(Layers).Sum(file => new FileInfo(file).Length).ShouldBeLessThan(200 * 1024);
    }

    [Fact]
    public void Every_layer_is_credited_in_its_file_in_the_tiles_and_in_NOTICE()
    {
        var basemap = BasemapFolder.Read(Layers);
        basemap.Layers.Select(layer => layer.Name + ".geojson").ShouldBe(Directory.EnumerateFiles(Layers, "*.geojson").Select(Path.GetFileName), ignoreOrder: true);
        var credits = string.Join(" · ", basemap.Credits);
        foreach (var holder in (string[])["OCHA", "CC BY-IGO", "© OpenStreetMap contributors", "ODbL", "drawn by the project"]) credits.ShouldContain(holder);
        using var archive = new MemoryStream(basemap.ToPmTiles("Truce basemap"));
        JsonDocument.Parse(new PmTilesReader(archive).Metadata).RootElement.GetProperty("attribution").GetString().ShouldBe(credits);
        var notice = File.ReadAllText(Repository.File("NOTICE"));
        foreach (var holder in (string[])["OCHA", "CC BY-IGO", "© OpenStreetMap contributors", "ODbL"]) notice.ShouldContain(holder);
    }

    [Fact]
    public void A_layer_without_a_credit_or_of_another_kind_is_refused_by_name()
    {
        File.WriteAllText(Path.Combine(folder, "sea.geojson"), """{"type":"FeatureCollection","features":[]}""");
        Should.Throw<InvalidDataException>(() => BasemapFolder.Read(folder)).Message.ShouldContain("sea.geojson");
        File.WriteAllText(Path.Combine(folder, "sea.geojson"), """{"credit":"us","features":[{"properties":{},"geometry":{"type":"Point","coordinates":[34]}}]}""");
        Should.Throw<InvalidDataException>(() => BasemapFolder.Read(folder)).Message.ShouldContain("sea.geojson");
        BasemapFolder.Read(Path.Combine(folder, "absent")).Layers.ShouldBeEmpty();
    }

    [Fact]
    public void GDAL_reads_the_tiles_where_the_ground_is()
    {
        var ogrinfo = Command.Find("ogrinfo");
        Assert.SkipWhen(ogrinfo is null, "GDAL is not here (Debian: gdal-bin).");
        var tile = TilePyramid.Cut(BasemapFolder.Read(Layers).Layers, 9).Single(one => one.Id == new TileId(9, 304, 208));
        var path = Path.Combine(folder, "208.mvt");
        File.WriteAllBytes(path, tile.Bytes);
        var (exit, output) = Command.Run(ogrinfo!, ["-al", "-oo", "X=304", "-oo", "Y=208", "-oo", "Z=9", path]);
        exit.ShouldBe(0, output);
        foreach (var layer in (string[])["sea", "strip", "governorates", "governorate-names", "municipalities"]) output.ShouldContain($"Layer name: {layer}");
        output.ShouldContain("name:ar (String) = دير البلح");

        // The middle of the governorate Deir al-Balah, 34.37016° E, 31.42032° N, on the sphere of EPSG:3857; half a unit of this tile is 10 m.
        var point = Regex.Match(output, @"code \(String\) = PS0265[\s\S]*?POINT \(([0-9.]+) ([0-9.]+)\)");
        point.Success.ShouldBeTrue(output);
        Metres(1).ShouldBe(6_378_137 * 34.37016 * Math.PI / 180, 12);
        Metres(2).ShouldBe(6_378_137 * Math.Log(Math.Tan(Math.PI / 4 + 31.42032 * Math.PI / 360)), 12);
        output.ShouldNotContain("invalid", Case.Insensitive);

        double Metres(int group) => double.Parse(point.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_reader_of_PMTiles_itself_finds_every_tile()
    {
        var node = Command.Find("node");
        var package = Repository.File("src", "Truce.Web", "Client", "node_modules", "pmtiles", "dist", "esm", "index.js");
        Assert.SkipWhen(node is null || !File.Exists(package), "Node or the pmtiles package is not here.");
        var layers = BasemapFolder.Read(Layers);
        File.WriteAllBytes(Path.Combine(folder, "basemap.pmtiles"), layers.ToPmTiles("Truce basemap"));
        var tiles = TilePyramid.Cut(layers.Layers, BasemapFolder.Deepest).ToList();
        File.WriteAllText(Path.Combine(folder, "tiles.json"), JsonSerializer.Serialize(tiles.Select(tile => new { tile.Id.Z, tile.Id.X, tile.Id.Y, Bytes = Convert.ToBase64String(tile.Bytes) })));
        File.WriteAllText(Path.Combine(folder, "check.mjs"), $$"""
            import { PMTiles } from {{JsonSerializer.Serialize(new Uri(package).AbsoluteUri)}};
            import { readFileSync } from "node:fs";
            const file = readFileSync({{JsonSerializer.Serialize(Path.Combine(folder, "basemap.pmtiles"))}});
            const source = { getKey: () => "file", getBytes: async (at, length) => ({ data: file.buffer.slice(file.byteOffset + at, file.byteOffset + at + length) }) };
            const archive = new PMTiles(source);
            const header = await archive.getHeader();
            const metadata = await archive.getMetadata();
            let same = 0;
            for (const { Z, X, Y, Bytes } of JSON.parse(readFileSync({{JsonSerializer.Serialize(Path.Combine(folder, "tiles.json"))}}, "utf8"))) {
              const tile = await archive.getZxy(Z, X, Y);
              if (tile && Buffer.from(tile.data).toString("base64") === Bytes) same++;
            }
            const none = await archive.getZxy(12, 0, 0);
            console.log(JSON.stringify({ same, none: none === undefined, zooms: [header.minZoom, header.maxZoom], type: header.tileType, layers: metadata.vector_layers.length }));
            """);
        var (exit, output) = Command.Run(node!, [Path.Combine(folder, "check.mjs")]);
        exit.ShouldBe(0, output);
        output.Trim().ShouldBe($$"""{"same":{{tiles.Count}},"none":true,"zooms":[0,12],"type":1,"layers":7}""");
    }
}
