using System.Globalization;
using System.Text;

namespace Truce.Bench.Submissions;

/// <summary>A form of 250 questions, as ODK Central's own load test has one, and what a phone sends of it.</summary>
internal static class LongForm
{
    public const int Questions = 250;
    public const string Code = "bench-long";

    private const string Marker = "00000000-0000-0000-0000-000000000000";

    /// <summary>The form.</summary>
    public static string Xml
    {
        get
        {
            var (data, binds, body) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
            foreach (var (name, type) in Fields)
            {
                data.Append(CultureInfo.InvariantCulture, $"<{name}/>");
                binds.Append(CultureInfo.InvariantCulture, $"<bind nodeset=\"/data/{name}\" type=\"{type}\"/>");
                body.Append(CultureInfo.InvariantCulture, $"<input ref=\"/data/{name}\"><label>Question {name}</label></input>");
            }

            return $"<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head><h:title>A long form</h:title><model><instance><data id=\"{Code}\" version=\"1\">{data}<meta><instanceID/></meta></data></instance>{binds}</model></h:head><h:body>{body}</h:body></h:html>";
        }
    }

    /// <summary>What a phone sends: about 10 KB, each with an identifier of its own that is written over the place given.</summary>
    public static (byte[] Body, int IdentifierAt) Filled(string boundary)
    {
        var data = new StringBuilder("<?xml version=\"1.0\"?><data id=\"bench-long\" version=\"1\">");
        foreach (var (name, type) in Fields)
            data.Append(CultureInfo.InvariantCulture, $"<{name}>{type switch { "int" => "17", "dateTime" => "2026-11-19T10:30:00.000+02:00", "geopoint" => "31.52 34.45 12 8", _ => name == "type" ? "fire/artillery" : "an answer" }}</{name}>");
        data.Append(CultureInfo.InvariantCulture, $"<meta><instanceID>uuid:{Marker}</instanceID></meta></data>");
        var body = $"--{boundary}\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"form.xml\"\r\nContent-Type: text/xml\r\n\r\n{data}\r\n--{boundary}--\r\n";
        return (Encoding.UTF8.GetBytes(body), body.IndexOf(Marker, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Type)> Fields =>
        ((string, string)[])[("type", "string"), ("when", "dateTime"), ("position", "geopoint")] is var first
            ? first.Concat(Enumerable.Range(first.Length, Questions - first.Length).Select(at => ($"question_{at}", at % 5 == 0 ? "int" : "string")))
            : [];
}
