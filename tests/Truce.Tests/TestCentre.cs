using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Store.Centres;
using Truce.Store.Disk;

namespace Truce.Tests;

/// <summary>A centre in a folder of its own that goes with the test. It signs only when asked, and can be opened again.</summary>
public sealed class TestCentre : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("truce-test-").FullName;
    private readonly Func<CentreOptions, CentreOptions> settings;

    public TestCentre(Func<CentreOptions, CentreOptions>? settings = null)
    {
        this.settings = settings ?? (options => options);
        Centre = Open();
        Secretary = Centre.FoundAsync(new LocalText("Test centre"), new LocalText("Secretariat")).GetAwaiter().GetResult();
    }

    public string Data => Path.Combine(folder, "data");

    public string Keys => Path.Combine(folder, "keys");

    public ManualClock Clock { get; } = new(Instant.FromUtc(2025, 10, 17, 9, 0));

    public Centre Centre { get; private set; }

    /// <summary>The first member, who holds every duty.</summary>
    public Id<Member> Secretary { get; }

    public Centre Open() => Centre.Open(settings(new CentreOptions(new FileDisk(Data), new KeyRing(Keys), Clock)
    {
        Origin = "test.truce",
        Beat = TimeSpan.Zero,
    }));

    public void Reopen(bool deleteSnapshot = false)
    {
        Centre.Dispose();
        if (deleteSnapshot) File.Delete(Path.Combine(Data, "snapshot.json"));
        Centre = Open();
    }

    /// <summary>Executes a command that must be recorded.</summary>
    public Answer Do(ICommand command, Id<Member>? member = null, string? key = null)
    {
        var answer = Centre.ExecuteAsync(command, member ?? Secretary, key ?? Guid.NewGuid().ToString()).GetAwaiter().GetResult();
        answer.Refusal?.Sentence.ShouldBeNull();
        return answer;
    }

    public Id<T> New<T>(ICommand command, Id<Member>? member = null)
        where T : class, INoun<T> => new(Do(command, member).Stream.Number);

    public void Dispose()
    {
        Centre.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class ManualClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
