using System.Text.Json;

namespace Truce.Web.Language;

/// <summary>Values of an enumeration as keys of words: as JSON writes them, in lower case with hyphens.</summary>
public static class Codes
{
    public static string Code<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
