using System.Text.Json.Nodes;
using Truce.Core.Search;
using Truce.Web.Ogc;
using Truce.Web.Pages;
using Truce.Web.Search;

namespace Truce.Web.Api;

/// <summary>The interface for programs, described by OpenAPI 3.1. It is made from the tables that the interface itself is made from.</summary>
public static class ApiDescription
{
    private static readonly Lazy<JsonObject> Fixed = new(Write);

    public static IResult Give(Visit visit)
    {
        var request = visit.Context.Request;
        var described = (JsonObject)Fixed.Value.DeepClone();
        described["servers"] = new JsonArray(new JsonObject { ["url"] = $"{request.Scheme}://{request.Host}", ["description"] = visit.Text(visit.CentreName).Text });
        return Writing.Whole(visit.Context, json => described.WriteTo(json));
    }

    private static JsonObject Write()
    {
        var paths = new JsonObject
        {
            ["/api"] = Get("contents", "What there is", "Record", [], "Contents", "#/components/schemas/Contents"),
            ["/api/record"] = Get("listEvents", "The last events of the record, newest first", "Record", [Parameter("limit"), Parameter("before-index"), Parameter("asOf")], "A page of events", "#/components/schemas/Events", 400),
            ["/api/record/{index}"] = Get("showEvent", "One event", "Record", [Parameter("index"), Parameter("asOf")], "The event", "#/components/schemas/Event", 404),
        };
        var schemas = ApiSchemas.Common();
        paths["/api/search"] = Get("search", "What holds all of these words, or is named by this reference; the best first", "Things", [Parameter("search-q"), Parameter("search-kind"), Parameter("limit"), Parameter("after"), Parameter("asOf")], "A page of hits", "#/components/schemas/Hits", 400);
        foreach (var noun in ApiNoun.Every) AddNoun(paths, schemas, noun);

        // A collection that is no noun, such as the ground that a line encloses, goes out whole.
        foreach (var collection in FeatureCollections.All.Where(one => ApiNoun.Named(one.Id) is null))
            paths[$"/api/exports/{collection.Id}.{ExportFeatures.Form}"] = Export($"export{Name(collection.Id)}Features", $"{Words.Of("en")[$"ogc.collection.{collection.Id}"]}: all that lies somewhere, as GeoJSON", OgcAddresses.GeoJson, "object", []);
        foreach (var verb in ApiVerb.Every) AddVerb(paths, schemas, verb);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Truce",
                ["version"] = "1",
                ["summary"] = "The record of a civil-military coordination centre.",
                ["description"] = "Everything that the centre was told, as far as the caller may see it, at one index of an append-only record. A reference to what the caller may not see is null. Commands are recorded once under their Idempotency-Key.",
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject(), new JsonObject { ["token"] = new JsonArray() }, new JsonObject { ["session"] = new JsonArray() }),
            ["tags"] = new JsonArray(
                Tag("Record", "Events in the order in which they were recorded."),
                Tag("Things", "What the record tells of, as it stood at the index."),
                Tag("Commands", "The one way to write."),
                Tag("Exports", "Whole nouns as files, written while they are read.")),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token that the centre's secretariat issued: truce_…" },
                    ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "truce-member", ["description"] = "The session of a member who signed in with a browser." },
                },
                ["parameters"] = Parameters(),
                ["responses"] = new JsonObject { ["Problem"] = Answer("What was refused, and why", "#/components/schemas/Problem", Problems.MediaType) },
                ["schemas"] = schemas,
            },
        };
    }

    private static void AddNoun(JsonObject paths, JsonObject schemas, ApiNoun noun)
    {
        var name = noun.State.Name;
        schemas[$"{name}State"] = ApiSchemas.Of(noun.State, shown: true);
        schemas[name] = ApiSchemas.Thing($"#/components/schemas/{name}State");
        schemas[$"{name}List"] = ApiSchemas.List($"#/components/schemas/{name}");
        paths[$"/api/{noun.Path}"] = Get($"list{name}", $"{name}: the last to come first", "Things", [Parameter("limit"), Parameter("before"), Parameter("asOf"), .. ApiSelection.ParametersOf(noun)], "A page", $"#/components/schemas/{name}List", 400);
        paths[$"/api/{noun.Path}/{{id}}"] = Get($"show{name}", $"{name}: one", "Things", [Parameter("id"), Parameter("asOf")], "The thing", $"#/components/schemas/{name}", 404);
        paths[$"/api/{noun.Path}/{{id}}/history"] = Get($"history{name}", $"{name}: its events, first to last", "Things", [Parameter("id"), Parameter("asOf")], "Its events", "#/components/schemas/Events", 404);
        paths[$"/api/exports/{noun.Path}.jsonl"] = Export($"export{name}Lines", $"{name}: all that is selected, one a line", "application/jsonl", "string", ApiSelection.ParametersOf(noun));
        paths[$"/api/exports/{noun.Path}.csv"] = Export($"export{name}Table", $"{name}: all that is selected, as a table", "text/csv", "string", [Hxl(), .. ApiSelection.ParametersOf(noun)]);
        if (FeatureCollections.Find(noun.Path) is not null) paths[$"/api/exports/{noun.Path}.{ExportFeatures.Form}"] = Export($"export{name}Features", $"{name}: all that is selected, as features", OgcAddresses.GeoJson, "object", ApiSelection.ParametersOf(noun));
    }

    private static void AddVerb(JsonObject paths, JsonObject schemas, ApiVerb verb)
    {
        schemas[$"{verb.Name}Command"] = ApiSchemas.Of(verb.Command);
        var responses = new JsonObject { ["201"] = Answer("Recorded", "#/components/schemas/Answer"), ["200"] = Answer("Recorded before under the same key", "#/components/schemas/Answer") };
        foreach (var status in (int[])[400, 401, 403, 404, 409, 422, 503]) responses[$"{status}"] = Ref("#/components/responses/Problem");
        paths[$"/api/commands/{verb.Path}"] = new JsonObject
        {
            ["post"] = new JsonObject
            {
                ["operationId"] = char.ToLowerInvariant(verb.Name[0]) + verb.Name[1..],
                ["summary"] = Words.Of("en")[$"verb.{verb.Name}"],
                ["tags"] = new JsonArray("Commands"),
                ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }, new JsonObject { ["session"] = new JsonArray() }),
                ["parameters"] = new JsonArray(Parameter("key"), Parameter("prefer"), Parameter("for")),
                ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/json", $"#/components/schemas/{verb.Name}Command") },
                ["responses"] = responses,
            },
        };
    }

    private static JsonObject Get(string id, string summary, string tag, JsonNode[] parameters, string what, string schema, params int[] problems)
    {
        var responses = new JsonObject { ["200"] = Answer(what, schema) };
        foreach (var status in problems.Length == 0 ? [400] : problems) responses[$"{status}"] = Ref("#/components/responses/Problem");
        return new JsonObject
        {
            ["get"] = new JsonObject { ["operationId"] = id, ["summary"] = summary, ["tags"] = new JsonArray(tag), ["parameters"] = new JsonArray(parameters), ["responses"] = responses },
        };
    }

    // line-areas: LineAreas.
    private static string Name(string id) => string.Concat(id.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static JsonObject Export(string id, string summary, string type, string schema, IEnumerable<JsonNode> parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["tags"] = new JsonArray("Exports"),
            ["parameters"] = new JsonArray([Parameter("asOf"), .. parameters]),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["description"] = "The file", ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = schema } } } },
                ["400"] = Ref("#/components/responses/Problem"),
            },
        },
    };

    private static JsonObject Hxl() => new()
    {
        ["name"] = HxlRow.Parameter,
        ["in"] = "query",
        ["description"] = "1: the second row holds the tags of the Humanitarian Exchange Language 1.1.",
        ["schema"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(HxlRow.Asks) },
    };

    private static JsonObject Answer(string description, string schema, string type = "application/json") =>
        new() { ["description"] = description, ["content"] = Content(type, schema) };

    private static JsonObject Content(string type, string schema) => new() { [type] = new JsonObject { ["schema"] = Ref(schema) } };

    private static JsonObject Ref(string to) => new() { ["$ref"] = to };

    private static JsonObject Parameter(string name) => Ref($"#/components/parameters/{name}");

    private static JsonObject Tag(string name, string description) => new() { ["name"] = name, ["description"] = description };

    private static JsonObject Parameters()
    {
        static JsonObject One(string name, string where, string description, JsonObject schema, bool required = false)
        {
            var one = new JsonObject { ["name"] = name, ["in"] = where, ["description"] = description, ["schema"] = schema };
            if (required) one["required"] = true;
            return one;
        }

        static JsonObject Text() => new() { ["type"] = "string" };

        var all = new JsonObject
        {
            ["limit"] = One("limit", "query", "How many at most; 100 unless told.", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 1000 }),
            ["before"] = One("before", "query", "Goes on after a page: only what came before this reference.", ApiSchemas.ReferenceSchema()),
            ["before-index"] = One("before", "query", "Goes on after a page: only events before this index.", new JsonObject { ["type"] = "integer", ["minimum"] = 0 }),
            ["search-q"] = One("q", "query", "Words, each at the beginning of a word that the thing holds in any of its languages; or a reference.", new JsonObject { ["type"] = "string", ["maxLength"] = SearchQuery.MostCharacters }),
            ["search-kind"] = One("kind", "query", "Only things of this kind.", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. SearchAsked.Kinds.Select(kind => (JsonNode)kind.Word())]) }),
            ["after"] = One("after", "query", "Goes on after a page, as the page before gave it; together with its asOf.", new JsonObject { ["type"] = "string", ["pattern"] = "^[012]-[0-9]+$" }),
            ["asOf"] = One("asOf", "query", "The moment for which the answer is given; the head of the record unless told. Rights are those of now.", new JsonObject { ["type"] = "string", ["examples"] = new JsonArray("2025-10-29T20:15:00Z") }),
            ["index"] = One("index", "path", "Place in the record, from 0.", new JsonObject { ["type"] = "integer", ["minimum"] = 0 }, required: true),
            ["id"] = One("id", "path", "Reference of the thing.", ApiSchemas.ReferenceSchema(), required: true),
            ["key"] = One("Idempotency-Key", "header", "The same command under the same key is recorded once.", new JsonObject { ["type"] = "string", ["maxLength"] = 200 }),
            ["prefer"] = One("Prefer", "header", "wait=SECONDS: answer when the entry is proved, or after so many seconds, ten at most.", Text()),
            ["for"] = One("for", "query", "The organisation in whose name it is entered, where the member's own acts for it.", ApiSchemas.ReferenceSchema()),
        };
        foreach (var (name, parameter) in ApiSelection.Common()) all[name] = parameter;
        return all;
    }
}
