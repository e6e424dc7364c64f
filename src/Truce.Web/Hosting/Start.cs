using Truce.Core.Language;
using Truce.Store.Disk;
using Truce.Store.Journal;
using Truce.Web.Access;

namespace Truce.Web.Hosting;

/// <summary>The start from the command line: opens the example, or the centre in a folder, and says where it can be seen.</summary>
public static class Start
{
    /// <summary>Runs until it is stopped.</summary>
    /// <returns>0; 1 where the record is broken or in use; 2 where the options cannot be read.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        TruceOptions options;
        try
        {
            options = TruceOptions.Parse(arguments);
        }
        catch (ArgumentException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 2;
        }

        try
        {
            var host = Opening.Real(options);
            using var centre = host.Centre;
            await using var app = host.Build();
            app.Urls.Add(options.Urls);
            await app.StartAsync();
            foreach (var url in app.Urls) Console.WriteLine($"Truce: {url}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception problem) when (problem is BrokenRecordException or FolderInUseException or UnauthorizedAccessException or IOException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }
}

/// <summary>Opens what a start asks for.</summary>
internal static class Opening
{
    /// <summary>The centre in a folder.</summary>
    public static TruceHost Real(TruceOptions options)
    {
        var data = options.Data!;
        var keys = new KeyRing(options.Keys ?? data.TrimEnd('/') + ".keys");
        var clock = SystemClock.Instance;
        var centre = Centre.Open(new CentreOptions(new FileDisk(data), keys, clock) { Folder = data });
        return new TruceHost(centre, CentreProfile.Plain(new LocalText("Truce")), Guests.None, keys, clock);
    }
}
