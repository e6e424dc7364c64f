using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Truce.Formats.Geo;
using Truce.Web.Api;
using Truce.Web.Pages;

namespace Truce.Web.Ogc;

/// <summary>
/// OGC API Features over everything that lies somewhere: part 1 (core, GeoJSON, OpenAPI 3.0), part 2 (reference systems), part 3 (filters in
/// CQL2 text). The same viewer, moment and view as on the pages.
/// </summary>
public static class OgcRoutes
{
    public static void MapOgc(this IEndpointRouteBuilder app)
    {
        app.MapGet("/ogc", Landing);
        app.MapGet("/ogc/conformance", (Visit visit) => Document(visit, () => new JsonObject { ["conformsTo"] = Json.List(Conformance) }));
        app.MapGet("/ogc/api", (Visit visit) => Document(visit, () => OpenApi.Of(visit), OgcAddresses.OpenApi));
        app.MapGet("/ogc/collections", (Visit visit) => Document(visit, () => CollectionsDocument(visit)));
        app.MapGet("/ogc/collections/{collection}", (string collection, Visit visit) => Of(visit, collection, one => CollectionDocument(visit, one)));
        app.MapGet("/ogc/collections/{collection}/queryables", (string collection, Visit visit) =>
            Of(visit, collection, one => Schemas.Queryables(visit, one), OgcAddresses.Schema));
        app.MapGet("/ogc/collections/{collection}/items", Items);
        app.MapGet("/ogc/collections/{collection}/items/{id}", Item);
    }

    private static string[] Conformance { get; } =
    [
        .. from part in (string[])["core", "oas30", "geojson"] select $"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{part}",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        .. from part in (string[])["queryables", "queryables-query-parameters", "filter", "features-filter"] select $"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/{part}",
        .. from part in (string[])["cql2-text", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison", "accent-insensitive-comparison", "basic-spatial-functions", "spatial-functions", "temporal-functions", "property-property"]
           select $"http://www.opengis.net/spec/cql2/1.0/conf/{part}",
    ];

    private static IResult Landing(Visit visit)
    {
        if (Unfit(visit, "html") is { } refusal) return Problems.Of(visit.Context, refusal);
        var asked = visit.Context.Request.Query["f"].ToString();
        var accepted = visit.Context.Request.Headers.Accept.ToString();
        visit.Context.Response.Headers.Vary = "Accept, Accept-Language, Cookie";
        return asked == "html" || (asked.Length == 0 && accepted.Contains("text/html", StringComparison.OrdinalIgnoreCase))
            ? new RazorComponentResult<OgcPage>()
            : Json.Answer(LandingDocument(visit));
    }

    private static JsonObject LandingDocument(Visit visit)
    {
        var at = new OgcAddresses(visit);
        return new JsonObject
        {
            ["title"] = visit.Text(visit.CentreName).Text,
            ["description"] = visit.Words["ogc.description"],
            ["attribution"] = visit.Text(visit.CentreName).Text,
            ["links"] = new JsonArray(
                at.SelfLink(),
                at.Link(at.Of("/ogc/api"), "service-desc", OgcAddresses.OpenApi, "ogc.link.api"),
                at.Link(at.Of("/ogc?f=html"), "service-doc", "text/html", "ogc.link.page"),
                at.Link(at.Of("/ogc?f=html"), "alternate", "text/html", "ogc.link.page"),
                at.Link(at.Of("/ogc/conformance"), "conformance", "application/json", "ogc.link.conformance"),
                at.Link(at.Of("/ogc/conformance"), OgcAddresses.Conformance, "application/json", "ogc.link.conformance"),
                at.Link(at.Of("/ogc/collections"), "data", "application/json", "ogc.link.collections"),
                at.Link(at.Of("/ogc/collections"), OgcAddresses.Data, "application/json", "ogc.link.collections")),
        };
    }

    private static JsonObject CollectionsDocument(Visit visit)
    {
        var at = new OgcAddresses(visit);
        return new JsonObject
        {
            ["links"] = new JsonArray(at.SelfLink(), at.Link(at.Of("/ogc"), "root", "application/json", "ogc.link.root")),
            ["crs"] = Json.List(Crs.All.Select(crs => crs.Uri)),
            ["collections"] = new JsonArray([.. FeatureCollections.All.Select(one => CollectionDocument(visit, one))]),
        };
    }

    private static JsonObject CollectionDocument(Visit visit, FeatureCollection collection)
    {
        var at = new OgcAddresses(visit);
        var path = $"/ogc/collections/{collection.Id}";
        var extent = FeatureExtents.Of(FeatureScope.Of(visit), collection);
        return new JsonObject
        {
            ["id"] = collection.Id,
            ["title"] = at.TitleOf(collection),
            ["description"] = visit.Words[$"ogc.about.{collection.Id}"],
            ["itemType"] = "feature",
            ["extent"] = FeatureExtents.Write(extent),
            ["crs"] = Json.List(Crs.All.Select(crs => crs.Uri)),
            ["storageCrs"] = Crs.Default.Uri,
            ["links"] = new JsonArray(
                at.Link(at.Of(path), "self", "application/json", "ogc.link.collection"),
                at.Link(at.Of($"{path}/items"), "items", OgcAddresses.GeoJson, "ogc.link.items"),
                at.Link(at.Of($"{path}/queryables"), OgcAddresses.Queryables, OgcAddresses.Schema, "ogc.link.queryables"),
                at.Link(at.Of($"{path}/queryables"), "queryables", OgcAddresses.Schema, "ogc.link.queryables"),
                at.Link(at.Of($"/tiles/{collection.Id}.json"), "tilesets-vector", "application/json", "ogc.link.tiles"),
                at.Link(at.Of("/ogc"), "root", "application/json", "ogc.link.root")),
        };
    }

    private static IResult Items(string collection, Visit visit, PageTokens tokens)
    {
        if (Moment(visit) is { } unreadable) return Problems.Of(visit.Context, unreadable);
        if (FeatureCollections.Find(collection) is not { } found) return Unknown(visit, collection);
        if (new QuestionReader(visit.Context.Request.Query, found, visit.Profile.Zone).Read(out var refusal) is not { } question) return Problems.Of(visit.Context, refusal!);
        var scope = FeatureScope.Of(visit);
        if (visit.Context.Request.Query["next"].ToString() is { Length: > 0 } next)
        {
            if (tokens.Read(next) is not { } token) return Problems.Of(visit.Context, OgcRefusals.TokenUnreadable());
            if (token.Viewer != $"{visit.View.Viewer.Member}" || token.Question != PageTokens.QuestionOf(visit.Context.Request)) return Problems.Of(visit.Context, OgcRefusals.TokenOfAnother());
            scope = new FeatureScope(visit.Centre.View(visit.View.Viewer.Member, token.Index), scope.Moment, scope.Zone);
            question = question with { After = token.Row };
        }

        return found.List(scope, question, out refusal) is { } list ? new FeaturePage(visit, scope, found, list, question, tokens) : Problems.Of(visit.Context, refusal!);
    }

    private static IResult Item(string collection, string id, Visit visit)
    {
        if ((Moment(visit) ?? QuestionReader.Known(visit.Context.Request.Query, ["asOf", "crs", "f", "lang"])) is { } refusal) return Problems.Of(visit.Context, refusal);
        if (FeatureCollections.Find(collection) is not { } found) return Unknown(visit, collection);
        var asked = visit.Context.Request.Query["crs"].ToString();
        if ((asked.Length == 0 ? Crs.Default : Crs.Find(asked)) is not { } crs)
            return Problems.Of(visit.Context, OgcRefusals.UnknownSystem("crs", QuestionReader.Short(asked), string.Join(", ", Crs.All)));
        return found.One(FeatureScope.Of(visit), id, crs) is { } one ? new FeatureAlone(visit, found, one, id, crs) : Problems.Of(visit.Context, AccessRefusals.NotFound(id));
    }

    private static IResult Of(Visit visit, string collection, Func<FeatureCollection, JsonObject> write, string type = "application/json")
    {
        if (Unfit(visit) is { } refusal) return Problems.Of(visit.Context, refusal);
        return FeatureCollections.Find(collection) is { } found ? Json.Answer(write(found), type) : Unknown(visit, collection);
    }

    private static IResult Document(Visit visit, Func<JsonObject> write, string type = "application/json") =>
        Unfit(visit) is { } refusal ? Problems.Of(visit.Context, refusal) : Json.Answer(write(), type);

    private static Refusal? Unfit(Visit visit, params string[] formats) => Moment(visit) ?? QuestionReader.Known(visit.Context.Request.Query, ["asOf", "f", "lang"], formats);

    internal static Refusal? Moment(Visit visit) => visit.IsAsOfMalformed ? WebRefusals.MomentUnreadable(visit.Context.Request.Query["asOf"].ToString()) : null;

    internal static IResult Unknown(Visit visit, string collection) =>
        Problems.Of(visit.Context, OgcRefusals.UnknownCollection(QuestionReader.Short(collection), string.Join(", ", FeatureCollections.All.Select(one => one.Id))));
}
