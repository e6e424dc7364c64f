using Microsoft.Playwright;
using Truce.Tests.Web;

namespace Truce.Tests.Browser;

/// <summary>One browser and one example for all walks. Where there is no browser, every test that asks for a page is skipped, and says so.</summary>
public sealed class BrowserSite() : ExampleSite(articles: null)
{
    public const string Chromium = "/usr/bin/chromium";

    // Without a graphics card, drawing by the processor alone is twice as fast; no page here draws in three dimensions yet.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu",
    ];

    private readonly List<IBrowserContext> contexts = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private ExampleSite? texts;

    /// <summary>A question with every stance, denials and shared origins.</summary>
    public string Question { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        await base.InitializeAsync();
        Question = $"/questions/{View().All<Core.Questions.Question>().Single(one => one.Text.En == "Are United States troops in Gaza, or will they be?").Id}";
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A page of a browser without a past: no cookie, nothing kept.</summary>
    /// <param name="path">Where it opens; null: nowhere yet.</param>
    /// <param name="language">What the browser asks for.</param>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="checks">Whether a checker may be put into the page, against its policy.</param>
    /// <param name="at">Where it is, if not at this example.</param>
    /// <param name="touch">Whether it is touched rather than pointed at.</param>
    public async Task<IPage> Open(
        string? path, string language = "en", int width = 1440, int height = 900, bool script = true, bool checks = false, Uri? at = null, bool touch = false)
    {
        Assert.SkipWhen(browser is null, $"There is no browser at {Chromium}.");
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = (at ?? Address).ToString(),
            Locale = language,
            TimezoneId = "Asia/Tokyo",
            JavaScriptEnabled = script,
            BypassCSP = checks,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = touch,
            IsMobile = touch,
        });
        context.SetDefaultTimeout(15_000);
        contexts.Add(context);
        var page = await context.NewPageAsync();
        if (path is not null) await page.GotoAsync(path);
        return page;
    }

    /// <summary>The example with its texts, which are not part of the repository.</summary>
    public async Task<ExampleSite> WithTexts()
    {
        var folder = Repository.Shared("articles");
        Assert.SkipUnless(Directory.Exists(folder), "The three texts are not here (../shared/articles).");
        Assert.SkipWhen(browser is null, $"There is no browser at {Chromium}.");
        if (texts is null)
        {
            texts = new ExampleSite(folder);
            await texts.InitializeAsync();
        }

        return texts;
    }

    /// <summary>An example of one's own, for what the others must not meet. Whoever asks for it disposes of it.</summary>
    public async Task<ExampleSite> Another()
    {
        Assert.SkipWhen(browser is null, $"There is no browser at {Chromium}.");
        var another = new ExampleSite(articles: null);
        await another.InitializeAsync();
        return another;
    }

    /// <summary>Closes the pages that a test opened.</summary>
    public async Task Leave()
    {
        foreach (var context in contexts) await context.CloseAsync();
        contexts.Clear();
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
        if (texts is not null) await texts.DisposeAsync();
        await base.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<BrowserSite>
{
    public const string Name = "The example in a browser";
}

/// <summary>A walk through the example: its pages are closed when it ends, and a page that breaks fails it.</summary>
[Collection(InTheBrowser.Name)]
public abstract class Walk(BrowserSite site) : IAsyncLifetime
{
    protected BrowserSite Site { get; } = site;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await Site.Leave();
        GC.SuppressFinalize(this);
    }

    /// <summary>What went wrong in a page: errors of its script, and what its policy forbade.</summary>
    protected static List<string> Complaints(IPage page)
    {
        List<string> all = [];
        page.PageError += (_, error) => all.Add(error);
        page.Console += (_, said) =>
        {
            // A page that answers 404 or 422 on purpose is no fault of its script.
            if (said.Type == "error" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) all.Add(said.Text);
        };
        return all;
    }

    /// <summary>Chooses whom to be, as a visitor does.</summary>
    protected async Task Be(IPage page, string function)
    {
        await page.GotoAsync("/viewer");
        var member = function.Length == 0 ? "" : $"{Site.Guest(function).Member}";
        await page.Locator($"form:has(input[name=member]{(member.Length == 0 ? ":not([value^='MEM-'])" : $"[value='{member}']")}) button.person").ClickAsync();
        await page.At("**/floor");
    }

    /// <summary>What a reader sees in a part of a page, blanks drawn together.</summary>
    protected static async Task<string> Shown(IPage page, string selector = "main") =>
        string.Join(' ', (await page.Locator(selector).First.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
