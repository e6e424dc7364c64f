using System.Text;
using System.Xml;

namespace Truce.Web.Feeds;

/// <summary>An entry of a feed.</summary>
/// <param name="Id">The same for ever (RFC 4151); <see cref="AtomFeed.TagOf"/> makes one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Path">Its page, within the site.</param>
/// <param name="Published">When it came; null where that is not said.</param>
/// <param name="Updated">When it last changed.</param>
/// <param name="Summary">What there is to it, in plain words; null for no more than its title.</param>
public sealed record AtomEntry(string Id, string Title, string Path, Instant? Published, Instant Updated, string? Summary)
{
    /// <summary>The same in another format: its address within the site, and its media type.</summary>
    public (string Path, string Type)? Also { get; init; }

    /// <summary>What kind of thing it is, as a code and in words.</summary>
    public (string Term, string Label)? Category { get; init; }

    /// <summary>How far it may go, such as <c>TLP:GREEN</c>; null of what is for everybody.</summary>
    public string? Rights { get; init; }
}

/// <summary>A feed as Atom (RFC 4287), in the reader's language; a long one in pages (RFC 5005, 3).</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Name">Its name among the centre's feeds, the same for ever.</param>
/// <param name="Self">Its own address within the site, with all that it asks for but the language.</param>
/// <param name="Page">The page that shows the same.</param>
/// <param name="Entries">The newest first.</param>
public sealed record AtomFeed(string Title, string Name, string Self, string Page, IReadOnlyList<AtomEntry> Entries)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/atom+xml";

    private const string Space = "http://www.w3.org/2005/Atom";

    /// <summary>Where its first page is; null where this is all of it.</summary>
    public string? First { get; init; }

    /// <summary>Where older entries are; null where there are none.</summary>
    public string? Next { get; init; }

    /// <summary>The name of something that never changes: the ledger's, a day, and what it is there.</summary>
    public static string TagOf(Visit visit, Instant? since, string name) =>
        $"tag:{Authority(visit)},{(since is { } moment ? moment.InUtc().Date.Machine() : "2025")}:{name}";

    /// <summary>The feed as UTF-8.</summary>
    public byte[] Write(Visit visit) => Write(xml =>
    {
        xml.WriteStartElement("feed", Space);
        xml.WriteAttributeString("xml", "lang", null, visit.Words.Language);
        Element(xml, "id", TagOf(visit, null, Name));
        Element(xml, "title", $"{visit.Text(visit.CentreName).Text} · {Title}");
        Element(xml, "updated", Entries.Select(entry => entry.Updated).DefaultIfEmpty(Instant.FromUnixTimeSeconds(0)).Max().Machine());
        Link(xml, "self", Absolute(visit, WithLanguage(visit, Self)), MediaType);
        Link(xml, "alternate", Absolute(visit, Page), "text/html");
        if (First is { } first) Link(xml, "first", Absolute(visit, WithLanguage(visit, first)), MediaType);
        if (Next is { } next) Link(xml, "next", Absolute(visit, WithLanguage(visit, next)), MediaType);
        xml.WriteStartElement("author", Space);
        Element(xml, "name", visit.Text(visit.CentreName).Text);
        xml.WriteEndElement();
        foreach (var entry in Entries) Entry(visit, xml, entry);
        xml.WriteEndElement();
    });

    /// <summary>A document in XML, as UTF-8.</summary>
    public static byte[] Write(Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartDocument();
            content(xml);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    /// <summary>A text as XML can hold it: that has no place for some characters.</summary>
    public static string Safe(string text) => string.Concat(SafeText.Line(text).Where(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character)));

    /// <summary>An address of this centre that can be given to others.</summary>
    public static string Absolute(Visit visit, string path) => $"{visit.Context.Request.Scheme}://{visit.Context.Request.Host}{path}";

    private static void Entry(Visit visit, XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Space);
        Element(xml, "id", entry.Id);
        Element(xml, "title", entry.Title);
        Link(xml, "alternate", Absolute(visit, entry.Path), "text/html");
        if (entry.Also is { } also) Link(xml, "enclosure", Absolute(visit, also.Path), also.Type);
        if (entry.Category is { } category)
        {
            xml.WriteStartElement("category", Space);
            xml.WriteAttributeString("term", category.Term);
            xml.WriteAttributeString("label", Safe(category.Label));
            xml.WriteEndElement();
        }

        if (entry.Published is { } published) Element(xml, "published", published.Machine());
        Element(xml, "updated", entry.Updated.Machine());
        if (entry.Rights is { } rights) Element(xml, "rights", rights);
        if (entry.Summary is { } summary) Element(xml, "summary", summary);
        xml.WriteEndElement();
    }

    private static string Authority(Visit visit) => visit.Centre.Origin.Split('/')[0];

    private static string WithLanguage(Visit visit, string path) => $"{path}{(path.Contains('?') ? '&' : '?')}lang={visit.Words.Language}";

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Space, Safe(text));

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Space);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
