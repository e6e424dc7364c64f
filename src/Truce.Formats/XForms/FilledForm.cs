using System.Xml;

namespace Truce.Formats.XForms;

/// <summary>One answer: where it stands, and what was written there.</summary>
public readonly record struct FilledAnswer(string Path, string Value);

/// <summary>A filled-in form, as a phone sent it: an OpenRosa instance.</summary>
/// <param name="Code">The form, by the <c>id</c> of the first element, else by its namespace.</param>
/// <param name="Version">Empty where it says none.</param>
/// <param name="Instance">The phone's identifier of it; null where it gives none.</param>
/// <param name="Replaces">The identifier of what it edits; null where it is new.</param>
/// <param name="Answers">Every value that is not empty, in order; what is repeated stands several times under one path.</param>
/// <param name="IsUtf8">Whether it says that it is UTF-8, or says nothing.</param>
public sealed record FilledForm(string Code, string Version, string? Instance, string? Replaces, IReadOnlyList<FilledAnswer> Answers, bool IsUtf8)
{
    /// <summary>The first answer under a path; null where there is none.</summary>
    public string? At(string path)
    {
        foreach (var answer in Answers)
            if (answer.Path == path) return answer.Value;
        return null;
    }

    /// <summary>Reads what was sent.</summary>
    /// <param name="bytes">The XML, in any encoding that it names.</param>
    /// <param name="refusal">Why it cannot be read; null where it was.</param>
    /// <returns>Null where it cannot be read.</returns>
    public static FilledForm? Read(byte[] bytes, out Refusal? refusal)
    {
        refusal = null;
        try
        {
            using var input = new MemoryStream(bytes, writable: false);
            using var reader = SafeXml.Open(input);
            return new FilledFormReader(reader).Read();
        }
        catch (Exception problem) when (SafeXml.RefusalOf(problem) is not null)
        {
            refusal = SafeXml.RefusalOf(problem);
            return null;
        }
    }
}

/// <summary>Reads a filled-in form in one pass.</summary>
internal sealed class FilledFormReader(XmlReader reader)
{
    private readonly List<FilledAnswer> answers = [];
    private readonly Stack<string> paths = new();
    private string? instance, replaces;

    public FilledForm Read()
    {
        reader.Read();
        var declared = reader.NodeType == XmlNodeType.XmlDeclaration ? reader.GetAttribute("encoding") : null;
        var isUtf8 = declared is null || declared.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        reader.MoveToContent();
        var (code, version) = (Attribute("id") ?? reader.NamespaceURI, Attribute("version") ?? "");
        instance = Attribute("instanceID");
        paths.Push("/" + reader.LocalName);
        if (!reader.IsEmptyElement) ReadInside();
        return new FilledForm(code, version, instance, replaces, answers, isUtf8);
    }

    private void ReadInside()
    {
        var value = "";
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > SafeXml.MostDepth) throw new XmlException("Too deep.", null, Line.LineNumber, Line.LinePosition);
                    value = "";
                    if (!reader.IsEmptyElement) paths.Push($"{paths.Peek()}/{reader.LocalName}");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    value += reader.Value;
                    break;
                case XmlNodeType.EndElement:
                    Take(paths.Pop(), value.Trim());
                    value = "";
                    break;
            }
        }
    }

    private IXmlLineInfo Line => (IXmlLineInfo)reader;

    private void Take(string path, string value)
    {
        if (value.Length == 0) return;
        if (path.EndsWith("/meta/instanceID", StringComparison.Ordinal)) instance = value;
        else if (path.EndsWith("/meta/deprecatedID", StringComparison.Ordinal)) replaces = value;
        else answers.Add(new FilledAnswer(path, value));
    }

    private string? Attribute(string name) => reader.GetAttribute(name) is { Length: > 0 } value ? value : null;
}
