using System.Text;
using System.Text.Json;
using Truce.Core.Selections;
using Truce.Formats.Geo;
using Truce.Web.Ogc;
using Truce.Web.Pages;
using Truce.Web.Selections;

namespace Truce.Web.Api;

/// <summary>
/// A whole noun as a file, written while it is read: a million rows need no more memory than one. What is in it is what the viewer
/// sees at the moment when it begins; the name of the file says at which index that was.
/// </summary>
public static class Exports
{
    private const int FlushEvery = 64 * 1024;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>NOUNS.jsonl: one thing a line, as the lists have it. NOUNS.csv: the same as a table. COLLECTION.geojson: features, for whatever lies somewhere. Nouns are cut to a selection, where one is given.</summary>
    public static IResult Give(string file, Visit visit)
    {
        var dot = file.LastIndexOf('.');
        var (named, form) = dot < 0 ? (file, "") : (file[..dot], file[(dot + 1)..]);
        var collection = form == ExportFeatures.Form ? FeatureCollections.Find(named) : null;
        if (form == ExportFeatures.Form && collection is null) return OgcRoutes.Unknown(visit, SafeText.Line(named));
        if (ApiNoun.Named(named) is not { } noun)
        {
            if (collection is null) return ApiRoutes.NoSuchNoun(visit, named);
            visit.Context.Response.Headers.ContentDisposition = Named(visit, collection.Id, form);
            return Results.Stream(to => ExportFeatures.WriteAsync(to, collection, visit), OgcAddresses.GeoJson);
        }

        if (form is not ("csv" or "jsonl") && collection is null) return Problems.Of(visit.Context, ApiRefusals.ParameterUnfit("file", SafeText.Line(file)));
        if (ApiSelection.Read(visit, noun, out var unreadable) is not { } selecting) return unreadable!;
        if (noun.IsTooMany(selecting)) return Problems.Of(visit.Context, SelectionRefusals.TooManyToSort(Selecting.MostSorted));
        visit.Context.Response.Headers.ContentDisposition = Named(visit, noun.Path, form);
        return form switch
        {
            "csv" => Results.Stream(to => WriteTableAsync(to, noun, selecting, visit), "text/csv; charset=utf-8"),
            "jsonl" => Results.Stream(to => WriteLinesAsync(to, noun, selecting, visit), "application/jsonl; charset=utf-8"),
            _ when selecting.Selection.Query.Length == 0 => Results.Stream(to => ExportFeatures.WriteAsync(to, collection!, visit), OgcAddresses.GeoJson),
            _ => Results.Stream(to => WriteFeaturesAsync(to, noun, collection!, selecting, visit), OgcAddresses.GeoJson),
        };
    }

    private static string Named(Visit visit, string what, string form) => $"attachment; filename=\"{visit.Centre.Origin.Replace('/', '-')}-{what}-{visit.View.Index}.{form}\"";

    // As the features of the noun's collection under /ogc, in the order of the selection.
    private static async Task WriteFeaturesAsync(Stream to, ApiNoun noun, FeatureCollection collection, Selecting selecting, Visit visit)
    {
        var (scope, isFirst) = (FeatureScope.Of(visit), true);
        using var json = new GeoJsonBytes();
        json.Raw("{\"type\":\"FeatureCollection\","u8);
        FeaturePage.About(json, visit, collection);
        json.Raw("\"features\":["u8);
        foreach (var thing in noun.Selected(selecting))
        {
            if (collection.One(scope, thing.Reference.ToString(), Crs.Default) is not { } one) continue;
            json.Raw(isFirst ? "{"u8 : ",\n{"u8);
            isFirst = false;
            one.Write(json);
            json.Raw("}"u8);
            if (json.Length < FlushEvery) continue;
            await to.WriteAsync(json.Written, visit.Context.RequestAborted);
            json.Clear();
        }

        json.Raw("]}"u8);
        await to.WriteAsync(json.Written, visit.Context.RequestAborted);
    }

    // A whole noun goes out in the order in which it came into the record.
    private static IEnumerable<ApiThing> Things(ApiNoun noun, Selecting selecting, Visit visit) =>
        selecting.Selection.Query.Length == 0 ? noun.All(visit.View) : noun.Selected(selecting);

    private static async Task WriteLinesAsync(Stream to, ApiNoun noun, Selecting selecting, Visit visit)
    {
        var write = new ApiJson(visit);
        using var buffer = new MemoryStream();
        await using var json = new Utf8JsonWriter(buffer, Writing.Options);
        foreach (var thing in Things(noun, selecting, visit))
        {
            json.Reset(buffer);
            write.Thing(json, thing);
            json.Flush();
            buffer.WriteByte((byte)'\n');
            if (buffer.Length >= FlushEvery) await EmptyAsync(buffer, to, visit);
        }

        await EmptyAsync(buffer, to, visit);
    }

    private static async Task WriteTableAsync(Stream to, ApiNoun noun, Selecting selecting, Visit visit)
    {
        var write = new ApiJson(visit);
        var columns = ExportColumns.Of(noun.State);
        using var buffer = new MemoryStream();
        using var line = new MemoryStream();
        await using var text = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 4096, leaveOpen: true);
        text.Write(string.Join(',', columns.Select(one => one.Name).Prepend("marking").Prepend("reference").Select(Csv.Cell)) + "\r\n");
        if (HxlRow.IsAsked(visit)) text.Write(string.Join(',', HxlRow.Of(noun.Path, ["reference", "marking", .. columns.Select(one => one.Name)])) + "\r\n");
        foreach (var thing in Things(noun, selecting, visit))
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
