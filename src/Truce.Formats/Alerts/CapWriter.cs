using System.Globalization;
using System.Text;
using System.Xml;

namespace Truce.Formats.Alerts;

/// <summary>
/// Writes alerts in the Common Alerting Protocol 1.2 (OASIS, 1 July 2010): one <c>info</c> for each of three languages, positions as
/// latitude and longitude in WGS 84, moments with an offset as 3.3.2 asks. An update or a cancellation refers to every message before it.
/// </summary>
public static class CapWriter
{
    /// <summary>The media type that is registered for it.</summary>
    public const string MediaType = "application/cap+xml";

    private const string Space = "urn:oasis:names:tc:emergency:cap:1.2";

    private static readonly string[] Languages = ["en", "ar", "he"];

    /// <summary>A message as UTF-8.</summary>
    public static byte[] Write(CapMessage cap)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("alert", Space);
            Head(xml, cap);
            foreach (var language in Languages) Info(xml, cap, language);
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    private static void Head(XmlWriter xml, CapMessage cap)
    {
        var (message, account) = (cap.Message, cap.Message.Account);
        Element(xml, "identifier", cap.IdentifierOf(message));
        Element(xml, "sender", cap.Sender);
        Element(xml, "sent", Moment(message.SentAt));
        Element(xml, "status", cap.IsExercise && account.Status == AlertStatus.Actual ? nameof(AlertStatus.Exercise) : account.Status.ToString());
        Element(xml, "msgType", message.Kind.ToString());
        Element(xml, "scope", cap.Scope.ToString());
        if (cap.Scope == CapScope.Restricted) Element(xml, "restriction", cap.Limit ?? "");
        if (cap.Scope == CapScope.Private) Element(xml, "addresses", cap.Limit ?? "");

        // 3.2.1: the note says what an exercise is about, and why something was taken back.
        var note = string.Join(" ", ((string?[])[cap.Note, message.Note?.For("en").Text]).OfType<string>());
        if (note.Length > 0) Element(xml, "note", note);
        var before = cap.Alert.Messages.Where(one => one.Number < message.Number).Select(one => $"{cap.Sender},{cap.IdentifierOf(one)},{Moment(one.SentAt)}").ToList();
        if (before.Count > 0) Element(xml, "references", string.Join(' ', before));
    }

    private static void Info(XmlWriter xml, CapMessage cap, string language)
    {
        var account = cap.Message.Account;
        xml.WriteStartElement("info", Space);
        Element(xml, "language", language);
        Element(xml, "category", account.Category == AlertCategory.Cbrne ? "CBRNE" : account.Category.ToString());
        Element(xml, "event", cap.Event(language));
        foreach (var response in account.Responses ?? []) Element(xml, "responseType", response.ToString());
        Element(xml, "urgency", account.Urgency.ToString());
        Element(xml, "severity", account.Severity.ToString());
        Element(xml, "certainty", account.Certainty.ToString());
        Pair(xml, "eventCode", "truce-hazard", Code(account.Hazard.ToString()));
        Element(xml, "effective", Moment(account.Effective));
        if (account.Onset is { } onset) Element(xml, "onset", Moment(onset));
        Element(xml, "expires", Moment(account.Expires));
        if (cap.SenderName is { } name) Element(xml, "senderName", name.For(language).Text);
        Element(xml, "headline", account.Headline.For(language).Text);
        Element(xml, "description", account.Description.For(language).Text);
        if (account.Instruction is { } instruction) Element(xml, "instruction", instruction.For(language).Text);
        if (cap.Page is { } page) Element(xml, "web", page.AbsoluteUri);
        foreach (var area in account.Areas) Area(xml, cap, area, language);
        xml.WriteEndElement();
    }

    private static void Area(XmlWriter xml, CapMessage cap, AlertArea area, string language)
    {
        xml.WriteStartElement("area", Space);
        Element(xml, "areaDesc", area.Words.For(language).Text);
        foreach (var polygon in area.Ground?.Polygons ?? []) Element(xml, "polygon", string.Join(' ', polygon.Rings[0].Positions.Select(Pair)));
        if (area is { Centre: { } centre, RadiusMetres: { } radius }) Element(xml, "circle", $"{Pair(centre)} {(radius / 1000m).ToString(CultureInfo.InvariantCulture)}");
        if (area.Place is { } place && cap.CodeOf(place) is { } code) Pair(xml, "geocode", "P-CODE", code);
        xml.WriteEndElement();
    }

    // 3.3.2 takes no Z: an offset of none is written as minus.
    private static string Moment(Instant moment) => moment.ToString("uuuu-MM-dd'T'HH:mm:ss'-00:00'", CultureInfo.InvariantCulture);

    private static string Pair(Position at) => string.Create(
        CultureInfo.InvariantCulture, $"{at.Latitude / (decimal)Position.PerDegree:0.#######},{at.Longitude / (decimal)Position.PerDegree:0.#######}");

    private static string Code(string name) => string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static void Pair(XmlWriter xml, string name, string valueName, string value)
    {
        xml.WriteStartElement(name, Space);
        Element(xml, "valueName", valueName);
        Element(xml, "value", value);
        xml.WriteEndElement();
    }

    // XML has no place for some characters that a text may hold.
    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Space, string.Concat(text.Where(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character))));
}
