using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;

namespace Truce.Tests.Oracle;

/// <summary>What came back.</summary>
internal sealed record Response(int Status, string Headers, string Body, string ContentType);

/// <summary>One visitor of the site under test, with cookies of its own and no redirects followed; signed in through the real form.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient client;
    private string token = "";

    public Browser(TestServer server) =>
        client = new HttpClient(new Cookies(server.CreateHandler())) { BaseAddress = new Uri("http://localhost") };

    /// <summary>Chooses whom to be; null signs out.</summary>
    public async Task<Response> BecomeAsync(string? member)
    {
        await RefreshAsync();
        var answer = await PostAsync("/viewer", ("member", member ?? ""), ("back", "/questions"));
        await RefreshAsync();
        return answer;
    }

    public async Task<Response> GetAsync(string path) => await ReadAsync(await client.GetAsync(path));

    /// <summary>Asks for a page in one form rather than another.</summary>
    public async Task<Response> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return await ReadAsync(await client.SendAsync(request));
    }

    /// <summary>Follows the record.</summary>
    public Task<Live.EventStream> FollowAsync(long after) => Live.EventStream.OpenAsync(client, $"?after={after}");

    /// <summary>Sends a form with the token that a form of this site carries.</summary>
    public async Task<Response> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        return await ReadAsync(await client.PostAsync(path, content));
    }

    public void Dispose() => client.Dispose();

    /// <summary>Takes a form's token anew: it is made for whoever is signed in.</summary>
    public async Task RefreshAsync()
    {
        var page = await client.GetStringAsync("/viewer");
        token = Token().Match(page).Groups[1].Value;
        token.ShouldNotBeEmpty("the chooser has a form with a token");
    }

    private static async Task<Response> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var headers = string.Concat(response.Headers.Concat(response.Content.Headers)
                .Where(header => header.Key is not ("Set-Cookie" or "Date" or "Content-Length"))
                .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}\n"));
            return new Response(
                (int)response.StatusCode, headers, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType ?? "");
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed class Cookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer jar = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } kept) request.Headers.Add("Cookie", kept);
            var response = await base.SendAsync(request, cancellationToken);
            if (!response.Headers.TryGetValues("Set-Cookie", out var set)) return response;
            foreach (var one in set) jar.SetCookies(request.RequestUri!, one);
            return response;
        }
    }
}
