using System.Text.Json.Nodes;

namespace Truce.Web.Ogc;

/// <summary>What can be asked of a collection, as JSON Schema says it (OGC 19-079r2, part 3).</summary>
internal static class Schemas
{
    public static JsonObject Queryables(Visit visit, FeatureCollection collection)
    {
        var properties = new JsonObject();
        foreach (var property in collection.Properties) properties[property.Name] = Of(visit, collection, property);
        properties["id"] = new JsonObject { ["title"] = visit.Words["ogc.property.id"], ["type"] = "string", ["x-ogc-role"] = "id" };
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = new OgcAddresses(visit).Of($"/ogc/collections/{collection.Id}/queryables"),
            ["type"] = "object",
            ["title"] = new OgcAddresses(visit).TitleOf(collection),
            ["description"] = visit.Words[$"ogc.about.{collection.Id}"],
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    /// <summary>What a property is; a shape and a stretch of time have no type of JSON's own.</summary>
    public static JsonObject Of(Visit visit, FeatureCollection collection, PropertyAbout property)
    {
        var schema = new JsonObject { ["title"] = Title(visit, property) };
        switch (property.Kind)
        {
            case "geometry":
                schema["x-ogc-role"] = "primary-geometry";
                schema["format"] = $"geometry-{collection.GeometryType.ToLowerInvariant()}";
                return schema;
            case "interval":
                schema["x-ogc-role"] = "primary-interval";
                schema["format"] = "interval";
                return schema;
            case "timestamp" or "date":
                schema["type"] = "string";
                schema["format"] = property.Kind == "date" ? "date" : "date-time";
                break;
            default:
                schema["type"] = property.Kind == "number" ? "integer" : property.Kind;
                break;
        }

        if (property.Codes is { } codes) schema["enum"] = Json.List(codes);
        return schema;
    }

    private static string Title(Visit visit, PropertyAbout property)
    {
        var title = visit.Words[property.TitleKey];
        return property.Name.Length > 3 && property.Name[^3] == '_' ? $"{title} ({property.Name[^2..]})" : title;
    }
}
