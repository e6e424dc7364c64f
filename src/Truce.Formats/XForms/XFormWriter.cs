using System.Text;
using System.Xml;

namespace Truce.Formats.XForms;

/// <summary>Makes an XForm of a description, in three languages.</summary>
/// <remarks>The shape is that of pyxform, which the clients are tried with: https://getodk.github.io/xforms-spec/ .</remarks>
public sealed class XFormWriter
{
    private const string XForms = "http://www.w3.org/2002/xforms", XHtml = "http://www.w3.org/1999/xhtml", JavaRosa = "http://openrosa.org/javarosa",
        Odk = "http://www.opendatakit.org/xforms";

    private static readonly (string Code, string Name)[] Languages = [("en", "English (en)"), ("ar", "العربية (ar)"), ("he", "עברית (he)")];

    private readonly FormDescription form;
    private readonly Func<string, IReadOnlyList<(string Code, LocalText Label)>> lists;
    private readonly XmlWriter xml;

    private XFormWriter(FormDescription form, Func<string, IReadOnlyList<(string, LocalText)>> lists, XmlWriter xml) => (this.form, this.lists, this.xml) = (form, lists, xml);

    /// <summary>The form, as text without a declaration.</summary>
    /// <param name="form">What it asks.</param>
    /// <param name="lists">The codes of a list of the record with what they are called, by its name.</param>
    public static string Write(FormDescription form, Func<string, IReadOnlyList<(string Code, LocalText Label)>> lists)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" })) new XFormWriter(form, lists, xml).Write();
        return text.ToString();
    }

    private void Write()
    {
        xml.WriteStartElement("h", "html", XHtml);
        xml.WriteAttributeString("xmlns", XForms);
        xml.WriteAttributeString("xmlns", "jr", null, JavaRosa);
        xml.WriteAttributeString("xmlns", "odk", null, Odk);
        xml.WriteStartElement("h", "head", XHtml);
        xml.WriteElementString("h", "title", XHtml, form.Title.En);
        xml.WriteStartElement("model", XForms);
        xml.WriteAttributeString("xforms-version", Odk, "1.0.0");
        Texts();
        Instance();
        foreach (var file in form.Questions.Select(one => one.File).OfType<string>().Distinct()) Secondary(file);
        Binds();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("h", "body", XHtml);
        foreach (var question in form.Questions) Control(question);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Texts()
    {
        xml.WriteStartElement("itext", XForms);
        foreach (var (code, name) in Languages)
        {
            xml.WriteStartElement("translation", XForms);
            xml.WriteAttributeString("lang", name);
            if (code == "en") xml.WriteAttributeString("default", "true()");
            Say("truce-title", form.Title.For(code).Text);
            foreach (var question in form.Questions)
            {
                Say($"{question.Name}-label", question.Label.For(code).Text);
                if (question.Hint is { } hint) Say($"{question.Name}-hint", hint.For(code).Text);
                foreach (var (at, choice) in Choices(question).Index()) Say($"{question.Name}-{at}", choice.Label.For(code).Text);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Say(string id, string text)
    {
        xml.WriteStartElement("text", XForms);
        xml.WriteAttributeString("id", id);
        xml.WriteElementString("value", XForms, text);
        xml.WriteEndElement();
    }

    private void Instance()
    {
        xml.WriteStartElement("instance", XForms);
        xml.WriteStartElement("data", XForms);
        xml.WriteAttributeString("id", form.Code);
        xml.WriteAttributeString("version", form.Version);
        foreach (var name in (string[])["start", "end", .. form.Questions.Select(one => one.Name)]) Empty(name);
        xml.WriteStartElement("meta", XForms);
        Empty("instanceID");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Empty(string name)
    {
        xml.WriteStartElement(name, XForms);
        xml.WriteEndElement();
    }

    private void Secondary(string file)
    {
        xml.WriteStartElement("instance", XForms);
        xml.WriteAttributeString("id", Path.GetFileNameWithoutExtension(file));
        xml.WriteAttributeString("src", $"jr://file-csv/{file}");
        xml.WriteEndElement();
    }

    private void Binds()
    {
        foreach (var stamp in (string[])["start", "end"]) Bind(stamp, "dateTime", ("preload", "timestamp"), ("preloadParams", stamp));
        foreach (var question in form.Questions)
        {
            xml.WriteStartElement("bind", XForms);
            xml.WriteAttributeString("nodeset", $"/data/{question.Name}");
            xml.WriteAttributeString("type", question.Type switch { "select1" or "select" or "text" => "string", "image" => "binary", var type => type });
            if (question.IsRequired) xml.WriteAttributeString("required", "true()");
            if (question.Relevant is { } relevant) xml.WriteAttributeString("relevant", Paths(relevant));
            if (question.Constraint is { } constraint) xml.WriteAttributeString("constraint", Paths(constraint));
            xml.WriteEndElement();
        }

        Bind("meta/instanceID", "string", ("preload", "uid"));
    }

    private void Bind(string path, string type, params ReadOnlySpan<(string Name, string Value)> filled)
    {
        xml.WriteStartElement("bind", XForms);
        xml.WriteAttributeString("nodeset", $"/data/{path}");
        xml.WriteAttributeString("type", type);
        if (type == "string") xml.WriteAttributeString("readonly", "true()");
        foreach (var (name, value) in filled) xml.WriteAttributeString(name, JavaRosa, value);
        xml.WriteEndElement();
    }

    private void Control(DescribedQuestion question)
    {
        xml.WriteStartElement(question.Type switch { "select1" or "select" => question.Type, "image" => "upload", _ => "input" }, XForms);
        xml.WriteAttributeString("ref", $"/data/{question.Name}");
        if (question.Type == "image") xml.WriteAttributeString("mediatype", "image/*");
        Label("label", $"{question.Name}-label");
        if (question.Hint is not null) Label("hint", $"{question.Name}-hint");
        foreach (var (at, choice) in Choices(question).Index())
        {
            xml.WriteStartElement("item", XForms);
            Label("label", $"{question.Name}-{at}");
            xml.WriteElementString("value", XForms, choice.Code);
            xml.WriteEndElement();
        }

        if (question.File is { } file) Items(Path.GetFileNameWithoutExtension(file));
        xml.WriteEndElement();
    }

    private void Items(string instance)
    {
        xml.WriteStartElement("itemset", XForms);
        xml.WriteAttributeString("nodeset", $"instance('{instance}')/root/item");
        foreach (var (part, from) in ((string, string)[])[("value", "name"), ("label", "label")])
        {
            xml.WriteStartElement(part, XForms);
            xml.WriteAttributeString("ref", from);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Label(string element, string id)
    {
        xml.WriteStartElement(element, XForms);
        xml.WriteAttributeString("ref", $"jr:itext('{id}')");
        xml.WriteEndElement();
    }

    private IEnumerable<(string Code, LocalText Label)> Choices(DescribedQuestion question) =>
        question.List is { } list ? lists(list).Concat(question.Choices) : question.Choices;

    private static string Paths(string expression)
    {
        var at = expression.IndexOf("${", StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = expression.IndexOf('}', at);
            expression = $"{expression[..at]}/data/{expression[(at + 2)..end]}{expression[(end + 1)..]}";
            at = expression.IndexOf("${", StringComparison.Ordinal);
        }

        return expression;
    }
}
