using System.Text;
using Truce.Core.Geography;
using Truce.Formats.Tiles;

namespace Truce.Tests.Tiles;

/// <summary>The archive: numbers of squares, directories, what is stored once, and what is refused.</summary>
public sealed class PmTilesTests
{
    private static readonly Position Corner = Position.OfDegrees(31, 34)!.Value;

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 0, 0, 1)]
    [InlineData(1, 0, 1, 2)]
    [InlineData(1, 1, 1, 3)]
    [InlineData(1, 1, 0, 4)]
    [InlineData(2, 0, 0, 5)]
    [InlineData(12, 3423, 1763, 19_078_479)]
    public void A_square_has_the_number_that_the_specification_gives_it(int z, int x, int y, ulong number)
    {
        new TileId(z, x, y).Number.ShouldBe(number);
        TileId.Of(number).ShouldBe(new TileId(z, x, y));
    }

    [Fact]
    public void Numbers_count_every_square_once_and_neighbours_in_number_are_neighbours_on_the_ground()
    {
        var last = TileId.Of(0);
        for (var number = 0UL; number < 21_845; number++)
        {
            var id = TileId.Of(number);
            id.Number.ShouldBe(number);
            if (id.Z == last.Z) (Math.Abs(id.X - last.X) + Math.Abs(id.Y - last.Y)).ShouldBeLessThanOrEqualTo(1);
            last = id;
        }

        last.ShouldBe(new TileId(7, 127, 0));
        TileId.Of(new TileId(26, 67_108_863, 12_345_678).Number).ShouldBe(new TileId(26, 67_108_863, 12_345_678));
    }

    [Fact]
    public void Every_tile_comes_back_and_equal_ones_are_stored_once()
    {
        var tiles = Enumerable.Range(0, 5461).Where(at => at % 7 != 3).Select(at => (TileId.Of((ulong)at), Encoding.UTF8.GetBytes($"tile {at / 10}"))).ToList();
        var archive = PmTilesWriter.Write(tiles, """{"name":"test"}""", Corner, Corner);
        var reader = new PmTilesReader(new MemoryStream(archive));
        reader.Header.AddressedTiles.ShouldBe((ulong)tiles.Count);
        reader.Header.Contents.ShouldBe(547UL);
        reader.Header.Entries.ShouldBeLessThan((ulong)tiles.Count);
        reader.Header.LeavesLength.ShouldBe(0UL);
        reader.Metadata.ShouldBe("""{"name":"test"}""");
        foreach (var (id, bytes) in tiles) reader.Tile(id).ShouldBe(bytes);
        reader.Tile(TileId.Of(3)).ShouldBeNull();
        reader.Tile(new TileId(9, 1, 1)).ShouldBeNull();
        PmTilesWriter.Write(tiles, """{"name":"test"}""", Corner, Corner).ShouldBe(archive);
    }

    [Fact]
    public void Many_tiles_get_leaves_so_that_header_and_root_come_with_one_request()
    {
        // Lengths and gaps without a pattern, so that the directory does not shrink to nothing.
        var chance = new Random(40_000);
        var number = 0UL;
        var tiles = new List<(TileId, byte[])>();
        for (var at = 0; at < 20_000; at++)
        {
            var bytes = new byte[chance.Next(1, 60)];
            chance.NextBytes(bytes);
            tiles.Add((TileId.Of(number += (ulong)chance.Next(2, 90)), bytes));
        }

        var reader = new PmTilesReader(new MemoryStream(PmTilesWriter.Write(tiles, "{}", Corner, Corner)));
        reader.Header.LeavesLength.ShouldBeGreaterThan(0UL);
        (reader.Header.RootOffset + reader.Header.RootLength).ShouldBeLessThanOrEqualTo(16_384UL);
        foreach (var (id, bytes) in tiles.Where((_, at) => at % 401 == 0)) reader.Tile(id).ShouldBe(bytes);
        reader.Tile(TileId.Of(1)).ShouldBeNull();
    }

    [Fact]
    public void A_header_is_read_as_it_was_written()
    {
        var header = new PmTilesHeader(
            127, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, true, 2, 2, 1, 3, 12, new Position(312_000_000, 342_000_000), new Position(-1, -2), 7, new Position(5, -6));
        header.ToBytes().Length.ShouldBe(127);
        PmTilesHeader.Read(header.ToBytes()).ShouldBe(header);
    }

    [Fact]
    public void What_is_no_archive_is_refused_and_a_broken_one_never_read_beyond_its_end()
    {
        Should.Throw<InvalidDataException>(() => new PmTilesReader(new MemoryStream("GIF89a"u8.ToArray())));
        Should.Throw<InvalidDataException>(() => new PmTilesReader(new MemoryStream(new byte[500])));
        Should.Throw<ArgumentException>(() => PmTilesWriter.Write([], "{}", Corner, Corner));
        Should.Throw<ArgumentException>(() => PmTilesWriter.Write([(TileId.Of(2), [1]), (TileId.Of(1), [2])], "{}", Corner, Corner));

        var archive = PmTilesWriter.Write([(TileId.Of(0), "a tile"u8.ToArray()), (TileId.Of(1), "another"u8.ToArray())], """{"a":1}""", Corner, Corner);
        for (var at = 0; at < archive.Length; at++)
        {
            var bent = archive.ToArray();
            bent[at] ^= 0xff;
            try
            {
                new PmTilesReader(new MemoryStream(bent)).Tile(TileId.Of(1));
            }
            catch (InvalidDataException)
            {
            }

            try
            {
                new PmTilesReader(new MemoryStream(archive[..at])).Tile(TileId.Of(1));
            }
            catch (InvalidDataException)
            {
            }
        }
    }
}
