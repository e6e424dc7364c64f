using System.Text;
using System.Text.Json;
using Truce.Web.Ogc;
using Truce.Web.Pages;

namespace Truce.Web.Api;

/// <summary>
/// A whole noun as a file, written while it is read: a million rows need no more memory than one. What is in it is what the viewer
/// sees at the moment when it begins; the name of the file says at which index that was.
/// </summary>
public static class Exports
{
    private const int FlushEvery = 64 * 1024;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>NOUNS.jsonl: one thing a line, as the lists have it. NOUNS.csv: the same as a table. COLLECTION.geojson: features, for whatever lies somewhere.</summary>
    public static IResult Give(string file, Visit visit)
    {
        var dot = file.LastIndexOf('.');
        var (named, form) = dot < 0 ? (file, "") : (file[..dot], file[(dot + 1)..]);
        if (form == ExportFeatures.Form)
        {
            if (FeatureCollections.Find(named) is not { } collection) return OgcRoutes.Unknown(visit, SafeText.Line(named));
            visit.Context.Response.Headers.ContentDisposition = Named(visit, collection.Id, form);
            return Results.Stream(to => ExportFeatures.WriteAsync(to, collection, visit), OgcAddresses.GeoJson);
        }

        if (ApiNoun.Named(named) is not { } noun) return ApiRoutes.NoSuchNoun(visit, named);
        var csv = form == "csv";
        if (!csv && form != "jsonl") return Problems.Of(visit.Context, ApiRefusals.ParameterUnfit("file", SafeText.Line(file)));
        visit.Context.Response.Headers.ContentDisposition = Named(visit, noun.Path, form);
        return Results.Stream(to => csv ? WriteTableAsync(to, noun, visit) : WriteLinesAsync(to, noun, visit), csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8");
    }

    private static string Named(Visit visit, string what, string form) => $"attachment; filename=\"{visit.Centre.Origin.Replace('/', '-')}-{what}-{visit.View.Index}.{form}\"";

    private static async Task WriteLinesAsync(Stream to, ApiNoun noun, Visit visit)
    {
        var write = new ApiJson(visit);
        using var buffer = new MemoryStream();
        await using var json = new Utf8JsonWriter(buffer, Writing.Options);
        foreach (var thing in noun.All(visit.View))
        {
            json.Reset(buffer);
            write.Thing(json, thing);
            json.Flush();
            buffer.WriteByte((byte)'\n');
            if (buffer.Length >= FlushEvery) await EmptyAsync(buffer, to, visit);
        }

        await EmptyAsync(buffer, to, visit);
    }

    private static async Task WriteTableAsync(Stream to, ApiNoun noun, Visit visit)
    {
        var write = new ApiJson(visit);
        var columns = ExportColumns.Of(noun.State);
        using var buffer = new MemoryStream();
        using var line = new MemoryStream();
        await using var text = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 4096, leaveOpen: true);
        text.Write(string.Join(',', columns.Select(one => one.Name).Prepend("marking").Prepend("reference").Select(Csv.Cell)) + "\r\n");
        if (HxlRow.IsAsked(visit)) text.Write(string.Join(',', HxlRow.Of(noun.Path, ["reference", "marking", .. columns.Select(one => one.Name)])) + "\r\n");
        foreach (var thing in noun.All(visit.View))
        {
            line.SetLength(0);
            using (var json = new Utf8JsonWriter(line, Writing.Options)) write.Value(json, thing.State);
            using var state = JsonDocument.Parse(line.GetBuffer().AsMemory(0, (int)line.Length));
            text.Write(Csv.Cell(thing.Reference.ToString()));
            text.Write(',');
            text.Write(Csv.Cell($"TLP:{CanonicalValues.Label(visit.View.MarkingOf(thing.Reference)!.Label)}"));
            foreach (var column in columns)
            {
                text.Write(',');
                text.Write(Csv.Cell(Say(column.In(state.RootElement))));
            }

            text.Write("\r\n");
            if (buffer.Length < FlushEvery) continue;
            text.Flush();
            await EmptyAsync(buffer, to, visit);
        }

        text.Flush();
        await EmptyAsync(buffer, to, visit);
    }

    private static string Say(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.Value.GetString()!,
        JsonValueKind.Object or JsonValueKind.Array => JsonSerializer.Serialize(value.Value, Plain),
        _ => value.Value.GetRawText(),
    };

    private static async Task EmptyAsync(MemoryStream buffer, Stream to, Visit visit)
    {
        await to.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), visit.Context.RequestAborted);
        buffer.SetLength(0);
    }
}
