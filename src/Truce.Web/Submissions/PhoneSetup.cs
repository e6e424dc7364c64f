using System.IO.Compression;
using System.Text;
using System.Text.Json;
using QRCoder;
using Truce.Web.OpenRosa;

namespace Truce.Web.Submissions;

/// <summary>What a phone is set up with: the address with the token in it, and the same as a QR code that ODK Collect and KoboCollect read.</summary>
/// <param name="Address">Of the server, with the token.</param>
/// <param name="PlainAddress">Of the server, for clients that ask for a name and a password.</param>
/// <param name="Drawing">The code, as SVG.</param>
public sealed record PhoneSetup(string Address, string PlainAddress, string User, string Token, string Drawing)
{
    /// <summary>Makes it for a token that was just made.</summary>
    public static PhoneSetup Of(Visit visit, string token)
    {
        var request = visit.Context.Request;
        var from = $"{request.Scheme}://{request.Host}";
        var address = from + PhoneAccess.Under(visit.Words.Language, token);
        var code = Code(Settings(address, visit.Text(visit.CentreName).Text, visit.Words.Language));
        return new PhoneSetup(address, from + PhoneAccess.Under(visit.Words.Language, null), $"{visit.Member!.Id}", token, code);
    }

    /// <summary>The settings as ODK Collect has them in its codes: JSON, deflated with zlib's frame, in base64.</summary>
    /// <remarks>https://docs.getodk.org/collect-import-export/ .</remarks>
    public static string Settings(string address, string name, string language)
    {
        using var json = new MemoryStream();
        using (var to = new Utf8JsonWriter(json))
        {
            to.WriteStartObject();
            to.WriteStartObject("general");
            to.WriteString("server_url", address);
            to.WriteString("form_update_mode", "match_exactly");
            to.WriteString("autosend", "wifi_and_cellular");
            to.WriteString("app_language", language);
            to.WriteEndObject();
            to.WriteStartObject("admin");
            to.WriteEndObject();
            to.WriteStartObject("project");
            to.WriteString("name", name);
            to.WriteEndObject();
            to.WriteEndObject();
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize)) zlib.Write(json.ToArray());
        return Convert.ToBase64String(packed.ToArray());
    }

    // Dark on light whatever the page's colours: a camera needs the contrast, and a light border.
    private static string Code(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(Encoding.ASCII.GetBytes(text), QRCodeGenerator.ECCLevel.L);
        using var drawing = new SvgQRCode(data);
        return drawing.GetGraphic(6, "#000000", "#ffffff", true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
