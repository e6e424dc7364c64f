using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Truce.Web.Api;

/// <summary>Shapes of values as JSON Schema, from the rules by which the record itself writes them.</summary>
public static class ApiSchemas
{
    /// <summary>The shape of a record of Core.</summary>
    /// <param name="shown">Whether it is shown rather than sent: then a reference may be null, to what the viewer may not see.</param>
    public static JsonObject Of(Type type, bool shown = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return OrNull(Of(inner, shown));
        if (Known(type) is { } known) return shown && known.ContainsKey("pattern") ? OrNull(known) : known;
        if (type == typeof(string)) return Text();
        if (type == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int) || type == typeof(long)) return new JsonObject { ["type"] = "integer" };
        if (type.IsEnum) return Choice(Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName));
        if (ItemOf(type) is { } item) return List(Of(item, shown), null);
        return Opened(CanonicalValues.Options.GetTypeInfo(type), shown);
    }

    /// <summary>What is said of references.</summary>
    public static JsonObject ReferenceSchema() => new()
    {
        ["type"] = "string",
        ["pattern"] = "^[A-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]$",
        ["examples"] = new JsonArray("CLM-7KQ-4MD-R"),
    };

    /// <summary>A thing with its reference, marking, owner and page.</summary>
    public static JsonObject Thing(string state) => Record(
        ("reference", ReferenceSchema()), ("marking", Of(typeof(Marking), shown: true)), ("owner?", ReferenceSchema()), ("page", Text("Address of its page.")), ("state", Ref(state)));

    /// <summary>A page of a list.</summary>
    public static JsonObject List(string item) => Record(
        ("index", Whole("The index for which it answers.")), ("example?", new JsonObject { ["type"] = "boolean" }),
        ("items", new JsonObject { ["type"] = "array", ["items"] = Ref(item) }), ("next?", Text("Address of the next page.")));

    /// <summary>The shapes that all share.</summary>
    public static JsonObject Common() => new()
    {
        ["Contents"] = Record(
            ("name", Text("What the centre is called.")), ("origin", Text("Of its record.")), ("index", Whole("The last event.")), ("description", Text("Address of this document.")),
            ("record", Text("Address of the events.")), ("search", Text("Address of search.")), ("lists", Texts()), ("commands", Texts())),
        ["Event"] = Record(
            ("index", Whole("Place in the record, from 0.")), ("stream", ReferenceSchema()), ("version", Whole("Place in the life of its stream, from 1.")),
            ("name", Text("Stable name and version.")), ("recordedAt", Moment()), ("marking", Of(typeof(Marking), shown: true)), ("who", Of(typeof(Who), shown: true)),
            ("body", new JsonObject { ["type"] = "object" }), ("receipt", Text("Address of its receipt."))),
        ["Events"] = List("#/components/schemas/Event"),
        ["Hit"] = Record(
            ("reference", ReferenceSchema()), ("kind", Text("Of the thing.")), ("page", Text("Address of its page.")), ("name?", Ref("#/components/schemas/FoundText")),
            ("texts", new JsonObject { ["type"] = "array", ["items"] = Ref("#/components/schemas/FoundText"), ["description"] = "Texts that hold the words, cut to what surrounds them." })),
        ["FoundText"] = Record(("language", Text("Its language: en, ar or he.")), ("text", Text("As the page shows it."))),
        ["Hits"] = List("#/components/schemas/Hit"),
        ["Answer"] = Record(
            ("index", Whole("Of the first event.")), ("stream", ReferenceSchema()),
            ("standing", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("accepted", "proved") }), ("repeated", new JsonObject { ["type"] = "boolean" }),
            ("thing", Text("Address of what was recorded.")), ("event", Text("Address of the event.")), ("receipt", Text("Address of the receipt."))),
        ["Problem"] = Record(
            ("type", Text("A name for the refusal.")), ("title", Text("What is refused and what to do, in the caller's language.")), ("status", Whole("HTTP status.")),
            ("code", Text("Stable code of the refusal.")), ("errors?", new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } })),
    };

    private static JsonObject Opened(JsonTypeInfo type, bool shown)
    {
        var properties = new JsonObject();
        foreach (var property in type.Properties)
        {
            var shape = Of(property.PropertyType, shown);
            properties[property.Name] = property is { IsGetNullable: true, PropertyType.IsValueType: false } ? OrNull(shape) : shape;
        }

        var opened = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (type.Properties.Where(property => property.IsRequired).Select(property => (JsonNode)property.Name).ToArray() is { Length: > 0 } required) opened["required"] = new JsonArray(required);
        return opened;
    }

    private static Type? ItemOf(Type type) => type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? type.GetGenericArguments()[0] : null;

    private static JsonObject OrNull(JsonObject shape)
    {
        if (shape["type"] is JsonValue one) shape["type"] = new JsonArray(one.DeepClone(), "null");
        if (shape["enum"] is JsonArray some) some.Add(null);
        return shape;
    }

    private static JsonObject Choice(IEnumerable<string> of) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. of.Select(one => (JsonNode)one)]) };

    private static JsonObject? Known(Type type)
    {
        if (type == typeof(Reference) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))) return ReferenceSchema();
        if (type == typeof(Instant)) return Moment();
        if (type == typeof(LocalDate)) return new JsonObject { ["type"] = "string", ["format"] = "date" };
        if (type == typeof(DateInterval)) return Text("A day, or the first and the last with a stroke between.");
        if (type == typeof(Amount)) return Text("Digits, perhaps a point and decimals.");
        if (type == typeof(LocalText))
        {
            return new JsonObject
            {
                ["type"] = "object",
                ["description"] = "Words of people, in the languages in which they stand.",
                ["additionalProperties"] = false,
                ["properties"] = new JsonObject(Words.Languages.Select(language => KeyValuePair.Create(language, (JsonNode?)new JsonObject { ["type"] = "string" }))),
            };
        }

        if (type == typeof(Position)) return List(new JsonObject { ["type"] = "integer" }, "Longitude and latitude, WGS 84, in units of 1e-7 degree.");
        if (type == typeof(Trace) || type == typeof(Ring)) return List(Known(typeof(Position))!, "Positions, first to last.");
        if (type == typeof(Polygon)) return List(Known(typeof(Ring))!, "The outer ring, then the holes.");
        if (type == typeof(Area)) return List(Known(typeof(Polygon))!, "Polygons.");
        if (type == typeof(RowSet))
        {
            var labels = List(List(new JsonObject { ["type"] = "string" }, null), "The labels in use, one text for each dimension.");
            var rows = Record(
                ("cells", List(Text(), "For each series the numbers of all rows, with blanks between; a hyphen is none.")), ("days", Text("The first day of each row, with blanks between.")),
                ("label?", Text("For each row the place of its label.")), ("labels?", labels));
            rows["additionalProperties"] = false;
            return rows;
        }

        if (type == typeof(JsonElement)) return new JsonObject { ["type"] = "object", ["description"] = "Anything." };
        if (type == typeof(TlpLabel)) return Choice(Enum.GetValues<TlpLabel>().Select(CanonicalValues.Label));
        return null;
    }

    private static JsonObject List(JsonObject items, string? description)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = items };
        if (description is not null) list["description"] = description;
        return list;
    }

    private static JsonObject Record(params (string Name, JsonNode Schema)[] properties)
    {
        var all = new JsonObject();
        foreach (var (name, schema) in properties) all[name.TrimEnd('?')] = schema;
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = all,
            ["required"] = new JsonArray([.. properties.Where(one => !one.Name.EndsWith('?')).Select(one => (JsonNode)one.Name)]),
        };
    }

    private static JsonObject Ref(string to) => new() { ["$ref"] = to };

    private static JsonObject Text(string? description = null)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (description is not null) text["description"] = description;
        return text;
    }

    private static JsonObject Texts() => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Whole(string description) => new() { ["type"] = "integer", ["description"] = description };

    private static JsonObject Moment() => new() { ["type"] = "string", ["format"] = "date-time" };
}
