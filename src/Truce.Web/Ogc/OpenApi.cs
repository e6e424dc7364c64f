using System.Text.Json.Nodes;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>The description of the features API in OpenAPI 3.0: what map programs read before they ask.</summary>
internal static class OpenApi
{
    public static JsonObject Of(Visit visit)
    {
        var words = visit.Words;
        var paths = new JsonObject
        {
            ["/"] = Get(words["ogc.link.root"], "landing", "application/json"),
            ["/conformance"] = Get(words["ogc.link.conformance"], "conformance", "application/json"),
            ["/collections"] = Get(words["ogc.link.collections"], "collections", "application/json"),
        };
        foreach (var collection in FeatureCollections.All)
        {
            var (path, title) = ($"/collections/{collection.Id}", new OgcAddresses(visit).TitleOf(collection));
            paths[path] = Get(title, $"{collection.Id}.collection", "application/json");
            paths[$"{path}/queryables"] = Get($"{title}: {words["ogc.link.queryables"]}", $"{collection.Id}.queryables", OgcAddresses.Schema);
            paths[$"{path}/items"] = Get(title, $"{collection.Id}.items", OgcAddresses.GeoJson, [.. Common, .. collection.Properties.Where(one => one.IsParameter).Select(one => Parameter(visit, collection, one))]);
            paths[$"{path}/items/{{featureId}}"] = Get(title, $"{collection.Id}.item", OgcAddresses.GeoJson, [Refer("featureId"), Refer("crs"), Refer("asOf")]);
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = visit.Text(visit.CentreName).Text, ["description"] = words["ogc.description"], ["version"] = "1.0.0" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = new OgcAddresses(visit).Site + OgcAddresses.Root }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["parameters"] = Parameters(words), ["responses"] = Responses(words) },
        };
    }

    private static JsonNode[] Common => [.. ((string[])["limit", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "next", "asOf"]).Select(Refer)];

    private static JsonObject Get(string summary, string operation, string type, params JsonNode[] parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["summary"] = summary,
            ["operationId"] = operation,
            ["parameters"] = new JsonArray(parameters),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["description"] = summary, ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } } } },
                ["400"] = new JsonObject { ["$ref"] = "#/components/responses/problem" },
                ["404"] = new JsonObject { ["$ref"] = "#/components/responses/problem" },
            },
        },
    };

    private static JsonObject Refer(string parameter) => new() { ["$ref"] = $"#/components/parameters/{parameter}" };

    private static JsonObject Parameter(Visit visit, FeatureCollection collection, PropertyAbout property)
    {
        var schema = Schemas.Of(visit, collection, property);
        var title = schema["title"]!.GetValue<string>();
        schema.Remove("title");
        return Describe(property.Name, title, schema);
    }

    private static JsonObject Parameters(Words words)
    {
        JsonObject Text() => new() { ["type"] = "string" };
        JsonObject System() => new() { ["type"] = "string", ["format"] = "uri", ["default"] = Crs.Default.Uri, ["enum"] = Json.List(Crs.All.Select(crs => crs.Uri)) };
        return new JsonObject
        {
            ["limit"] = Describe("limit", words["ogc.parameter.limit"], new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = QuestionReader.MostLimit, ["default"] = QuestionReader.Limit }),
            ["bbox"] = Describe("bbox", words["ogc.parameter.bbox"], new JsonObject
            {
                ["type"] = "array",
                ["minItems"] = 4,
                ["maxItems"] = 6,
                ["items"] = new JsonObject { ["type"] = "number" },
            }, ("style", "form"), ("explode", false)),
            ["bbox-crs"] = Describe("bbox-crs", words["ogc.parameter.bbox-crs"], System()),
            ["crs"] = Describe("crs", words["ogc.parameter.crs"], System()),
            ["filter-crs"] = Describe("filter-crs", words["ogc.parameter.filter-crs"], System()),
            ["datetime"] = Describe("datetime", words["ogc.parameter.datetime"], Text(), ("style", "form"), ("explode", false)),
            ["filter"] = Describe("filter", words["ogc.parameter.filter"], Text()),
            ["filter-lang"] = Describe("filter-lang", words["ogc.parameter.filter-lang"], new JsonObject { ["type"] = "string", ["enum"] = Json.List(["cql2-text"]), ["default"] = "cql2-text" }),
            ["next"] = Describe("next", words["ogc.parameter.next"], Text()),
            ["asOf"] = Describe("asOf", words["ogc.parameter.asOf"], Text()),
            ["featureId"] = new JsonObject { ["name"] = "featureId", ["in"] = "path", ["required"] = true, ["description"] = words["ogc.property.id"], ["schema"] = Text() },
        };
    }

    private static JsonObject Describe(string name, string description, JsonObject schema, params (string Name, JsonNode Value)[] more)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = "query", ["required"] = false, ["description"] = description, ["schema"] = schema };
        foreach (var (key, value) in more) parameter[key] = value;
        return parameter;
    }

    private static JsonObject Responses(Words words) => new()
    {
        ["problem"] = new JsonObject
        {
            ["description"] = words["ogc.problem"],
            ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } } },
        },
    };
}
