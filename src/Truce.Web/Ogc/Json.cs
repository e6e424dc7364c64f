using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Truce.Web.Ogc;

/// <summary>How JSON is written here: letters of every alphabet as they are.</summary>
internal static class Json
{
    // An answer is never part of a page, and says by its type that it is JSON.
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonSerializerOptions Documents = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A whole document.</summary>
    public static IResult Answer(JsonNode document, string type = "application/json") => Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(document, Documents), type);

    /// <summary>The bytes of a part of a document.</summary>
    public static byte[] Bytes(JsonNode part) => JsonSerializer.SerializeToUtf8Bytes(part, Documents);

    /// <summary>A list of texts.</summary>
    public static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
