using System.Collections.Frozen;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Truce.Formats.XForms;

/// <summary>Reads an XForm of the ODK kind: its identifier, its questions, what their answers are called, and which files it needs.</summary>
/// <remarks>https://getodk.github.io/xforms-spec/ . What phones alone need (constraints, calculations, appearances) is not looked at.</remarks>
public sealed class XFormReader
{
    private const string JavaRosa = "http://openrosa.org/javarosa";
    private static readonly XNamespace XHtml = "http://www.w3.org/1999/xhtml";

    private readonly XElement head, body;
    private readonly Dictionary<string, LocalText> texts = [];

    private XFormReader(XElement head, XElement body) => (this.head, this.body) = (head, body);

    /// <summary>Reads a form.</summary>
    /// <param name="xml">The form, as UTF-8 or in the encoding that it names.</param>
    /// <param name="refusal">Why it is none that phones can fill in here; null where it is one.</param>
    public static XFormDefinition? Read(byte[] xml, out Refusal? refusal)
    {
        refusal = null;
        try
        {
            using var input = new MemoryStream(xml, writable: false);
            using var reader = SafeXml.Open(input);
            var root = XDocument.Load(reader).Root!;
            if (root.Element(XHtml + "head") is { } head && root.Element(XHtml + "body") is { } body) return new XFormReader(head, body).Read(out refusal);
            refusal = FormRefusals.NotAForm("no h:head and h:body");
        }
        catch (Exception problem) when (SafeXml.RefusalOf(problem) is not null)
        {
            refusal = problem is XmlException broken ? FormRefusals.NotAForm(broken.Message) : SafeXml.RefusalOf(problem);
        }

        return null;
    }

    /// <summary>Reads a form.</summary>
    public static XFormDefinition? Read(string xml, out Refusal? refusal)
    {
        // A text has no encoding; what its declaration says is of the file that it was in.
        var begins = xml.IndexOf("?>", StringComparison.Ordinal) is > 0 and < 200 and var end && xml.TrimStart('\uFEFF').StartsWith("<?xml", StringComparison.Ordinal) ? end + 2 : 0;
        return Read(Encoding.UTF8.GetBytes(xml[begins..].TrimStart('\uFEFF').TrimStart()), out refusal);
    }

    private XFormDefinition? Read(out Refusal? refusal)
    {
        refusal = null;
        var model = head.Elements().FirstOrDefault(one => one.Name.LocalName == "model");
        var root = model?.Elements().FirstOrDefault(one => one.Name.LocalName == "instance")?.Elements().FirstOrDefault();
        if (model is null || root is null) refusal = FormRefusals.NotAForm("no model with an instance");
        else if (model.Elements().Any(one => one.Name.LocalName == "submission" && one.Attribute("base64RsaPublicKey") is not null)) refusal = FormRefusals.Encrypted();
        if (refusal is not null || model is null || root is null) return null;

        ReadTexts(model);
        var binds = model.Elements().Where(one => one.Name.LocalName == "bind" && one.Attribute("nodeset") is not null)
            .GroupBy(one => Plain((string)one.Attribute("nodeset")!)).ToDictionary(one => one.Key, one => one.First());
        var order = Leaves(root, "/" + root.Name.LocalName).Distinct().ToList();
        var controls = Controls(root.Name.LocalName);
        var fields = order.ToFrozenDictionary(path => path, path => Field(path, binds.GetValueOrDefault(path), controls.GetValueOrDefault(path)));
        var finished = binds.FirstOrDefault(one => (string?)one.Value.Attribute(XName.Get("preload", JavaRosa)) == "timestamp" && (string?)one.Value.Attribute(XName.Get("preloadParams", JavaRosa)) == "end").Key;
        var code = (string?)root.Attribute("id") ?? root.Name.NamespaceName;
        var title = OwnLanguages.Of(head.Element(XHtml + "title")?.Value.Trim() is { Length: > 0 } named ? named : code);
        if (texts.GetValueOrDefault("truce-title") is { } inOurs) title = inOurs;
        return new XFormDefinition(code, (string?)root.Attribute("version") ?? "", title, fields, order, finished, Files(model));
    }

    private void ReadTexts(XElement model)
    {
        var translations = model.Elements().Where(one => one.Name.LocalName == "itext").SelectMany(one => one.Elements()).ToList();
        foreach (var translation in translations)
        {
            var language = OwnLanguages.Named((string?)translation.Attribute("lang") ?? "");
            foreach (var text in translation.Elements())
            {
                var said = text.Elements().FirstOrDefault(value => value.Attribute("form") is null)?.Value.Trim();
                if ((string?)text.Attribute("id") is not { } id || said is not { Length: > 0 }) continue;
                var found = OwnLanguages.Of(said);
                var of = language ?? (found.Ar is not null ? "ar" : found.He is not null ? "he" : "en");
                texts[id] = texts.GetValueOrDefault(id, new LocalText()).With(of, said);
            }
        }
    }

    private XFormField Field(string path, XElement? bind, XElement? control)
    {
        var kind = control?.Name.LocalName;
        var chosen = kind is "select1" or "select" or "rank";
        FrozenDictionary<string, LocalText>? choices = null;
        if (chosen && control!.Elements().Where(one => one.Name.LocalName == "item").ToList() is { Count: > 0 } items)
        {
            choices = items.Select(item => (Code: item.Elements().FirstOrDefault(one => one.Name.LocalName == "value")?.Value.Trim() ?? "", Label: LabelOf(item)))
                .Where(item => item.Code.Length > 0).DistinctBy(item => item.Code).ToFrozenDictionary(item => item.Code, item => item.Label ?? new LocalText(item.Code));
        }

        var type = ((string?)bind?.Attribute("type") ?? (kind == "upload" ? "binary" : "string")).Split(':')[^1];
        return new XFormField(path, type, control is null ? null : LabelOf(control), choices, chosen, kind is "select" or "rank");
    }

    // Every control with the path that it answers; within a repeat, and by pyxform's habit, paths are whole.
    private Dictionary<string, XElement> Controls(string root)
    {
        var found = new Dictionary<string, XElement>();
        foreach (var control in body.Descendants())
        {
            if (control.Name.LocalName is not ("input" or "select" or "select1" or "upload" or "range" or "rank" or "trigger" or "secret" or "odk:rank")) continue;
            var at = (string?)control.Attribute("ref") ?? (string?)control.Attribute("bind");
            if (at is not null) found.TryAdd(Plain(at.StartsWith('/') ? at : $"/{root}/{at}"), control);
        }

        return found;
    }

    private LocalText? LabelOf(XElement control)
    {
        var label = control.Elements().FirstOrDefault(one => one.Name.LocalName == "label");
        if (label is null) return null;
        var at = (string?)label.Attribute("ref");
        if (at is not null && at.StartsWith("jr:itext('", StringComparison.Ordinal)) return texts.GetValueOrDefault(at[10..].TrimEnd(')', '\''));
        return label.Value.Trim() is { Length: > 0 } said ? OwnLanguages.Of(said) : null;
    }

    private static IEnumerable<string> Leaves(XElement element, string path)
    {
        foreach (var child in element.Elements())
        {
            var at = $"{path}/{child.Name.LocalName}";
            if (!child.HasElements) yield return at;
            else foreach (var leaf in Leaves(child, at)) yield return leaf;
        }
    }

    private static List<string> Files(XElement model)
    {
        var sources = model.Elements().Where(one => one.Name.LocalName == "instance").Select(one => (string?)one.Attribute("src"));
        var media = model.Descendants().Where(one => one.Name.LocalName == "value" && one.Attribute("form") is { Value: "image" or "audio" or "video" or "big-image" }).Select(one => one.Value.Trim());
        return [.. sources.Concat(media).OfType<string>().Where(one => one.StartsWith("jr://", StringComparison.Ordinal)).Select(one => one[(one.LastIndexOf('/') + 1)..]).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Plain(string path) => path.Trim().Replace(" ", "", StringComparison.Ordinal);
}
