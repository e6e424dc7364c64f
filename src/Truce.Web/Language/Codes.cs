using System.Text.Json;

namespace Truce.Web.Language;

/// <summary>Codes as the record, the forms and the resource files write them: lower case with hyphens.</summary>
public static class Codes
{
    /// <summary>The code of a value, such as <c>states-intent</c>; single capitals stay.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return name.Length == 1 ? name : JsonNamingPolicy.KebabCaseLower.ConvertName(name);
    }

    /// <summary>As <see cref="Of{T}"/>, for the pages.</summary>
    public static string Code<T>(this T value)
        where T : struct, Enum => Of(value);

    /// <summary>Reads what <see cref="Of{T}"/> writes.</summary>
    public static bool TryRead<T>(string code, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            value = candidate;
            if (Of(candidate) == code) return true;
        }

        value = default;
        return false;
    }

    /// <summary>Every value with its label from the resource files.</summary>
    public static IReadOnlyList<(string Value, string Label)> Options<T>(Words words, string prefix)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (Of(value), words[$"{prefix}.{Of(value)}"]))];
}
