using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Store.Accounts;
using Truce.Tests.Web;

namespace Truce.Tests.OpenRosa;

/// <summary>What a phone was told.</summary>
public sealed record Told(int Status, string Text, HttpResponseHeaders Headers);

/// <summary>A phone of a member, as a client of OpenRosa sends and fetches.</summary>
public sealed class Phone(RealCentre centre, Id<Member> member, string language = "en") : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = centre.Address };

    /// <summary>Its token.</summary>
    public string Token { get; } = Issue(centre, member);

    /// <summary>The path of the server, with the token in it.</summary>
    public string Server => $"/openrosa/{language}/key/{Token}";

    public async Task<Told> GetAsync(string path) => await ToldAsync(await client.GetAsync(path.StartsWith("http", StringComparison.Ordinal) ? path : Server + path));

    /// <summary>Sends a filled-in form with files.</summary>
    public async Task<Told> SendAsync(string xml, params (string Name, byte[] Content)[] files) => await SendAsync(Encoding.UTF8.GetBytes(xml), files);

    public async Task<Told> SendAsync(byte[] xml, params (string Name, byte[] Content)[] files)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Server + "/submission") { Content = Body(xml, files) };
        return await ToldAsync(await client.SendAsync(request));
    }

    /// <summary>The same without its length beforehand.</summary>
    public async Task<Told> SendInChunksAsync(string xml)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Server + "/submission") { Content = Body(Encoding.UTF8.GetBytes(xml), []) };
        request.Headers.TransferEncodingChunked = true;
        return await ToldAsync(await client.SendAsync(request));
    }

    /// <summary>Any request, by itself.</summary>
    public async Task<Told> AskAsync(HttpMethod method, string path, string? authorization = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await ToldAsync(await client.SendAsync(request));
    }

    public static MultipartFormDataContent Body(byte[] xml, (string Name, byte[] Content)[] files)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new("image/jpeg");
            body.Add(file, name, name);
        }

        var form = new ByteArrayContent(xml);
        form.Headers.ContentType = new("text/xml");
        body.Add(form, "xml_submission_file", "form.xml");
        return body;
    }

    public void Dispose() => client.Dispose();

    private static string Issue(RealCentre centre, Id<Member> member)
    {
        var answer = centre.Test.Do(new SetUpPhone(new LocalText("A phone"), centre.Test.Clock.Now + Duration.FromDays(30)), member);
        return centre.Accounts.MakeToken(centre.Centre.View(member).Event(answer.Index)!);
    }

    private static async Task<Told> ToldAsync(HttpResponseMessage answer) => new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers);
}
