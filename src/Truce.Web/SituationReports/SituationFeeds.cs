using System.Globalization;
using System.Text;
using System.Xml;

namespace Truce.Web.SituationReports;

/// <summary>Published reports as Atom (RFC 4287) and RSS 2.0, and their corrections as a feed of their own.</summary>
public static class SituationFeeds
{
    private const string AtomSpace = "http://www.w3.org/2005/Atom";

    /// <summary>One entry a report; a correction renews it.</summary>
    public static byte[] Atom(Visit visit, IReadOnlyList<SituationReport> reports) => Feed(
        visit, "situation.feed", "/public/situation.atom", "situation", reports.Select(report => report.ChangedAt),
        xml =>
        {
            foreach (var report in reports)
                Entry(visit, xml, TagOf(visit, report), SituationLinks.NameOf(visit, report.Terms), SituationLinks.Public(report.Id), report.PublishedAt, report.ChangedAt, Summary(visit, report));
        });

    /// <summary>One entry a correction or a taking back.</summary>
    public static byte[] Corrections(Visit visit, IReadOnlyList<SituationReport> reports)
    {
        var all = Corrected(visit, reports).OrderByDescending(one => one.At).Take(PublishedRoutes.Most).ToList();
        return Feed(visit, "situation.feed-corrections", "/public/corrections.atom", "corrections", all.Select(one => one.At), xml =>
        {
            foreach (var one in all) Entry(visit, xml, one.Tag, one.Title, one.Path, one.At, one.At, one.Text);
        });
    }

    /// <summary>As <see cref="Atom"/>, for older readers.</summary>
    public static byte[] Rss(Visit visit, IReadOnlyList<SituationReport> reports) => Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", Safe($"{visit.Text(visit.CentreName).Text} · {visit.Words["situation.feed"]}"));
        xml.WriteElementString("link", Absolute(visit, "/public/situation"));
        xml.WriteElementString("description", Safe(visit.Words["situation.sub"]));
        xml.WriteElementString("language", visit.Words.Language);
        if (reports.Count > 0) xml.WriteElementString("lastBuildDate", Rfc822(reports.Max(report => report.ChangedAt)));
        foreach (var report in reports)
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("title", Safe(SituationLinks.NameOf(visit, report.Terms)));
            xml.WriteElementString("link", Absolute(visit, SituationLinks.Public(report.Id)));
            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "false");
            xml.WriteString(TagOf(visit, report));
            xml.WriteEndElement();
            xml.WriteElementString("pubDate", Rfc822(report.PublishedAt));
            xml.WriteElementString("description", Safe(Summary(visit, report)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static IEnumerable<(string Tag, string Title, string Path, Instant At, string Text)> Corrected(Visit visit, IEnumerable<SituationReport> reports)
    {
        foreach (var report in reports)
        {
            var name = SituationLinks.NameOf(visit, report.Terms);
            if (report.Withdrawn is { } reason)
            {
                yield return ($"{TagOf(visit, report)}:withdrawn", visit.Words["situation.feed-withdrawn", name], SituationLinks.Public(report.Id), report.ChangedAt, visit.Text(reason).Text);
                continue;
            }

            foreach (var one in report.Corrections)
            {
                yield return (
                    $"{TagOf(visit, report)}:correction-{one.Number}", visit.Words["situation.feed-correction", name, one.Number],
                    $"{SituationLinks.Public(report.Id)}#correction-{one.Number}", one.At, $"{visit.Text(one.What).Text} {visit.Words["situation.why"]} {visit.Text(one.Why).Text}");
            }
        }
    }

    private static byte[] Feed(Visit visit, string title, string path, string name, IEnumerable<Instant> changes, Action<XmlWriter> entries) => Write(xml =>
    {
        xml.WriteStartElement("feed", AtomSpace);
        xml.WriteAttributeString("xml", "lang", null, visit.Words.Language);
        Element(xml, "id", $"tag:{Authority(visit)},2025:{name}");
        Element(xml, "title", $"{visit.Text(visit.CentreName).Text} · {visit.Words[title]}");
        Element(xml, "updated", changes.DefaultIfEmpty(Instant.FromUnixTimeSeconds(0)).Max().Machine());
        Link(xml, "self", Absolute(visit, $"{path}?lang={visit.Words.Language}"), "application/atom+xml");
        Link(xml, "alternate", Absolute(visit, "/public/situation"), "text/html");
        xml.WriteStartElement("author", AtomSpace);
        Element(xml, "name", visit.Text(visit.CentreName).Text);
        xml.WriteEndElement();
        entries(xml);
        xml.WriteEndElement();
    });

    private static void Entry(Visit visit, XmlWriter xml, string id, string title, string path, Instant published, Instant updated, string summary)
    {
        xml.WriteStartElement("entry", AtomSpace);
        Element(xml, "id", id);
        Element(xml, "title", title);
        Link(xml, "alternate", Absolute(visit, path), "text/html");
        Element(xml, "published", published.Machine());
        Element(xml, "updated", updated.Machine());
        Element(xml, "summary", summary);
        xml.WriteEndElement();
    }

    private static string Summary(Visit visit, SituationReport report)
    {
        var words = visit.Words;
        if (report.Withdrawn is { } reason) return $"{words["situation.withdrawn"]} {visit.Text(reason).Text}";
        List<string> text = [];
        if (report.Example || visit.Centre.IsExample) text.Add($"{words["shell.example"]}.");
        text.Add(words["situation.feed-cut-off", SituationLinks.Moment(visit, report.Terms.CutOff, report.Terms.Zone)]);
        if (report.Texts.Summary is { } summary) text.Add(visit.Text(summary).Text);
        if (report.Corrections.Length > 0) text.Add(words.Count("count.corrections", report.Corrections.Length));
        return string.Join(' ', text);
    }

    // Stays the same wherever the centre is reached: its ledger's name, the day of publication, the report (RFC 4151).
    private static string TagOf(Visit visit, SituationReport report) =>
        $"tag:{Authority(visit)},{report.PublishedAt.InUtc().Date:uuuu-MM-dd}:{report.Id}";

    private static string Rfc822(Instant at) => at.ToDateTimeUtc().ToString("R", CultureInfo.InvariantCulture);

    private static string Authority(Visit visit) => visit.Centre.Origin.Split('/')[0];

    private static string Absolute(Visit visit, string path) => SituationLinks.Absolute(visit.Context, path);

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, AtomSpace, Safe(text));

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // XML has no place for some characters that a text may hold.
    private static string Safe(string text) => string.Concat(SafeText.Line(text).Where(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character)));

    private static byte[] Write(Action<XmlWriter> content)
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
}
