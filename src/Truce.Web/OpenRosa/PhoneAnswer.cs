using System.Globalization;
using System.Text;
using System.Xml;
using Truce.Web.Pages;

namespace Truce.Web.OpenRosa;

/// <summary>What a phone is told: a message of OpenRosa in the language of whoever holds it, with the protocol's headers.</summary>
/// <remarks>https://docs.getodk.org/openrosa-http/ and https://docs.getodk.org/openrosa-form-submission/ .</remarks>
public static class PhoneAnswer
{
    private const string Response = "http://openrosa.org/http/response";

    /// <summary>A refusal as a phone shows it.</summary>
    public static IResult Of(HttpContext context, Refusal refusal, int? status = null) =>
        Say(context, status ?? Refusals.StatusOf(refusal.Kind), Words.Of(LanguageEndpoints.Of(context)).Sentence(refusal), "error");

    /// <summary>A message.</summary>
    /// <param name="nature">What kind of message it is, for programs.</param>
    public static IResult Say(HttpContext context, int status, string message, string nature)
    {
        context.Response.Headers.ContentLanguage = LanguageEndpoints.Of(context);
        return Xml(context, status, "text/xml; charset=utf-8", xml =>
        {
            xml.WriteStartElement("OpenRosaResponse", Response);
            xml.WriteAttributeString("items", "0");
            xml.WriteStartElement("message", Response);
            xml.WriteAttributeString("nature", nature);
            xml.WriteString(Clean(message));
            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    /// <summary>An XML document.</summary>
    public static IResult Xml(HttpContext context, int status, string type, Action<XmlWriter> write)
    {
        Headers(context);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) write(xml);
        context.Response.StatusCode = status;
        return new Sent(bytes.ToArray(), status, type);
    }

    /// <summary>The headers that every answer of the protocol carries.</summary>
    public static void Headers(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["X-OpenRosa-Version"] = "1.0";
        headers["X-OpenRosa-Accept-Content-Length"] = Limits.MostSubmissionBytes.ToString(CultureInfo.InvariantCulture);
        headers.Vary = "Accept-Language";
    }

    // What a refusal quotes was checked where it came in, but not for this.
    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));

    private sealed class Sent(byte[] body, int status, string type) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            context.Response.ContentLength = body.Length;
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body).AsTask();
        }
    }
}
