using System.Diagnostics;
using System.Text.Json;
using Truce.Core.Access;
using Truce.Core.Evidence;
using Truce.Tests.Web;
using Truce.Web.Api;

namespace Truce.Tests.Api;

/// <summary>The description of the interface: whole, and clean under the rules of a linter that nobody here wrote.</summary>
public sealed class ApiDescriptionTests : IClassFixture<WebCentre>
{
    private readonly WebCentre centre;

    public ApiDescriptionTests(WebCentre centre) => this.centre = centre;

    [Fact]
    public async Task Every_list_and_every_command_is_described_and_no_shape_is_left_open()
    {
        using var described = JsonDocument.Parse(await Description());
        var paths = described.RootElement.GetProperty("paths");
        foreach (var noun in ApiNoun.Every) paths.TryGetProperty($"/api/{noun.Path}", out _).ShouldBeTrue(noun.Path);
        foreach (var verb in ApiVerb.Every) paths.TryGetProperty($"/api/commands/{verb.Path}", out _).ShouldBeTrue(verb.Path);
        var open = described.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().SelectMany(one => Open(one.Value, one.Name)).ToList();
        open.ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_gives_out_a_secret_comes_with_a_file_or_is_said_or_read_by_the_server_itself_cannot_be_sent() =>
        Permissions.All.Select(one => one.Verb).Except(ApiVerb.Every.Select(one => one.Name)).Order()
            .ShouldBe(
            [
                nameof(Core.FieldForms.AddForm), nameof(Core.FieldForms.AddFormVersion), nameof(Core.Journal.AdoptRecord), nameof(IssueLink), nameof(IssueToken),
                nameof(Core.Submissions.ReceiveSubmission), nameof(ReleaseCopy), nameof(SetUpPhone), nameof(TakeEvidence), nameof(Core.Submissions.TakeUpSubmission),
            ]);

    [Fact]
    public async Task It_lints_clean_under_the_recommended_rules_of_Redocly()
    {
        var lint = Path.Combine(Repository.Root, "src", "Truce.Web", "Client", "node_modules", ".bin", "redocly");
        Assert.SkipUnless(File.Exists(lint), "The linter is not installed: npm ci in src/Truce.Web/Client.");
        var file = Path.Combine(Path.GetTempPath(), $"truce-openapi-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, await Description());
        var start = new ProcessStartInfo(lint, ["lint", file, "--extends=recommended", "--format=stylish"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        using var process = Process.Start(start)!;
        var (said, problems) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        File.Delete(file);
        process.ExitCode.ShouldBe(0, await said + await problems);
        (await said + await problems).ShouldNotContain("  warning  ");
    }

    private async Task<string> Description()
    {
        using var client = centre.Public();
        client.DefaultRequestHeaders.Host = "centre.truce.test";
        return await client.GetStringAsync("/api/openapi.json");
    }

    // A shape that takes anything tells a program nothing.
    private static IEnumerable<string> Open(JsonElement shape, string way)
    {
        if (shape.ValueKind == JsonValueKind.True) return [way];
        if (shape.ValueKind == JsonValueKind.Array) return shape.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).SelectMany(one => Open(one, way));
        if (shape.ValueKind != JsonValueKind.Object) return [];
        if (!new[] { "type", "enum", "$ref", "anyOf", "const" }.Any(word => shape.TryGetProperty(word, out _))) return [way];
        var inner = new List<(JsonElement, string)>();
        if (shape.TryGetProperty("properties", out var properties)) inner.AddRange(properties.EnumerateObject().Select(one => (one.Value, $"{way}.{one.Name}")));
        if (shape.TryGetProperty("items", out var items)) inner.Add((items, $"{way}[]"));
        return inner.SelectMany(one => Open(one.Item1, one.Item2));
    }
}
