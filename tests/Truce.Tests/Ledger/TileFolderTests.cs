using FsCheck.Fluent;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

public sealed class TileFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("truce-tiles-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reads_a_partial_tile_out_of_a_wider_one_when_it_is_gone()
    {
        var folder = new TileFolder(_folder);
        folder.TryRead(new TilePath(0, 0, 3), out _).ShouldBeFalse();
        Write("tile/0/000.p/2", Hashes(2));
        folder.TryRead(new TilePath(0, 0, 3), out _).ShouldBeFalse();
        Write("tile/0/000.p/40", Hashes(40));
        Write("tile/0/000.p/7", Hashes(7));
        folder.TryRead(new TilePath(0, 0, 3), out var bytes).ShouldBeTrue();
        bytes.ToArray().ShouldBe(Hashes(3));
        Directory.Delete(Path.Combine(_folder, "tile/0/000.p"), recursive: true);
        Write("tile/0/000", Hashes(256));
        folder.TryRead(new TilePath(0, 0, 200), out bytes).ShouldBeTrue();
        bytes.ToArray().ShouldBe(Hashes(200));
        folder.TryRead(new TilePath(0, 1, 256), out _).ShouldBeFalse();
    }

    [Fact]
    public void Cuts_bundles_between_entries()
    {
        ReadOnlyMemory<byte>[] entries = [.. Enumerable.Range(0, 9).Select(i => new ReadOnlyMemory<byte>(new byte[i * 50]))];
        Write("tile/entries/000.p/9", EntryBundle.Write(entries));
        new TileFolder(_folder).TryRead(new TilePath(TilePath.Entries, 0, 4), out var bytes).ShouldBeTrue();
        EntryBundle.Read(bytes, 4).Select(e => e.Length).ShouldBe([0, 50, 100, 150]);
    }

    [Fact]
    public void A_bundle_of_another_width_is_named()
    {
        var bundle = EntryBundle.Write([new byte[3], new byte[300]]);
        bundle[5..7].ShouldBe([1, 44]);
        EntryBundle.Read(bundle, 2)[1].Length.ShouldBe(300);
        Should.Throw<RecordException>(() => EntryBundle.Read(bundle, 1)).Message.ShouldContain("more than 1");
        Should.Throw<RecordException>(() => EntryBundle.Read(bundle, 3)).Message.ShouldContain("within entry 2 of 3");
        Should.Throw<RecordException>(() => EntryBundle.Read(bundle.AsMemory(0, 100), 2)).Message.ShouldContain("within entry 1 of 2");
        Should.Throw<ArgumentException>(() => EntryBundle.Write([new byte[65_536]]));
    }

    [Fact]
    public void Bundles_taken_at_any_sizes_are_those_of_all_entries()
    {
        Property.Holds(Gen.Choose(0, 700).Two(), pair =>
        {
            var (first, second) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
            var tiles = new MemoryTiles();
            var edge = BundleEdge.Empty();
            Grow(edge, first);
            Grow(BundleEdge.Resume(first, tiles), second);
            for (var index = 0; index < second; index += 256)
            {
                var path = TilePath.Holding(TilePath.Entries, index, second);
                if (!tiles.TryRead(path, out var bundle)) return false;
                var entries = EntryBundle.Read(bundle, path.Width);
                if (entries.Where((entry, i) => entry.Length != (index + i) % 300).Any()) return false;
            }
            return edge.TakeChanged().Count == 0;

            void Grow(BundleEdge growing, int to)
            {
                while (growing.Size < to) growing.Append(new byte[growing.Size % 300]);
                foreach (var (path, bytes) in growing.TakeChanged()) tiles.Tiles[path.ToString()] = bytes;
            }
        });
    }

    private static byte[] Hashes(int width) => [.. Enumerable.Range(0, width * 32).Select(i => (byte)(i / 32))];

    private void Write(string path, byte[] bytes)
    {
        path = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
