using System.Text.Json.Nodes;
using Truce.Core.Selections;
using Truce.Web.Pages;
using Truce.Web.Selections;

namespace Truce.Web.Api;

/// <summary>Selections as programs write them: the parameters of lists and exports, the same as in the addresses of pages.</summary>
internal static class ApiSelection
{
    /// <summary>What is asked of a noun; or the answer that says which part cannot be read.</summary>
    public static Selecting? Read(Visit visit, ApiNoun noun, out IResult? unfit)
    {
        var query = visit.Context.Request.Query;
        var read = SelectionReader.Read(from pair in query from value in pair.Value select (pair.Key, value ?? ""), ScopeOf(noun, visit.Profile.Zone));
        unfit = null;
        if (read.Faults.IsEmpty) return Selecting.Of(read.Selection, visit.View, visit.Profile.Zone);
        unfit = Problems.Of(visit.Context, read.Faults[0].Refusal, fields: [.. read.Faults.Select(fault => (fault.Name, visit.Words.Sentence(fault.Refusal)))]);
        return null;
    }

    /// <summary>The parameters of a noun, as its description names them.</summary>
    public static IEnumerable<JsonNode> ParametersOf(ApiNoun noun)
    {
        var scope = ScopeOf(noun, DateTimeZone.Utc);
        foreach (var name in scope.Names)
        {
            if (Codes(scope, name) is { } codes) yield return Codes(name, codes);
            else yield return new JsonObject { ["$ref"] = $"#/components/parameters/{name}" };
        }
    }

    /// <summary>The parameters that say the same for every noun.</summary>
    public static IEnumerable<(string Name, JsonObject Parameter)> Common()
    {
        (string Name, string Description, JsonObject Schema)[] several =
        [
            ("place", "A place, and all that lies in it.", Reference()), ("by", "Whoever says it: an organisation or a source; where a thing names none, the organisation that entered it.", Reference()),
            ("provision", "A provision that it stands under or is tied to.", Reference()), ("crossing", "A crossing that it stands under or is tied to.", Reference()),
            ("under", "A thing that it stands under, such as the question that claims answer.", Reference()),
        ];
        foreach (var (name, description, schema) in several)
        {
            yield return (name, Several(name, description + " Several: any of them.", schema));
            yield return ($"not-{name}", Several($"not-{name}", $"Leaves out what {name} would select.", (JsonObject)schema.DeepClone()));
        }

        yield return One("bbox", "West, south, east, north in degrees; what lies in the box or meets it.", "34.2,31.2,34.6,31.6");
        yield return One("within", "So far around a place or a crossing, 1 m to 200 km.", "2km,PLC-222-222-2");
        yield return One("datetime", "When it happened, as OGC API Features writes it; both ends belong to it. Another way to write from and until.", "2025-10-21/2025-10-23");
        yield return One("from", "What happened on that day or at that moment, or later.", "2025-10-21");
        yield return One("until", "What happened on that day or earlier; or before that moment.", "2025-10-23T15:00:00Z");
        yield return One("recorded-from", "What came into the record on that day or at that moment, or later.", "2025-10-21");
        yield return One("recorded-until", "What came into the record on that day or earlier; or before that moment.", "2025-10-23T15:00:00Z");
        yield return One("q", "Words that it says, as in search.", "convoy");
        var sort = One("sort", "newest: the last to come into the record first, unless told. oldest: the first first. happened: the last to happen first.", "oldest");
        sort.Parameter["schema"] = Strings("newest", "oldest", "happened");
        yield return sort;
    }

    private static SelectionScope ScopeOf(ApiNoun noun, DateTimeZone zone) => new([noun.Kind], zone) { Others = [.. SelectionLists.Everywhere, "limit"] };

    private static IReadOnlyList<string>? Codes(SelectionScope scope, string name) => name.Replace(SelectionNames.Not, "", StringComparison.Ordinal) switch
    {
        "type" => scope.CodesOf(ChoicePart.Type),
        "state" => scope.CodesOf(ChoicePart.State),
        "marking" => scope.CodesOf(ChoicePart.Marking),
        _ => null,
    };

    private static JsonObject Codes(string name, IReadOnlyList<string> codes) =>
        Several(name, name.StartsWith(SelectionNames.Not, StringComparison.Ordinal) ? "Leaves out what is any of these." : "Any of these.", Strings([.. codes]));

    private static JsonObject Several(string name, string description, JsonObject items) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["description"] = description,
        ["style"] = "form",
        ["explode"] = true,
        ["schema"] = new JsonObject { ["type"] = "array", ["items"] = items, ["maxItems"] = Selection.MostValues },
    };

    private static (string Name, JsonObject Parameter) One(string name, string description, string example) => (name, new JsonObject
    {
        ["name"] = name,
        ["in"] = "query",
        ["description"] = description,
        ["schema"] = new JsonObject { ["type"] = "string", ["examples"] = new JsonArray(example) },
    });

    private static JsonObject Strings(params string[] codes) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. codes.Select(code => (JsonNode)code)]) };

    private static JsonObject Reference() => ApiSchemas.ReferenceSchema();
}
