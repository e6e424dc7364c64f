using Truce.Core.Language;
using Truce.Formats.Imports;
using Truce.Store.Disk;
using Truce.Store.Importing;
using Truce.Web.Access;
using Truce.Web.Maps;
using Truce.Web.Subscriptions;
using Truce.Web.Wording;

namespace Truce.Web.Hosting;

/// <summary>Opens what a start asks for.</summary>
public static class Opening
{
    private const string Example = "examples/gaza-2025";

    /// <summary>The centre in a folder; an empty folder becomes an empty centre, with one member to begin with.</summary>
    public static async Task<TruceHost> RealAsync(TruceOptions options)
    {
        var data = options.Data!;
        var wording = WordingAid.Open(options.Wording);
        var keys = new KeyRing(options.Keys ?? Path.TrimEndingDirectorySeparator(data) + ".keys");
        var clock = SystemClock.Instance;

        // Two centres that never heard of each other must not share a ledger's name; "truce found" lets an operator choose it.
        var origin = $"centre-{Guid.NewGuid().ToString("N")[..8]}.truce";
        var centre = Centre.Open(new CentreOptions(new FileDisk(data), keys, clock) { Folder = data, Origin = origin });
        if (centre is { IsEmpty: true, IsReadOnly: false })
            await centre.FoundAsync(new LocalText("Coordination centre", "مركز التنسيق", "מרכז תיאום"), new LocalText("Secretariat", "الأمانة", "מזכירות"));
        return new TruceHost(centre, CentreProfile.Plain(), Guests.None, keys, clock)
        {
            PublicUrl = options.PublicUrl,
            Basemap = Basemap.Open(data),
            Wording = wording,
            Sending = new SendingTerms { AllowsInside = options.SendInside },
            Collector = options.Otlp,
        };
    }

    /// <summary>The worked example: replayed at its first start, found again at the next. Another edition of its files gets a folder of its own.</summary>
    /// <exception cref="ImportException">Something is wrong in the example's files.</exception>
    public static async Task<TruceHost> ExampleAsync(TruceOptions options)
    {
        var root = RootOf(Example);
        var set = ExampleSet.Read(Path.Combine(root, Example));
        var folder = Path.Combine(root, "artifacts", "example", set.Print[..16]);
        var keys = new KeyRing(Path.Combine(folder, "keys"));
        var clock = SystemClock.Instance;
        var centre = Centre.Open(new CentreOptions(new FileDisk(Path.Combine(folder, "data")), keys, clock)
        {
            Folder = Path.Combine(folder, "data"),
            Origin = set.Manifest.Origin,
        });
        try
        {
            var basemap = Basemap.Open(Path.Combine(folder, "data"), Path.Combine(root, Example, "basemap"));
            return await ReplayAsync(set, centre, keys, clock) with { Basemap = basemap, Collector = options.Otlp };
        }
        catch
        {
            centre.Dispose();
            throw;
        }
    }

    /// <summary>Replays an example into a centre and presents it as its manifest says.</summary>
    /// <exception cref="IOException">The replay was refused; says at which place of which file.</exception>
    public static async Task<TruceHost> ReplayAsync(ExampleSet set, Centre centre, KeyRing keys, IClock clock)
    {
        var door = new ImportDoor(centre, clock);
        var example = await ExampleReplay.RunAsync(set, new ReplayDoor(door.FoundAsync, door.ExecuteAsync, door.SetTime));
        if (example.Result.Stopped is { } stopped) throw new IOException($"The example cannot be replayed. {stopped}");
        centre.Prove();
        var manifest = set.Manifest;
        var zones = manifest.Zones.Select(zone => new ClockZone(zone.Name, DateTimeZoneProviders.Tzdb[zone.Zone])).ToArray();
        var plain = CentreProfile.Plain(manifest.Name);
        var profile = new CentreProfile(manifest.Name, manifest.Place, zones.Length > 0 ? zones : plain.Zones, manifest.Ceasefire);
        var guests = from viewer in example.Viewers
                     where viewer is { Member: not null, Organisation: not null }
                     select new Guest(viewer.Member!.Value, viewer.Function, viewer.Organisation!.Value);
        return new TruceHost(centre, profile, new Guests([.. guests]), keys, clock) { Basemap = Basemap.Open(null, Path.Combine(RootOf(Example), Example, "basemap")) };
    }

    // The example lies beside the sources; wherever the build put the program, it is below them.
    private static string RootOf(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, path))) return folder.FullName;
        throw new DirectoryNotFoundException($"{path} was not found above {AppContext.BaseDirectory}. Give a centre's folder with --data DIR.");
    }
}
