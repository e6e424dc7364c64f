using Truce.Ledger;

namespace Truce.Tests.Web;

/// <summary>The public ledger as other people's tools read it.</summary>
[Collection(WebSite.Name)]
public sealed class LedgerEndpointTests(WebSite.Example site)
{
    [Fact]
    public async Task The_checkpoint_is_a_signed_note_in_plain_text_that_is_asked_for_anew_each_time()
    {
        using var visitor = site.Visit();
        var answer = await visitor.Get("/ledger/checkpoint");
        answer.Status.ShouldBe(200);
        answer.Header("Content-Type").ShouldBe("text/plain; charset=utf-8");
        answer.Header("Cache-Control").ShouldBe("no-cache");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        var key = await visitor.Get("/ledger/key");
        key.Header("Content-Type").ShouldBe("text/plain; charset=utf-8");
        VerifierKey.TryParse(key.Text.TrimEnd('\n'), out var verifier).ShouldBeTrue();
        Checkpoint.TryOpen(answer.Text, verifier!, out var checkpoint, out _).ShouldBeTrue();
        checkpoint!.Origin.ShouldBe("example.truce/gaza-2025");
        checkpoint.Size.ShouldBeGreaterThan(256);
    }

    [Fact]
    public async Task Tiles_full_and_partial_are_bytes_that_never_change()
    {
        using var visitor = site.Visit();
        var size = site.Centre.Published.Checkpoint.Size;
        var (full, rest) = (size / 256, size % 256);
        (string Path, long Bytes)[] tiles =
        [
            ("tile/0/000", 256 * 32), ("tile/entries/000", -1), ($"tile/0/{full:000}.p/{rest}", rest * 32),
            ($"tile/entries/{full:000}.p/{rest}", -1), ($"tile/1/000.p/{full}", full * 32),
        ];
        (full is > 0 and < 256 && rest > 0).ShouldBeTrue($"{size} entries make no partial tile");
        foreach (var (path, bytes) in tiles)
        {
            var tile = await visitor.Get("/ledger/" + path);
            tile.Status.ShouldBe(200, path);
            tile.Header("Content-Type").ShouldBe("application/octet-stream");
            tile.Header("Cache-Control").ShouldBe("public, max-age=31536000, immutable");
            tile.Header("X-Content-Type-Options").ShouldBe("nosniff");
            if (bytes > 0) tile.Body.Length.ShouldBe((int)bytes, path);
        }
    }

    [Theory]
    [InlineData("/ledger/tile/0/200")]
    [InlineData("/ledger/tile/0/001.p/255")]
    [InlineData("/ledger/tile/0/000.p/0")]
    [InlineData("/ledger/tile/0/000.p/256")]
    [InlineData("/ledger/tile/0/0")]
    [InlineData("/ledger/tile/0/x00/000")]
    [InlineData("/ledger/tile/64/000")]
    [InlineData("/ledger/tile/-1/000")]
    [InlineData("/ledger/tile/00/000")]
    [InlineData("/ledger/tile/0/000/")]
    [InlineData("/ledger/")]
    [InlineData("/ledger/tile")]
    [InlineData("/ledger/centre.json")]
    [InlineData("/ledger/..%2fcentre.json")]
    [InlineData("/ledger/%2e%2e/centre.json")]
    [InlineData("/ledger/tile/..%2f..%2fcentre.json")]
    [InlineData("/ledger/tile/0/..%5c..%5ccentre.json")]
    [InlineData("/ledger/tile/entries/..%2f..%2f..%2f..%2fkeys")]
    [InlineData("/ledger/checkpoint%00")]
    public async Task Any_other_path_finds_nothing(string path)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        // As it stands: the address of a request is otherwise tidied before it is sent.
        var asked = new Uri(site.Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var answer = await client.GetAsync(asked);
        ((int)answer.StatusCode).ShouldBeOneOf(400, 404);
        (answer.Headers.CacheControl?.ToString() ?? "").ShouldNotContain("immutable");
    }

    [Fact]
    public async Task The_ledger_sets_no_cookie_and_needs_none()
    {
        using var visitor = site.Visit();
        foreach (var path in (string[])["/ledger/checkpoint", "/ledger/key", "/ledger/tile/0/000"]) (await visitor.Get(path)).Header("Set-Cookie").ShouldBeNull();
    }

    [Fact]
    public void The_whole_ledger_checks_over_the_network()
    {
        var (exit, answer) = Verifier.Run("ledger", new Uri(site.Address, "/ledger").ToString(), "--key", site.Centre.Verifier.ToString());
        answer.ShouldContain("IT HOLDS.");
        exit.ShouldBe(0);
    }
}
