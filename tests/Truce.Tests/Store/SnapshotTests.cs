using System.Security.Cryptography;
using System.Text;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Store.Centres;
using Truce.Store.Disk;
using Truce.Store.Journal;

namespace Truce.Tests.Store;

/// <summary>A snapshot spares a start work and is believed by its code alone; without it nothing is lost.</summary>
public sealed class SnapshotTests : IDisposable
{
    private const string Before = "Some text of old", After = "Fake text of old";

    private readonly string keys = Directory.CreateTempSubdirectory("truce-test-").FullName;
    private readonly MemoryDisk disk = new();
    private readonly ManualClock clock = new(NodaTime.Instant.FromUtc(2025, 10, 17, 9, 0));

    public SnapshotTests()
    {
        // Past the first full tile, which is where a snapshot begins to spare work.
        using var centre = Open();
        var secretary = centre.FoundAsync(new LocalText("Test centre"), new LocalText("Secretariat")).GetAwaiter().GetResult();
        Ask(centre, secretary, Before);
        for (var number = 0; number < 270; number++) Ask(centre, secretary, $"Question {number}");
    }

    [Fact]
    public void A_snapshot_with_the_right_code_vouches_for_what_was_checked()
    {
        // Whoever holds the key could fake this: it shows that the snapshot is used at all.
        Forge(snapshot => snapshot, Key());
        using var centre = Open();
        centre.View(null).All<Question>().First().Text.En.ShouldBe(After);
    }

    [Fact]
    public void A_snapshot_with_a_wrong_code_is_passed_over()
    {
        Forge(snapshot => snapshot, RandomNumberGenerator.GetBytes(32));
        Should.Throw<BrokenRecordException>(Open);
    }

    [Fact]
    public void A_snapshot_of_another_build_is_passed_over()
    {
        Forge(snapshot => snapshot.Replace(typeof(Centre).Module.ModuleVersionId.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal), Key());
        Should.Throw<BrokenRecordException>(Open);
    }

    [Fact]
    public void A_snapshot_of_another_format_is_passed_over()
    {
        Forge(snapshot => snapshot.Replace("truce-snapshot/1", "truce-snapshot/2", StringComparison.Ordinal), Key());
        Should.Throw<BrokenRecordException>(Open);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"code\":\"\",\"snapshot\":{}}")]
    [InlineData("{\"code\":\"*\",\"snapshot\":{\"build\":\"\",\"format\":\"\",\"index\":0,\"root\":\"\",\"segments\":[],\"tiles\":[]}}")]
    public void A_snapshot_that_is_none_is_passed_over(string content)
    {
        disk.Put("snapshot.json", Encoding.UTF8.GetBytes(content));
        using var centre = Open();
        centre.Published.Checkpoint.Size.ShouldBe(273);
    }

    [Fact]
    public void A_snapshot_is_right_for_a_journal_that_moved_on()
    {
        using (var centre = Open(snapshots: false)) Ask(centre, centre.View(null).Event(0)!.Who.Member, "Later");
        using (var centre = Open())
        {
            centre.View(null).Count<Question>().ShouldBe(272);
            centre.Published.Checkpoint.Size.ShouldBe(274);
        }

        var standing = Journal();
        Put(standing.Replace("Later", "Hater", StringComparison.Ordinal));
        Should.Throw<BrokenRecordException>(Open);
        Put(standing.Replace(Before, After, StringComparison.Ordinal));
        Should.Throw<BrokenRecordException>(Open);
    }

    [Fact]
    public void A_tile_that_changed_under_a_snapshot_is_named()
    {
        foreach (var (path, content) in disk.All.Where(file => file.Path.StartsWith("ledger/tile/", StringComparison.Ordinal) && !file.Path.Contains(".p/", StringComparison.Ordinal)))
        {
            var changed = content.ToArray();
            changed[changed.Length / 2] ^= 1;
            disk.Put(path, changed);
            Should.Throw<BrokenRecordException>(Open).Message.ShouldContain(path);
            disk.Put(path, changed[..^1]);
            Should.Throw<BrokenRecordException>(Open).Message.ShouldContain(path);
            disk.Put(path, content);
        }
    }

    public void Dispose() => Directory.Delete(keys, recursive: true);

    private static void Ask(Centre centre, Id<Core.Access.Member> member, string text) =>
        centre.ExecuteAsync(new OpenQuestion(new LocalText(text), Subject.Aid), member, text).GetAwaiter().GetResult().Refusal.ShouldBeNull();

    private Centre Open() => Open(snapshots: true);

    private Centre Open(bool snapshots) => Centre.Open(new CentreOptions(disk, new KeyRing(keys), clock)
    {
        Origin = "test.truce",
        Beat = TimeSpan.Zero,
        Snapshots = snapshots,
    });

    private byte[] Key() => Convert.FromBase64String(File.ReadAllText(Path.Combine(keys, "snapshot.key")).Trim());

    private string Journal() => Encoding.UTF8.GetString(disk.All.Single(file => file.Path.EndsWith(".jsonl", StringComparison.Ordinal)).Content);

    private void Put(string journal) => disk.Put("journal/000000000000.jsonl", Encoding.UTF8.GetBytes(journal));

    // Another text in the journal, and a snapshot that vouches for it.
    private void Forge(Func<string, string> change, byte[] key)
    {
        var (before, after) = (Journal(), Journal().Replace(Before, After, StringComparison.Ordinal));
        Put(after);
        const string Opening = "\"snapshot\":";
        var standing = Encoding.UTF8.GetString(disk.ReadAll("snapshot.json"));
        var snapshot = standing[(standing.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length)..^1];
        snapshot = change(snapshot.Replace(Print(before), Print(after), StringComparison.Ordinal));
        var code = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(snapshot)));
        disk.Put("snapshot.json", Encoding.UTF8.GetBytes($"{{\"code\":\"{code}\",{Opening}{snapshot}}}"));
    }

    private static string Print(string journal) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(journal)));
}
