using Truce.Ledger;

namespace Truce.Tests.Ledger;

public class TilePathTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 273, 112, "tile/0/273.p/112")]
    [InlineData(0, 1067, 256, "tile/0/x001/067")]
    [InlineData(2, 1234067, 1, "tile/2/x001/x234/067.p/1")]
    [InlineData(63, 999, 255, "tile/63/999.p/255")]
    [InlineData(-1, 1000, 256, "tile/entries/x001/000")]
    [InlineData(-1, 0, 8, "tile/entries/000.p/8")]
    [InlineData(0, 1_000_000_000_000, 256, "tile/0/x001/x000/x000/x000/000")]
    public void Has_one_spelling(int level, long index, int width, string path)
    {
        new TilePath(level, index, width).ToString().ShouldBe(path);
        TilePath.TryParse(path, out var read).ShouldBeTrue();
        read.ShouldBe(new TilePath(level, index, width));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/data/000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/00a")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/001/067")]
    [InlineData("tile/0/x001/x067")]
    [InlineData("tile/0/X001/067")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/+1")]
    [InlineData("tile/0/000.p/1/")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/0/٠٠٠")]
    [InlineData("tile/0/x001/x000/x000/x000/x000/x000/x000/x000/000")]
    public void Refuses_every_other(string path) => TilePath.TryParse(path, out _).ShouldBeFalse();

    [Fact]
    public void Knows_how_wide_a_tile_is_in_a_tree()
    {
        TilePath.Holding(0, 69_999, 70_000).ShouldBe(new TilePath(0, 273, 112));
        TilePath.Holding(0, 0, 70_000).ShouldBe(new TilePath(0, 0, 256));
        TilePath.Holding(1, 272, 70_000).ShouldBe(new TilePath(1, 1, 17));
        TilePath.Holding(2, 0, 70_000).ShouldBe(new TilePath(2, 0, 1));
        TilePath.Holding(TilePath.Entries, 69_999, 70_000).ShouldBe(new TilePath(-1, 273, 112));
    }
}
