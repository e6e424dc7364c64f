using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Truce.Tests.Web;

/// <summary>Somebody who asks for pages and sends forms: keeps cookies, follows nothing by itself.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(Uri address, string language)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = Cookies })
        {
            BaseAddress = address,
        };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public CookieContainer Cookies { get; } = new();

    public async Task<Reply> Get(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Ask(request);
    }

    public async Task<Reply> Post(string path, params (string Name, string Value)[] values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new FormUrlEncodedContent(values.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return await Ask(request);
    }

    /// <summary>Any request, for what a form cannot say.</summary>
    public async Task<Reply> Ask(HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        return new Reply(request.RequestUri!.ToString(), answer, await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Sends a page's form with what stands in it, some of it written over. An empty value is sent empty.</summary>
    public Task<Reply> Send(Reply page, params (string Name, string Value)[] values) => Post(AddressOf(page), Filled(page, values));

    /// <summary>What a browser would send with a page's form.</summary>
    public static (string Name, string Value)[] Filled(Reply page, params (string Name, string Value)[] values)
    {
        var written = values.Select(one => one.Name).ToHashSet();
        return [.. Standing(FormOf(page)).Where(one => !written.Contains(one.Name)), .. values];
    }

    /// <summary>Chooses to be one of the example's guests; an empty name is the public.</summary>
    public async Task<Reply> Be(ExampleSite site, string function, string back = "/questions")
    {
        var chooser = await Get($"/viewer?back={Uri.EscapeDataString(back)}");
        var member = function.Length == 0 ? "" : site.Guest(function).Member.ToString();
        var form = chooser.Document.QuerySelectorAll<IHtmlFormElement>("form[action='/viewer']")
            .Single(form => Standing(form).Contains(("member", member)));
        return await Post("/viewer", [.. Standing(form)]);
    }

    public void Dispose() => client.Dispose();

    private static IHtmlFormElement FormOf(Reply page) => page.Document.QuerySelector<IHtmlFormElement>("main form[method=post]")!;

    private static string AddressOf(Reply page) => FormOf(page).GetAttribute("action")!;

    private static IEnumerable<(string Name, string Value)> Standing(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => null,
            };
            if (value is not null) yield return (element.GetAttribute("name")!, value);
        }
    }
}

/// <summary>An answer, read to its end.</summary>
public sealed class Reply(string path, HttpResponseMessage message, byte[] body)
{
    private IHtmlDocument? document;

    public string Path { get; } = path;

    public int Status { get; } = (int)message.StatusCode;

    public byte[] Body { get; } = body;

    public string Text { get; } = System.Text.Encoding.UTF8.GetString(body);

    public string? Location { get; } = message.Headers.Location?.OriginalString;

    public IHtmlDocument Document => document ??= new HtmlParser().ParseDocument(Text);

    /// <summary>A header's value; null where it is not set.</summary>
    public string? Header(string name) =>
        (message.Headers.TryGetValues(name, out var values) || message.Content.Headers.TryGetValues(name, out values)) ? string.Join(", ", values) : null;

    /// <summary>What a reader sees of the page's own part, blanks drawn together.</summary>
    public string Main => string.Join(' ', Document.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The language that the page says it is in.</summary>
    public string? Language => Document.DocumentElement.GetAttribute("lang");
}
