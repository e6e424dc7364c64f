using System.Text.Json.Nodes;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>A page of features as GeoJSON, written while it is read: what comes at its end is known only then.</summary>
internal sealed class FeaturePage(Visit visit, FeatureScope scope, FeatureCollection collection, FeatureList list, FeatureQuestion question, PageTokens tokens) : IResult
{
    // So much is gathered before it is sent.
    private const int Enough = 256 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, at) = (httpContext.Response, new OgcAddresses(visit));
        Head(response, question.Crs);
        using var json = new GeoJsonBytes();
        json.Raw("{\"type\":\"FeatureCollection\","u8);
        About(json, visit, collection);
        json.Raw("\"features\":["u8);
        var (count, last, more, skipped) = (0, -1, false, 0);
        while (list.Next())
        {
            if (skipped++ < question.Offset) continue;
            if (more = count == question.Limit) break;
            json.Raw(count == 0 ? "{"u8 : ",{"u8);
            list.Write(json);
            json.Raw("}"u8);
            (count, last) = (count + 1, list.Row);
            if (json.Length < Enough) continue;
            await response.Body.WriteAsync(json.Written, httpContext.RequestAborted);
            json.Clear();
        }

        json.Raw("],\"timeStamp\":"u8);
        json.Moment(visit.Now);
        if (Matched(count, more) is { } matched)
        {
            json.Raw(",\"numberMatched\":"u8);
            json.Number(matched);
        }

        json.Raw(",\"numberReturned\":"u8);
        json.Number(count);
        Links(json, at, more ? tokens.Make(new(scope.View.Index, last, $"{scope.View.Viewer.Member}", PageTokens.QuestionOf(httpContext.Request))) : null);
        json.Raw("}"u8);
        await response.Body.WriteAsync(json.Written, httpContext.RequestAborted);
    }

    internal static void Head(HttpResponse response, Crs crs)
    {
        response.ContentType = OgcAddresses.GeoJson;
        response.Headers["Content-Crs"] = $"<{crs.Uri}>";
        response.Headers.Vary = "Accept-Language, Cookie";
    }

    // What a copy has to say wherever it ends up.
    internal static void About(GeoJsonBytes json, Visit visit, FeatureCollection collection)
    {
        if (visit.Centre.IsExample) Say("\"notice\":"u8, visit.Words["shell.replayed"]);
        if (collection.IsLine) Say("\"use\":"u8, visit.Words["ogc.not-for-navigation"]);

        void Say(ReadOnlySpan<byte> name, string text)
        {
            json.Raw(name);
            json.Text(text);
            json.Raw(","u8);
        }
    }

    // Known without counting: all of a noun, or all that was asked for on one page.
    private int? Matched(int count, bool more) =>
        question is { Area: null, Time: null, Condition: null } && collection.CountOf(scope.View) is { } all ? all : more || question.After >= 0 || question.Offset > 0 ? null : count;

    private void Links(GeoJsonBytes json, OgcAddresses at, string? next)
    {
        List<JsonNode> links =
        [
            at.SelfLink(OgcAddresses.GeoJson),
            at.Link(at.Of($"/ogc/collections/{collection.Id}"), "collection", "application/json", "ogc.link.collection"),
            at.Link(at.Of("/ogc"), "root", "application/json", "ogc.link.root"),
        ];
        if (next is not null) links.Add(at.Link(at.NextOf(next), "next", OgcAddresses.GeoJson, "ogc.link.next"));
        json.Raw(",\"links\":"u8);
        json.Raw(Json.Bytes(new JsonArray([.. links])));
    }
}

/// <summary>One feature as GeoJSON.</summary>
internal sealed class FeatureAlone(Visit visit, FeatureCollection collection, FeatureList one, string id, Crs crs) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var at = new OgcAddresses(visit);
        FeaturePage.Head(httpContext.Response, crs);
        using var json = new GeoJsonBytes();
        json.Raw("{"u8);
        FeaturePage.About(json, visit, collection);
        one.Write(json);
        json.Raw(",\"timeStamp\":"u8);
        json.Moment(visit.Now);
        List<JsonNode> links =
        [
            at.SelfLink(OgcAddresses.GeoJson),
            at.Link(at.Of($"/ogc/collections/{collection.Id}"), "collection", "application/json", "ogc.link.collection"),
            at.Link(at.Of("/ogc"), "root", "application/json", "ogc.link.root"),
        ];
        if (Reference.TryParse(id, out var reference)) links.Insert(1, at.Link(at.Of(visit.PageOf(reference)), "alternate", "text/html", "ogc.link.thing"));
        json.Raw(",\"links\":"u8);
        json.Raw(Json.Bytes(new JsonArray([.. links])));
        json.Raw("}"u8);
        await httpContext.Response.Body.WriteAsync(json.Written, httpContext.RequestAborted);
    }
}
