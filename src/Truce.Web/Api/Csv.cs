namespace Truce.Web.Api;

/// <summary>Cells of a table (RFC 4180).</summary>
public static class Csv
{
    /// <summary>A value as a cell. One that begins like a formula gets an apostrophe before it: table programs would open it as one.</summary>
    public static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
