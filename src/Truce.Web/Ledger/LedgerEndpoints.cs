using Microsoft.Net.Http.Headers;

namespace Truce.Web.Ledger;

/// <summary>The public ledger as C2SP tlog-tiles asks for it: no sign-in, no content, only commitments.</summary>
public static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        var ledger = app.MapGroup("/ledger");
        ledger.MapGet("/checkpoint", Checkpoint);
        ledger.MapGet("/key", Key);
        ledger.MapGet("/{**tile}", Tile);
    }

    private static IResult Checkpoint(Centre centre, HttpContext context)
    {
        if (centre.Published.Note.Length == 0) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text(centre.Published.Note, "text/plain; charset=utf-8");
    }

    private static IResult Key(Centre centre, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text(centre.Verifier + "\n", "text/plain; charset=utf-8");
    }

    private static IResult Tile(string tile, Centre centre, HttpContext context)
    {
        // A full tile never changes, nor does a partial one of a given width.
        if (!TilePath.TryParse(tile, out var path) || centre.LedgerTile(path) is not { } bytes) return Results.NotFound();
        context.Response.Headers.CacheControl = new CacheControlHeaderValue
        {
            Public = true,
            MaxAge = TimeSpan.FromDays(365),
            Extensions = { new NameValueHeaderValue("immutable") },
        }.ToString();
        return Results.Bytes(bytes, "application/octet-stream");
    }
}
