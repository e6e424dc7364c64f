using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Truce.Web.Api;

/// <summary>A column of a table: a place in a state, named by the way to it.</summary>
public sealed record ExportColumn(string Name, IReadOnlyList<string> Way)
{
    /// <summary>What stands there; null where nothing does.</summary>
    public JsonElement? In(JsonElement state)
    {
        foreach (var step in Way)
            if (state.ValueKind != JsonValueKind.Object || !state.TryGetProperty(step, out state)) return null;
        return state;
    }
}

/// <summary>The columns of a noun's table, from its type: records are opened, texts stand by language, lists stay as JSON in one cell.</summary>
public static class ExportColumns
{
    private const int Deepest = 4;

    public static IReadOnlyList<ExportColumn> Of(Type state) => [.. Columns(state, [], 0)];

    private static IEnumerable<ExportColumn> Columns(Type type, string[] way, int depth)
    {
        foreach (var property in CanonicalValues.Options.GetTypeInfo(type).Properties)
        {
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            string[] here = [.. way, property.Name];
            if (inner == typeof(LocalText))
            {
                foreach (var language in Words.Languages) yield return new ExportColumn(string.Join('.', [.. here, language]), [.. here, language]);
            }
            else if (depth < Deepest && CanonicalValues.Options.GetTypeInfo(inner) is { Kind: JsonTypeInfoKind.Object, Properties.Count: > 0 })
            {
                foreach (var column in Columns(inner, here, depth + 1)) yield return column;
            }
            else
            {
                yield return new ExportColumn(string.Join('.', here), here);
            }
        }
    }
}
