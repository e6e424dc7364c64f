using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Store.Centres;
using Truce.Store.Disk;
using Truce.Store.Journal;

namespace Truce.Tests.Store;

/// <summary>A copy of a folder carries the lease of the original.</summary>
public sealed class LeaseTests : IDisposable
{
    private static readonly OpenQuestion Question = new(new LocalText("Some text"), Subject.Aid);

    private readonly string folder = Directory.CreateTempSubdirectory("truce-test-").FullName;
    private readonly ManualClock clock = new(NodaTime.Instant.FromUtc(2025, 10, 17, 9, 0));

    [Fact]
    public async Task A_copy_opens_for_reading_only_and_takes_nothing_in()
    {
        var secretary = await FoundAsync();
        Copy();
        var before = Content("copy");
        using (var copy = Open("copy"))
        {
            (copy.IsReadOnly, copy.Adopted).ShouldBe((true, false));
            copy.View(secretary).Count<Question>().ShouldBe(1);
            (await copy.ExecuteAsync(Question, secretary, "key")).Refusal!.Code.ShouldBe("record/read-only");
            await copy.ProvedAsync(2);
            var never = await Should.ThrowAsync<RecordUnavailableException>(() => copy.ProvedAsync(3).WaitAsync(TimeSpan.FromSeconds(5)));
            never.Message.ShouldContain("reading only");
        }

        Content("copy").ShouldBe(before, "nothing in the copy was touched");
        using var original = Open("data");
        original.IsReadOnly.ShouldBeFalse();
        (await original.ExecuteAsync(Question, secretary, "key")).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task An_empty_copy_is_not_founded()
    {
        Open("data").Dispose();
        Copy();
        using var copy = Open("copy");
        await Should.ThrowAsync<InvalidOperationException>(() => copy.FoundAsync(new LocalText("Test centre"), new LocalText("Secretariat")));
    }

    [Fact]
    public async Task A_copy_with_a_torn_end_opens_for_reading_without_touching_it()
    {
        await FoundAsync();
        Copy();
        var segment = Path.Combine(folder, "copy", "journal", "000000000000.jsonl");
        File.AppendAllText(segment, "{\"opaque\":[\"torn");
        var before = Content("copy");
        using (var copy = Open("copy")) copy.CutBytes.ShouldBe(16);
        Content("copy").ShouldBe(before);
    }

    [Fact]
    public async Task A_copy_that_is_adopted_opens_for_writing_and_says_so_once()
    {
        var secretary = await FoundAsync();
        Copy();
        using (var copy = Open("copy", adopt: true))
        {
            (copy.IsReadOnly, copy.Adopted).ShouldBe((false, true));
            var at = copy.View(null).Index + 1;
            (await copy.ExecuteAsync(new AdoptRecord(at, new LocalText("Moved")), secretary, "adopt")).Index.ShouldBe(at);
        }

        using var again = Open("copy", adopt: true);
        (again.IsReadOnly, again.Adopted).ShouldBe((false, false));
    }

    [Fact]
    public void The_folder_and_its_keys_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        Open("data").Dispose();
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        foreach (var path in new[] { "data", "keys", "keys/ledger.key", "keys/snapshot.key" })
            (File.GetUnixFileMode(Path.Combine(folder, path)) & Others).ShouldBe(UnixFileMode.None, path);
    }

    [Theory]
    [InlineData("ledger.key", null)]
    [InlineData("ledger.key", "")]
    [InlineData("ledger.key", "PRIVATE+KEY+test.truce+00000000+AAAA")]
    [InlineData("snapshot.key", "*")]
    public async Task A_missing_or_damaged_key_is_named_and_no_other_is_made(string name, string? content)
    {
        await FoundAsync();
        var path = Path.Combine(folder, "keys", name);
        if (content is null) File.Delete(path);
        else File.WriteAllText(path, content);
        Should.Throw<BrokenRecordException>(() => Open("data")).Where.ShouldBe(path);
        File.Exists(path).ShouldBe(content is not null);
    }

    [Fact]
    public async Task The_same_folder_under_another_spelling_is_the_same_folder()
    {
        await FoundAsync();
        using var centre = Open("data/../data/");
        centre.IsReadOnly.ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<Id<Member>> FoundAsync()
    {
        using var centre = Open("data");
        var secretary = await centre.FoundAsync(new LocalText("Test centre"), new LocalText("Secretariat"));
        await centre.ExecuteAsync(Question, secretary, "first");
        return secretary;
    }

    private Centre Open(string name, bool adopt = false) =>
        Centre.Open(new CentreOptions(new FileDisk(Path.Combine(folder, name)), new KeyRing(Path.Combine(folder, "keys")), clock)
        {
            Origin = "test.truce",
            Folder = Path.Combine(folder, name),
            Beat = TimeSpan.Zero,
            Adopt = adopt,
        });

    private void Copy()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "data"), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, "copy", Path.GetRelativePath(Path.Combine(folder, "data"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    private string[] Content(string name) =>
        [.. Directory.GetFiles(Path.Combine(folder, name), "*", SearchOption.AllDirectories).Order().Select(file => $"{file} {Hash.Of(File.ReadAllBytes(file))}")];
}
