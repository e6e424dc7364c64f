using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Truce.Core.Access;
using Truce.Core.Evidence;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Store.Blobs;
using Truce.Tests.Web;

namespace Truce.Tests.Evidence;

/// <summary>Files in and out over HTTP: what is sent, what comes back, and to whom.</summary>
public class EvidencePageTests
{
    private static readonly byte[] Camera = File.ReadAllBytes(Repository.File("tests", "Truce.Tests", "vectors", "pictures", "camera.jpg"));

    [Fact]
    public async Task A_picture_is_kept_whole_for_its_custodian_and_shown_clean_to_others()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var item = await TakeAsync(centre, member, Camera, "IMG_4711.jpg");
        item.Original.ShouldBe(new FilePrint(Convert.ToHexStringLower(SHA256.HashData(Camera)), Camera.Length, "image/jpeg"));

        using var stranger = centre.Public();
        var shown = await stranger.GetAsync($"/evidence/{item.Id}/file");
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        var text = Encoding.Latin1.GetString(await shown.Content.ReadAsByteArrayAsync());
        foreach (var hidden in (string[])["OF-A-PERSON", "Invented", "SERIAL", "TRAILER"]) text.ShouldNotContain(hidden);
        (await stranger.GetAsync($"/evidence/{item.Id}/original")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await stranger.GetStringAsync($"/evidence/{item.Id}");
        page.ShouldContain(item.Original.Sha256);
        foreach (var hidden in (string[])["IMG_4711", "Camera 1", "31.52420"]) page.ShouldNotContain(hidden);

        (await member.GetByteArrayAsync($"/evidence/{item.Id}/original")).ShouldBe(Camera);
        var own = await member.GetStringAsync($"/evidence/{item.Id}");
        foreach (var stated in (string[])["IMG_4711.jpg", "Camera 1", "31.52420", "2025-10-19 10:22:11"]) own.ShouldContain(stated);
    }

    [Fact]
    public async Task A_page_that_calls_itself_a_picture_is_a_download_and_runs_nowhere()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var item = await TakeAsync(centre, member, "<html><script>alert(1)</script>"u8.ToArray(), "photo.jpg");
        (item.Fault, item.Original.MediaType, item.Shown).ShouldBe((FileFault.NotWhatItsNameSays, MediaTypes.Bytes, null));
        var answer = await member.GetAsync($"/evidence/{item.Id}/original");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(MediaTypes.Bytes);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        (await member.GetAsync($"/evidence/{item.Id}/file")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_too_much_and_nothing_at_all_are_said_clearly_and_keep_nothing()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync("ar");
        var (status, page) = await SendAsync(member, [], "empty.jpg");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("لم يصل أو هو فارغ");
        (status, page) = await SendAsync(member, new byte[20_000_001], "long.bin");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("20 ميغابايت");
    }

    [Fact]
    public async Task Graphic_material_is_not_fetched_before_it_is_asked_for()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var item = await TakeAsync(centre, member, Camera, "a.jpg", graphic: true);
        var page = await WebCentre.Parse(await member.GetAsync($"/evidence/{item.Id}"));
        var image = page.QuerySelector("figure.exhibit details.graphic:not([open]) > img")!;
        (image.GetAttribute("loading"), image.ClassName).ShouldBe(("lazy", "grey"));
        page.QuerySelectorAll("figure.exhibit > img").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_was_sent_is_its_senders_until_it_is_described()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var answer = await PostAsync(member, Camera, "a.jpg");
        var path = answer.Headers.Location!.OriginalString;
        using var stranger = centre.Public();
        (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var form = await member.GetStringAsync(path);
        form.ShouldContain("Camera 1");
        (await member.GetStringAsync("/evidence/new")).ShouldContain("byte for byte");

        // A digest stands in the record for many to read: it opens nothing.
        (await member.GetAsync($"/evidence/uploads/{Convert.ToHexStringLower(SHA256.HashData(Camera))}")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await member.PostAsync("/api/commands/take-evidence", new StringContent("{}", MediaTypeHeaderValue.Parse("application/json")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_erased_takes_its_bytes_with_it_and_leaves_those_that_others_need()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var first = await TakeAsync(centre, member, Camera, "a.jpg");
        var second = await TakeAsync(centre, member, Camera, "b.jpg");
        first.Original.ShouldBe(second.Original);
        Erase(centre, first, EvidenceItem.OriginalPart);
        Holds(first.Original).ShouldBeTrue("another item of the same bytes stands");
        (await member.GetAsync($"/evidence/{first.Id}/original")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await member.GetAsync($"/evidence/{second.Id}/original")).StatusCode.ShouldBe(HttpStatusCode.OK);

        Erase(centre, second, EvidenceItem.OriginalPart);
        Holds(first.Original).ShouldBeFalse();
        Holds(first.Shown!.Print).ShouldBeTrue("what was released stays until its item is erased");
        (await member.GetStringAsync($"/evidence/{second.Id}")).ShouldContain(second.Original.Sha256);
        Erase(centre, first, "body");
        Erase(centre, second, "body");
        Holds(first.Shown!.Print).ShouldBeFalse();

        bool Holds(FilePrint print)
        {
            using var file = centre.Centre.Blobs.Open(print.Sha256);
            return file is not null;
        }
    }

    [Fact]
    public async Task A_further_copy_is_shown_instead_and_is_cleaned_as_well()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var item = await TakeAsync(centre, member, Camera, "a.jpg");
        var blurred = File.ReadAllBytes(Repository.File("tests", "Truce.Tests", "vectors", "pictures", "progressive.jpg"));
        var sent = await PostAsync(member, blurred, "b.jpg", $"/evidence/{item.Id}/release");
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var path = sent.Headers.Location!.OriginalString;
        (await member.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", await TokenAsync(member, path)), new("key", "k"), new("release-how.en", "Faces made unrecognisable")])))
            .StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var stranger = centre.Public();
        var shown = await stranger.GetByteArrayAsync($"/evidence/{item.Id}/file");
        Encoding.Latin1.GetString(shown).ShouldNotContain("OF-A-PERSON");
        Convert.ToHexStringLower(SHA256.HashData(shown)).ShouldNotBe(item.Shown!.Print.Sha256);
        (await stranger.GetStringAsync($"/evidence/{item.Id}")).ShouldContain("Faces made unrecognisable");
    }

    private static void Erase(WebCentre centre, EvidenceItem item, string part) => centre.Do(new RedactParts(
        [new ErasedParts(centre.Centre.View(centre.Secretary).LifeOf(item.Id)[0].Head.Index, [part])], new LocalText("A rule"), new LocalText("Asked for")));

    private static async Task<EvidenceItem> TakeAsync(WebCentre centre, HttpClient member, byte[] file, string name, bool graphic = false)
    {
        var sent = await PostAsync(member, file, name);
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var path = sent.Headers.Location!.OriginalString;
        var taken = await member.PostAsync(path, new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", await TokenAsync(member, path)), new("key", Guid.NewGuid().ToString("N")), new("evidence-kind", "photograph"), new("evidence-title.en", "A damaged wall"),
            new("evidence-licence", "own"), new("evidence-consent", "not-needed"), new("evidence-graphic", graphic ? "yes" : "no"), new("told-at", "2025-10-11T12:00"), new("marking", "CLEAR"),
            new("original-marking", "AMBER+STRICT"),
        ]));
        taken.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await taken.Content.ReadAsStringAsync());
        return centre.Centre.View(null).All<EvidenceItem>().Last();
    }

    private static async Task<(HttpStatusCode Status, string Page)> SendAsync(HttpClient member, byte[] file, string name)
    {
        var answer = await PostAsync(member, file, name);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient member, byte[] file, string name, string path = "/evidence/new")
    {
        var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(member, path)), "__RequestVerificationToken" }, { new ByteArrayContent(file), "evidence-file", name } };
        return await member.PostAsync(path, form);
    }

    private static async Task<string> TokenAsync(HttpClient member, string path) =>
        (await WebCentre.Parse(await member.GetAsync(path))).QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
