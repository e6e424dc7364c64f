using System.Security.Cryptography;
using System.Text;
using Truce.Web.Access;
using Truce.Web.Forms;

namespace Truce.Web.OpenRosa;

/// <summary>
/// OpenRosa 1.0, as ODK Collect, KoboCollect and Enketo speak it: the list of forms, a form, its files, and the door for what was filled in.
/// The same four stand under a language and under a token.
/// </summary>
public static class OpenRosaRoutes
{
    private const string Lists = "http://openrosa.org/xforms/xformsList", Manifests = "http://openrosa.org/xforms/xformsManifest";

    public static void MapOpenRosa(this IEndpointRouteBuilder app)
    {
        foreach (var prefix in (string[])["", "/key/{token}", "/{language:regex(^(en|ar|he)$)}", "/{language:regex(^(en|ar|he)$)}/key/{token}"])
        {
            var at = PhoneAccess.Path + prefix;
            app.MapMethods($"{at}/formList", [HttpMethods.Get, HttpMethods.Head], (Visit visit, FormShelf shelf) => Member(visit, () => List(visit, shelf)));
            app.MapGet($"{at}/forms/{{key}}/form.xml", (string key, Visit visit, FormShelf shelf) => Member(visit, () => Form(visit, shelf, key)));
            app.MapGet($"{at}/forms/{{key}}/manifest", (string key, Visit visit, FormShelf shelf) => Member(visit, () => Manifest(visit, shelf, key)));
            app.MapGet($"{at}/forms/{{key}}/files/{{name}}", (string key, string name, Visit visit, FormShelf shelf) => Member(visit, () => File(visit, shelf, key, name)));
            app.MapMethods($"{at}/submission", [HttpMethods.Head], (Visit visit) => Member(visit, () => Ready(visit)));
            app.MapPost($"{at}/submission", SubmissionDoor.TakeAsync).DisableAntiforgery();
            app.MapFallback($"{at}/{{**rest}}", (Visit visit) => Member(visit, () => NotHere(visit.Context)));
        }
    }

    /// <summary>Why a phone may not ask, or not send; null where it may.</summary>
    internal static IResult? Closed(Visit visit)
    {
        // A page of another site could have a browser send its cookie; a token comes from a phone alone.
        if (visit.Member is not null && Bearer.DutiesOf(visit.Context.User) is not null)
            return Doing.Closed(visit, nameof(ReceiveSubmission)) is { } no ? PhoneAnswer.Of(visit.Context, no) : null;
        visit.Context.Response.Headers.WWWAuthenticate = "Basic realm=\"truce\", charset=\"UTF-8\"";
        return PhoneAnswer.Of(visit.Context, AccessRefusals.SignInFirst(), StatusCodes.Status401Unauthorized);
    }

    private static IResult Member(Visit visit, Func<IResult> then) => Closed(visit) ?? then();

    private static IResult NotHere(HttpContext context) => PhoneAnswer.Of(context, AccessRefusals.NotFound(SafeText.Line(context.Request.Path.Value!.Split('/')[^1])));

    private static IResult Ready(Visit visit)
    {
        PhoneAnswer.Headers(visit.Context);
        visit.Context.Response.Headers.Location = $"{PhoneAccess.BaseOf(visit.Context.Request)}/submission";
        return Results.NoContent();
    }

    private static IResult List(Visit visit, FormShelf shelf)
    {
        var (asked, from) = (visit.Context.Request.Query["formID"].ToString(), PhoneAccess.BaseOf(visit.Context.Request));
        return PhoneAnswer.Xml(visit.Context, StatusCodes.Status200OK, "text/xml; charset=utf-8", xml =>
        {
            xml.WriteStartElement("xforms", Lists);
            foreach (var form in shelf.All(visit.View).Where(one => asked.Length == 0 || one.Code == asked))
            {
                if (form.Text() is not { } text) continue;
                xml.WriteStartElement("xform", Lists);
                xml.WriteElementString("formID", Lists, form.Code);
                xml.WriteElementString("name", Lists, visit.Text(form.Definition.Title).Text);
                xml.WriteElementString("version", Lists, form.Definition.Version);
                xml.WriteElementString("hash", Lists, Hash(Encoding.UTF8.GetBytes(text)));
                xml.WriteElementString("downloadUrl", Lists, $"{from}/forms/{form.Key}/form.xml");
                if (form.Definition.Files.Count > 0) xml.WriteElementString("manifestUrl", Lists, $"{from}/forms/{form.Key}/manifest");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    private static IResult Form(Visit visit, FormShelf shelf, string key)
    {
        if (shelf.Named(visit.View, key)?.Text() is not { } text) return NotHere(visit.Context);
        PhoneAnswer.Headers(visit.Context);
        return Results.Bytes(Encoding.UTF8.GetBytes(text), "text/xml; charset=utf-8");
    }

    private static IResult Manifest(Visit visit, FormShelf shelf, string key)
    {
        if (shelf.Named(visit.View, key) is not { } form) return NotHere(visit.Context);
        return PhoneAnswer.Xml(visit.Context, StatusCodes.Status200OK, "text/xml; charset=utf-8", xml =>
        {
            xml.WriteStartElement("manifest", Manifests);
            foreach (var name in form.Definition.Files)
            {
                if (PhoneLists.Of(visit.View, name) is not { } content) continue;
                xml.WriteStartElement("mediaFile", Manifests);
                xml.WriteElementString("filename", Manifests, name);
                xml.WriteElementString("hash", Manifests, Hash(content));
                xml.WriteElementString("downloadUrl", Manifests, $"{PhoneAccess.BaseOf(visit.Context.Request)}/forms/{form.Key}/files/{name}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    private static IResult File(Visit visit, FormShelf shelf, string key, string name)
    {
        if (shelf.Named(visit.View, key) is not { } form || !form.Definition.Files.Contains(name) || PhoneLists.Of(visit.View, name) is not { } content) return NotHere(visit.Context);
        PhoneAnswer.Headers(visit.Context);
        return Results.Bytes(content, "text/csv; charset=utf-8");
    }

#pragma warning disable CA5351 // The protocol names MD5. It tells a phone that a file changed, and guards nothing.
    private static string Hash(byte[] content) => $"md5:{Convert.ToHexStringLower(MD5.HashData(content))}";
#pragma warning restore CA5351
}
