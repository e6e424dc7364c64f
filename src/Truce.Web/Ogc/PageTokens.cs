using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Truce.Web.Ogc;

/// <summary>Where a list goes on.</summary>
/// <param name="Index">The index of the record that its first page pinned: a walk through all pages shows one moment.</param>
/// <param name="Row">The last feature given.</param>
/// <param name="Viewer">Whose list it is; empty for the public's.</param>
/// <param name="Question">Of what was asked: see <see cref="PageTokens.QuestionOf"/>.</param>
public sealed record PageToken(long Index, int Row, string Viewer, string Question);

/// <summary>
/// Makes the addresses of next pages. They are encrypted: the number of a row would tell how much stands in the record that the reader may
/// not see.
/// </summary>
public sealed class PageTokens(IDataProtectionProvider provider)
{
    private readonly IDataProtector protector = provider.CreateProtector("truce.ogc.next/1");

    public string Make(PageToken token) => WebEncoders.Base64UrlEncode(protector.Protect(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{token.Index}\n{token.Row}\n{token.Viewer}\n{token.Question}"))));

    /// <summary>Reads a token; null where it was not made here.</summary>
    public PageToken? Read(string text)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(text))).Split('\n');
            return new(long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3]);
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A print of what was asked, whatever the order of it: path and parameters, without those that a page may have of its own.</summary>
    public static string QuestionOf(HttpRequest request)
    {
        var parameters = request.Query.Where(one => one.Key is not ("next" or "offset" or "limit" or "lang" or "f")).OrderBy(one => one.Key, StringComparer.Ordinal);
        var text = request.Path + string.Concat(parameters.Select(one => $"\n{one.Key}={one.Value}"));
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
