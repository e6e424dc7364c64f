using Truce.Formats.Imports;
using Truce.Store.Accounts;
using Truce.Store.Journal;

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
            var host = options.Data is null ? await Opening.ExampleAsync(options) : await Opening.RealAsync(options);
            using var centre = host.Centre;
            await using var app = host.Build();
            app.Urls.Add(options.Urls);
            await app.StartAsync();
            var address = host.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? app.Urls.First();
            if (host.Centre is { IsExample: false, IsReadOnly: false }) PublicAddress.Keep(host.Centre.Disk, host.PublicUrl);
            if (host.Centre.CutBytes > 0)
                Console.WriteLine($"An unfinished commit of {host.Centre.CutBytes} bytes was cut off the end of the journal and kept beside it. Nothing that was answered is lost.");
            if (host.Centre.IsReadOnly)
                Console.WriteLine("Another machine keeps this record: it is open for reading only. To take it over: truce adopt");
            if (host is { Centre: { IsExample: false, IsReadOnly: false, Founder.Member: var first } } && !host.Accounts.HasPassword(first)
                && await host.Accounts.IssueAsync(host.Centre, first, first) is { Token: { } token })
                Console.WriteLine($"The first member, {first}, has no password yet. This link sets it; it works once, for 72 hours: {address}/link/{token}");
            foreach (var url in app.Urls) Console.WriteLine($"Truce is open at {url}{(host.Centre.IsExample ? " (worked example)" : "")}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception problem) when (problem is BrokenRecordException or FolderInUseException or ImportException or System.Text.Json.JsonException or InvalidDataException or UnauthorizedAccessException or IOException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }
}
