using Microsoft.Playwright;
using Truce.Core.Incidents;
using Truce.Web.Language;

namespace Truce.Tests.Browser;

/// <summary>A liaison officer's day and a verifier's, on a phone, in Arabic.</summary>
public sealed class PartiesWalk(BrowserSite site) : Walk(site)
{
    private static readonly Words Arabic = Words.Of("ar");

    private string Incident => $"/incidents/{Site.View().All<Incident>().First(one => one.Account.Title.En!.StartsWith("Vehicle fired on", StringComparison.Ordinal)).Id}";

    [Fact]
    public async Task A_liaison_officer_receives_acknowledges_answers_joins_a_visit_and_dissents()
    {
        var page = await Site.Open(null, "ar", width: 390, height: 844, touch: true);
        var complaints = Complaints(page);
        var egypt = $"{Site.Organisation("Egypt").Id}";

        // The centre puts it to Egypt and invites it; first to nobody.
        await Be(page, "Watch keeper");
        await page.GotoAsync(Incident + "/transmit");
        await Record(page);
        await Assertions.Expect(page.Locator(".errors")).ToBeVisibleAsync();
        await page.Locator("[name=put-to]").SelectOptionAsync(egypt);
        await page.Locator("[name='put-words.ar']").FillAsync("ما المعروف لديكم عن هذا؟");
        await page.Locator("[name=reply-period]").FillAsync("2030-01-01T10:00");
        await Record(page);
        await page.At("**/transmissions/TRM-*");
        var put = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(Incident + "/visit");
        await page.Locator("[name='visit-purpose.ar']").FillAsync("معاينة مشتركة للمكان");
        await page.Locator("[name=visit-from]").FillAsync("2026-01-10T08:00");
        await page.Locator("[name=visit-until]").FillAsync("2026-01-10T12:00");
        await page.Locator($"[name=visit-invited][value='{egypt}']").CheckAsync();
        await Record(page);
        await page.At("**/visits/JVS-*");
        var visit = new Uri(page.Url).AbsolutePath;

        // The liaison officer: it arrived, and this is what we say to it.
        await Be(page, "Liaison officer of Egypt");
        await page.GotoAsync(put);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Arabic["transmission.no-veto"]);
        await page.Locator(".thumb a[href$='/confirm']").ClickAsync();
        await page.At("**/confirm");
        await page.Locator("[name='receipt-remark.ar']").FillAsync("وصل إلى مكتب الارتباط.");
        await Record(page);
        await page.At("**/transmissions/TRM-*recorded=*");
        await Assertions.Expect(page.Locator("section[aria-labelledby=t-receipt]")).ToContainTextAsync("وصل إلى مكتب الارتباط.");
        await page.Locator(".thumb a[href$='/reply']").ClickAsync();
        await page.At("**/reply");
        await page.Locator("[name=party]").SelectOptionAsync(egypt);
        await page.Locator("[name=reply]").SelectOptionAsync("explains");
        await page.Locator("[name='reply-words.ar']").FillAsync("لم نكن هناك في ذلك اليوم.");
        await page.Locator("[name=answered-on]").FillAsync("2026-11-19");
        await Record(page);
        await page.At("**/incidents/INC-*recorded=*");
        await Assertions.Expect(page.Locator("section[aria-labelledby=i-parties]")).ToContainTextAsync("لم نكن هناك في ذلك اليوم.");
        await page.GotoAsync(put);
        await Assertions.Expect(page.Locator("section[aria-labelledby=t-answer]")).ToContainTextAsync("لم نكن هناك في ذلك اليوم.");

        // Accepts; a reason is for those who decline.
        await page.GotoAsync(visit);
        await page.Locator(".thumb a[href$='/answer']").ClickAsync();
        await page.At("**/answer");
        await page.Locator("[name=invitation-answer]").SelectOptionAsync("declines");
        await Record(page);
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync(Arabic["refusal.visit/reason-unfit"]);
        await page.Locator("[name=invitation-answer]").SelectOptionAsync("accepts");
        await Record(page);
        await page.At("**/visits/JVS-*recorded=*");
        await Assertions.Expect(page.Locator("section[aria-labelledby=j-invited]")).ToContainTextAsync(Arabic["invitation-answer.accepts"]);

        // The centre reports; the liaison officer dissents, and it stands beside with the same weight.
        await Be(page, "Watch keeper");
        await page.GotoAsync(visit + "/report");
        await page.Locator("[name=visit-result]").SelectOptionAsync("held");
        await page.Locator("[name='visited.from']").FillAsync("2026-01-10T08:00");
        await page.Locator("[name='visited.until']").FillAsync("2026-01-10T11:00");
        await page.Locator("[name='visit-seen.ar']").FillAsync("شوهد الطريق كله.");
        await Record(page);
        await page.At("**/visits/JVS-*recorded=*");
        await Be(page, "Liaison officer of Egypt");
        await page.GotoAsync(visit);
        await page.Locator(".thumb a[href$='/find']").ClickAsync();
        await page.At("**/find");
        await page.Locator("[name=finding-stance]").SelectOptionAsync("dissents");
        await page.Locator("[name='finding-words.ar']").FillAsync("لم يُعاين الطرف الجنوبي.");
        await Record(page);
        await page.At("**/visits/JVS-*recorded=*");
        await Assertions.Expect(page.Locator("section[aria-labelledby=j-dissents]")).ToContainTextAsync("لم يُعاين الطرف الجنوبي.");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_verifier_opens_claims_looks_point_by_point_and_states_only_what_is_proven()
    {
        var page = await Site.Open(null, "ar", width: 390, height: 844, touch: true);
        var complaints = Complaints(page);
        await Be(page, "Verification officer");
        await page.GotoAsync(Incident + "/verify");
        await page.Locator("[name=verification-method]").SelectOptionAsync("geolocation");
        await page.Locator("[name='verification-aim.ar']").FillAsync("أين صُوّر الفيلم ومتى؟");
        await Record(page);
        await page.At("**/verifications/VRF-*");
        var file = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync("/verifications");
        await Assertions.Expect(page.Locator("section[aria-labelledby=v-queue]")).ToContainTextAsync("أين صُوّر الفيلم ومتى؟");
        await page.GotoAsync(file);
        await page.Locator(".thumb a[href$='/claim']").ClickAsync();
        await page.At("**/claim");
        await Record(page);
        await page.At("**/verifications/VRF-*recorded=*");
        foreach (var point in (string[])["place-geolocated", "event-visible"]) await Check(page, file, point);

        // Place without day: no more than a single source, whatever is wished for.
        await page.GotoAsync(file + "/end");
        (await page.Locator("[name=verification-level] option").EvaluateAllAsync<string[]>("all => all.map(one => one.value)")).ShouldNotContain("3");
        await Check(page, file, "date-chronolocated");
        await page.GotoAsync(file + "/end");
        await page.Locator("[name=verification-end]").SelectOptionAsync("level-stated");
        await page.Locator("[name=verification-level]").SelectOptionAsync("3");
        await page.Locator("[name='reason.ar']").FillAsync("المكان واليوم والحدث مثبتة بما يُرى.");
        await Record(page);
        await page.At("**/verifications/VRF-*recorded=*");
        await Assertions.Expect(page.Locator("section[aria-labelledby=v-outcome]")).ToContainTextAsync(Arabic["level.3"]);
        await page.GotoAsync(Incident);
        await Assertions.Expect(page.Locator("section[aria-labelledby=i-files]")).ToContainTextAsync(Arabic["level.3"]);

        // The legal adviser judged whether it was a breach: not who did it as well.
        await Be(page, "Legal adviser");
        await page.GotoAsync(Incident + "/judge-who");
        await page.Locator("[name=attribution]").SelectOptionAsync("not-attributable");
        await page.Locator("[name='judgement-basis.ar']").FillAsync("لا يكفي ما هو معروف.");
        await Record(page);
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("مقعد");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_who_look_at_one_verification_are_told_of_each_other()
    {
        var file = $"/verifications/{Site.View().All<Core.Verifications.Verification>().First(one => one.IsOpen).Id}";
        var first = await Site.Open(null, "en");
        await Be(first, "Verification officer");
        await first.GotoAsync(file);
        var second = await Site.Open(null, "en");
        await Be(second, "Legal adviser");
        await second.GotoAsync(file);
        await Assertions.Expect(second.Locator("truce-here")).ToContainTextAsync("Verification officer");
        var stranger = await Site.Open(file, "en");
        await Assertions.Expect(stranger.Locator("truce-here")).Not.ToContainTextAsync("officer");
    }

    private static async Task Check(IPage page, string file, string point)
    {
        await page.GotoAsync($"{file}/check?point={point}");
        await page.Locator("[name=point-state]").SelectOptionAsync("met");
        await page.Locator("[name='point-how.ar']").FillAsync("بمقارنة المعالم.");
        await Record(page);
        await page.At("**/verifications/VRF-*recorded=*");
    }

    private static Task Record(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = Arabic["form.record"], Exact = true }).ClickAsync();
}
