using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace Truce.Web.Hosting;

/// <summary>The script, styles and fonts that the build bundled, under names that carry a hash of their content.</summary>
public sealed class ClientFiles
{
    internal static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private readonly FrozenDictionary<string, string> names = JsonSerializer.Deserialize<Dictionary<string, string>>(
        File.ReadAllText(Path.Combine(Folder, "manifest.json")))!.ToFrozenDictionary();

    /// <summary>The address of <c>app.js</c> or <c>app.css</c>.</summary>
    public string this[string name] => "/client/" + names[name];
}

/// <summary>Serves them: their names change with their content, so a browser may keep them for good.</summary>
public static class ClientFilesServing
{
    private const string Folder = "/client";

    public static void UseClientFiles(this IApplicationBuilder app)
    {
        // Only what is alike for everybody is compressed: in the length of a page, what a reader may see would show.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Folder) || Visit.IsPublic(context), files => files.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(ClientFiles.Folder),
            RequestPath = Folder,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
    }
}
