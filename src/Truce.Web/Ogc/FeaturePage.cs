using System.Text.Json;
using System.Text.Json.Nodes;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>A page of features as GeoJSON, written while it is read: what comes at its end is known only then.</summary>
internal sealed class FeaturePage(Visit visit, FeatureScope scope, FeatureCollection collection, FeatureList list, FeatureQuestion question, PageTokens tokens) : IResult
{
    // So much is gathered before it is sent.
    private const int Enough = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, at) = (httpContext.Response, new OgcAddresses(visit));
        Head(response, question.Crs);
        await using var json = new Utf8JsonWriter(response.BodyWriter, Json.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        About(json, visit, collection);
        json.WriteStartArray("features");
        var (count, last, more) = (0, -1, false);
        var skipped = 0;
        while (list.Next())
        {
            if (skipped++ < question.Offset) continue;
            if (more = count == question.Limit) break;
            json.WriteStartObject();
            list.Write(json);
            json.WriteEndObject();
            (count, last) = (count + 1, list.Row);
            if (json.BytesPending > Enough) await json.FlushAsync(httpContext.RequestAborted);
        }

        json.WriteEndArray();
        json.WriteString("timeStamp", visit.Now.ToDateTimeUtc());
        if (Matched(count, more) is { } matched) json.WriteNumber("numberMatched", matched);
        json.WriteNumber("numberReturned", count);
        Links(json, at, more ? tokens.Make(new(scope.View.Index, last, $"{scope.View.Viewer.Member}", PageTokens.QuestionOf(httpContext.Request))) : null);
        json.WriteEndObject();
        await json.FlushAsync(httpContext.RequestAborted);
    }

    internal static void Head(HttpResponse response, Crs crs)
    {
        response.ContentType = OgcAddresses.GeoJson;
        response.Headers["Content-Crs"] = $"<{crs.Uri}>";
        response.Headers.Vary = "Accept-Language, Cookie";
    }

    // What a copy has to say wherever it ends up.
    internal static void About(Utf8JsonWriter json, Visit visit, FeatureCollection collection)
    {
        if (visit.Centre.IsExample) json.WriteString("notice", visit.Words["shell.replayed"]);
        if (collection.IsLine) json.WriteString("use", visit.Words["ogc.not-for-navigation"]);
    }

    // Known without counting: all of a noun, or all that was asked for on one page.
    private int? Matched(int count, bool more) =>
        question is { Area: null, Time: null, Condition: null } && collection.CountOf(scope.View) is { } all ? all : more || question.After >= 0 || question.Offset > 0 ? null : count;

    private void Links(Utf8JsonWriter json, OgcAddresses at, string? next)
    {
        json.WritePropertyName("links");
        List<JsonNode> links =
        [
            at.SelfLink(OgcAddresses.GeoJson),
            at.Link(at.Of($"/ogc/collections/{collection.Id}"), "collection", "application/json", "ogc.link.collection"),
            at.Link(at.Of("/ogc"), "root", "application/json", "ogc.link.root"),
        ];
        if (next is not null) links.Add(at.Link(at.NextOf(next), "next", OgcAddresses.GeoJson, "ogc.link.next"));
        new JsonArray([.. links]).WriteTo(json);
    }
}

/// <summary>One feature as GeoJSON.</summary>
internal sealed class FeatureAlone(Visit visit, FeatureCollection collection, FeatureList one, string id, Crs crs) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var at = new OgcAddresses(visit);
        FeaturePage.Head(httpContext.Response, crs);
        await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter, Json.Options);
        json.WriteStartObject();
        one.Write(json);
        FeaturePage.About(json, visit, collection);
        json.WriteString("timeStamp", visit.Now.ToDateTimeUtc());
        json.WritePropertyName("links");
        List<JsonNode> links =
        [
            at.SelfLink(OgcAddresses.GeoJson),
            at.Link(at.Of($"/ogc/collections/{collection.Id}"), "collection", "application/json", "ogc.link.collection"),
            at.Link(at.Of("/ogc"), "root", "application/json", "ogc.link.root"),
        ];
        if (Reference.TryParse(id, out var reference)) links.Insert(1, at.Link(at.Of(visit.PageOf(reference)), "alternate", "text/html", "ogc.link.thing"));
        new JsonArray([.. links]).WriteTo(json);
        json.WriteEndObject();
        await json.FlushAsync(httpContext.RequestAborted);
    }
}
