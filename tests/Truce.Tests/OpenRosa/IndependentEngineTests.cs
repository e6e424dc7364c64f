using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using Truce.Core.Access;
using Truce.Core.FieldForms;
using Truce.Core.Incidents;
using Truce.Core.Language;
using Truce.Core.Observations;
using Truce.Core.Reports;
using Truce.Core.Submissions;
using Truce.Formats.XForms;
using Truce.Tests.Web;

namespace Truce.Tests.OpenRosa;

/// <summary>Forms served, filled in by the engine of ODK Web Forms in a browser, and received: nothing of that engine is ours.</summary>
public sealed class IndependentEngineTests
{
    private static readonly string Client = Path.Combine(Repository.Root, "src", "Truce.Web", "Client");

    [Theory]
    [InlineData("ifrc-distribution-site-assessment-v1.xml")]
    [InlineData("child_vaccination_VOL_tool_v12.xml")]
    public async Task A_real_form_is_served_filled_in_and_received_with_its_files(string name)
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "standards", "xforms", name);
        Assert.SkipUnless(File.Exists(file), "The real forms are not at hand.");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await using var centre = await RealCentre.OpenAsync();
        var definition = XFormReader.Read(text, out var refusal).ShouldNotBeNull(refusal?.Sentence);
        var mapping = new FormMapping(FormMeaning.Report, []);
        FormCheck.Of(definition, mapping, []).ShouldBeEmpty();
        var form = centre.Test.New<FieldForm>(new AddForm(definition.Terms, text, mapping));
        var told = await FillAsync(centre, $"{form}", new { });
        told.Filled.ShouldBeGreaterThan(2);
        told.Sent.ShouldAllBe(one => one.StartsWith("201 ", StringComparison.Ordinal), string.Join('\n', told.Sent.Concat(told.Problems)));
        var view = centre.Centre.View(centre.Secretary);
        var submission = view.All<FieldSubmission>().Single();
        submission.Missing.ShouldBeEmpty();
        submission.Form.ShouldBe(form);
        view.All<Report>().Single().Id.Number.ShouldBe(submission.Id.Number);
        if (definition.Fields.Values.Any(field => field.Type == "binary")) submission.Files.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_products_own_forms_are_filled_in_and_become_an_incident_and_an_observation_with_a_hindrance()
    {
        await using var centre = await RealCentre.OpenAsync();
        var incident = await FillAsync(centre, "truce-incident", new { type = "fire/air-strike", when = "2025-10-16T10:30:00.000+03:00", until = "2025-10-16T10:40:00.000+03:00" });
        incident.Sent.ShouldAllBe(one => one.StartsWith("201 ", StringComparison.Ordinal), string.Join('\n', incident.Sent.Concat(incident.Problems)));
        incident.Languages.ShouldBe(3);
        var view = centre.Centre.View(centre.Secretary);
        view.All<Incident>().Single().Account.Type.ShouldBe("fire/air-strike", string.Join('\n', incident.Problems) + Why(view));
        var observation = await FillAsync(centre, "truce-observation", new
        {
            result = "could-not-look",
            limits = "no-access",
            hindrance = "delayed",
            hindrance_outcome = "not-completed",
            when = "2025-10-16T10:30:00.000+03:00",
            until = "2025-10-16T11:30:00.000+03:00",
        });
        observation.Sent.ShouldAllBe(one => one.StartsWith("201 ", StringComparison.Ordinal), string.Join('\n', observation.Sent.Concat(observation.Problems)));
        view = centre.Centre.View(centre.Secretary);
        view.All<Observation>().Count().ShouldBe(1, string.Join('\n', observation.Problems) + Why(view));
        view.All<Hindrance>().Single().Account.DelayMinutes.ShouldBe(3);
        view.All<FieldSubmission>().ShouldAllBe(one => !one.Missing.Any() && one.NotMade == null);
    }

    private static string Why(Truce.Store.Viewing.View view) => string.Join('\n', view.All<FieldSubmission>().Select(one => $"{one.NotMade} {string.Join(' ', one.Marks)}"));

    private static async Task<FilledIn> FillAsync(RealCentre centre, string key, object answers)
    {
        var bundle = await BundleAsync();
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "There is no Chromium.");
        using var phone = new Phone(centre, centre.Secretary);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-quic", "--disable-gpu"] });
        await using var context = await browser.NewContextAsync(new() { BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(centre.Address, "/sign-in").ToString());
        await page.AddScriptTagAsync(new() { Path = bundle, Type = "module" });
        await page.WaitForFunctionAsync("() => typeof fillForm === 'function'");
        var told = await page.EvaluateAsync<string>("async ([base, key, answers]) => await fillForm(base, key, JSON.parse(answers))", new[] { phone.Server, key, JsonSerializer.Serialize(answers) });
        File.Delete(bundle);
        return JsonSerializer.Deserialize<FilledIn>(told, JsonSerializerOptions.Web)!;
    }

    private static async Task<string> BundleAsync()
    {
        var esbuild = Path.Combine(Client, "node_modules", ".bin", "esbuild");
        Assert.SkipUnless(File.Exists(esbuild) && Directory.Exists(Path.Combine(Client, "node_modules", "@getodk", "xforms-engine")), "The engine is not installed: npm ci in src/Truce.Web/Client.");
        var bundle = Path.Combine(Path.GetTempPath(), $"truce-engine-{Guid.NewGuid():N}.js");
        var start = new ProcessStartInfo(esbuild, [Path.Combine(Repository.Root, "tests", "Truce.Tests", "OpenRosa", "engine.mjs"), "--bundle", "--format=esm", $"--outfile={bundle}", "--log-level=error", "--target=es2022"])
        {
            RedirectStandardError = true,
        };
        start.Environment["NODE_PATH"] = Path.Combine(Client, "node_modules");
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, said);
        return bundle;
    }

    private sealed record FilledIn(int Filled, string Status, int Languages, string[] Sent, string[] Problems);
}
