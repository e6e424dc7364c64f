using System.Net.Sockets;
using System.Text;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Crossings;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Reports;
using Truce.Core.Submissions;
using Truce.Tests.Web;

namespace Truce.Tests.OpenRosa;

/// <summary>What phones fetch and send, over HTTP: who may, and each filled-in form once.</summary>
public sealed class PhoneDoorTests : IAsyncLifetime
{
    private static readonly byte[] Photograph = [0xff, 0xd8, 0xff, .. new byte[3_000]];

    private RealCentre centre = null!;
    private Id<Member> monitor;

    public async ValueTask InitializeAsync()
    {
        centre = await RealCentre.OpenAsync();
        monitor = centre.Admit(Duties.Recording);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Nobody_asks_without_a_token_nor_with_a_cookie_alone_and_both_ways_of_bringing_one_work()
    {
        using var phone = new Phone(centre, monitor);
        var no = await phone.AskAsync(HttpMethod.Get, "/openrosa/formList");
        no.Status.ShouldBe(401);
        no.Headers.WwwAuthenticate.ToString().ShouldStartWith("Basic");
        no.Headers.GetValues("X-OpenRosa-Version").Single().ShouldBe("1.0");
        (await phone.AskAsync(HttpMethod.Get, "/openrosa/formList", Basic("x:truce_wrong"))).Status.ShouldBe(401);
        (await phone.AskAsync(HttpMethod.Get, $"/openrosa/key/truce_{monitor}_1_{new string('0', 64)}/formList")).Status.ShouldBe(401);
        (await phone.AskAsync(HttpMethod.Get, "/openrosa/formList", Basic($"{monitor}:{phone.Token}"))).Status.ShouldBe(200);
        (await phone.GetAsync("/formList")).Text.ShouldContain("<formID>truce-incident</formID>");
        using var visitor = await centre.SignedInAsync(monitor);
        (await visitor.Get("/openrosa/formList")).Status.ShouldBe(401);
        centre.Test.Do(new EndToken(monitor, 1, new LocalText("Lost.")));
        (await phone.GetAsync("/formList")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_phone_is_told_how_much_it_may_send_before_it_sends()
    {
        using var phone = new Phone(centre, monitor);
        var head = await phone.AskAsync(HttpMethod.Head, phone.Server + "/submission");
        head.Status.ShouldBe(204);
        head.Headers.Location!.ToString().ShouldEndWith(phone.Server + "/submission");
        head.Headers.GetValues("X-OpenRosa-Accept-Content-Length").Single().ShouldBe("20971520");
        head.Headers.Date.ShouldNotBeNull();
    }

    [Fact]
    public async Task Five_phones_that_send_one_form_at_once_leave_one_report_and_one_incident()
    {
        using var phone = new Phone(centre, monitor);
        var told = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => phone.SendAsync(Incident("uuid:one"), ("a.jpg", Photograph))));
        told.ShouldAllBe(one => one.Status == 201);
        var view = centre.Centre.View(monitor);
        var submission = view.All<FieldSubmission>().Single();
        view.All<Report>().Count().ShouldBe(1);
        view.All<Incident>().Count().ShouldBe(1);
        submission.Files.Single().Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Photograph)));
        submission.Missing.ShouldBeEmpty();
        submission.Made.Select(thing => thing.Number).Distinct().ShouldBe([submission.Id.Number]);
    }

    [Fact]
    public async Task Two_members_phones_of_one_organisation_that_send_the_same_form_leave_one()
    {
        var organisation = centre.Centre.View(centre.Secretary).Find(monitor)!.Organisation;
        var other = centre.Admit(Duties.Recording, organisation: organisation);
        using var first = new Phone(centre, monitor);
        using var second = new Phone(centre, other);
        (await first.SendAsync(Incident("uuid:shared"))).Status.ShouldBe(201);
        (await second.SendAsync(Incident("uuid:shared"))).Status.ShouldBe(201);
        centre.Centre.View(monitor).All<Incident>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Files_come_in_any_order_and_in_several_requests_and_what_is_missing_is_shown()
    {
        using var phone = new Phone(centre, monitor);
        byte[] second = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];
        var xml = Incident("uuid:files", photo: "b.png");
        (await phone.SendAsync(xml, ("c.jpg", Photograph))).Status.ShouldBe(201);
        Only().Missing.ShouldBe(["b.png"]);
        using var visitor = await centre.SignedInAsync(monitor);
        (await visitor.Get($"/submissions/{Only().Id}")).Text.ShouldContain("announced, has not arrived");
        (await phone.SendAsync(xml, ("b.png", second), ("c.jpg", Photograph))).Status.ShouldBe(201);
        Only().Missing.ShouldBeEmpty();
        Only().Files.Select(file => file.Name).ShouldBe(["c.jpg", "b.png"]);
        Only().Files[1].MediaType.ShouldBe("image/png");
        (await visitor.Get($"/submissions/{Only().Id}/files/{Only().Files[1].Key}")).Status.ShouldBe(200);
        (await visitor.Get($"/submissions/{Only().Id}/files/{Only().Files[1].Sha256}")).Status.ShouldBe(404);
        (await phone.SendAsync(xml, ("b.png", [9, 9]))).Status.ShouldBe(201);
        Only().Doubled.ShouldBe(["b.png"]);
        centre.Centre.View(monitor).All<Incident>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_edit_corrects_the_same_incident_even_when_it_overtakes_what_it_edits()
    {
        using var phone = new Phone(centre, monitor);
        (await phone.SendAsync(Incident("uuid:3", "Third", replaces: "uuid:2"))).Status.ShouldBe(202);
        (await phone.SendAsync(Incident("uuid:2", "Second", replaces: "uuid:1"))).Status.ShouldBe(202);
        centre.Centre.View(monitor).All<Incident>().ShouldBeEmpty();
        (await phone.SendAsync(Incident("uuid:1", "First"))).Status.ShouldBe(201);
        var view = centre.Centre.View(monitor);
        var incident = view.All<Incident>().Single();
        incident.Account.Note!.En.ShouldBe("Third");
        incident.Corrections.ShouldBe(2);
        var kept = view.All<FieldSubmission>().ToDictionary(one => one.Instance);
        kept["uuid:1"].ReplacedBy.ShouldBe(kept["uuid:2"].Id);
        kept["uuid:2"].ReplacedBy.ShouldBe(kept["uuid:3"].Id);
        (kept["uuid:3"].NotMade, kept["uuid:3"].Marks.Length).ShouldBe((null, 0));
        kept.Values.ShouldAllBe(one => view.GuardedOf<SentForm>(one.Id, FieldSubmission.SentPart) != null);
        (await phone.SendAsync(Incident("uuid:4", "Fork", replaces: "uuid:1"))).Status.ShouldBe(202);
        centre.Centre.View(monitor).All<Incident>().Single().Account.Note!.En.ShouldBe("Third");
    }

    [Fact]
    public async Task Other_content_under_the_same_identifier_is_kept_beside_the_first_and_shown()
    {
        using var phone = new Phone(centre, monitor, "ar");
        await phone.SendAsync(Incident("uuid:same", "One story"));
        var told = await phone.SendAsync(Incident("uuid:same", "Another story"));
        told.Status.ShouldBe(202);
        told.Text.ShouldContain("حُفظ إلى جانب");
        (await phone.SendAsync(Incident("uuid:same", "Another story"))).Status.ShouldBe(202);
        Only().Contradictions.Length.ShouldBe(1);
        Only().IsOpen.ShouldBeTrue();
        centre.Centre.View(monitor).All<Incident>().Single().Account.Note!.En.ShouldBe("One story");
        using var visitor = await centre.SignedInAsync(monitor);
        (await visitor.Get($"/submissions/{Only().Id}")).Text.ShouldContain("Another story");
        (await visitor.Get("/submissions?open=1")).Text.ShouldContain(Only().Id.ToString());
    }

    [Fact]
    public async Task A_submission_cut_in_the_middle_leaves_nothing_and_sent_again_it_is_there_once()
    {
        using var phone = new Phone(centre, monitor);
        var body = await Phone.Body(Encoding.UTF8.GetBytes(Incident("uuid:cut")), [("a.jpg", Photograph)]).ReadAsByteArrayAsync();
        using (var socket = await ConnectAsync())
        {
            var head = $"POST {phone.Server}/submission HTTP/1.1\r\nHost: {centre.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=\"x\"\r\nContent-Length: {body.Length}\r\n\r\n";
            await socket.SendAsync(Encoding.ASCII.GetBytes(head));
            await socket.SendAsync(body.AsMemory(0, body.Length / 2));
        }

        centre.Centre.View(monitor).All<FieldSubmission>().ShouldBeEmpty();
        (await phone.SendInChunksAsync(Incident("uuid:cut"))).Status.ShouldBe(201);
        (await phone.SendAsync(Incident("uuid:cut"), ("a.jpg", Photograph))).Status.ShouldBe(201);
        Only().Files.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Two_gigabytes_are_refused_before_they_are_sent()
    {
        using var phone = new Phone(centre, monitor);
        using var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {phone.Server}/submission HTTP/1.1\r\nHost: {centre.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 2147483648\r\n\r\n--x\r\n"));
        var answer = new byte[16_000];
        var read = await socket.ReceiveAsync(answer);
        var text = Encoding.UTF8.GetString(answer, 0, read);
        text.ShouldStartWith("HTTP/1.1 413");
        text.ShouldContain("Connection: close");
    }

    [Theory]
    [InlineData("<data id=\"truce-incident\"><a></data>", 400, "cannot be read as XML")]
    [InlineData("<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><data id=\"truce-incident\">&b;</data>", 400, "declares entities")]
    [InlineData("<?xml version=\"1.0\" encoding=\"x-none\"?><data id=\"truce-incident\"/>", 400, "encoding")]
    [InlineData("<data id=\"none\"/>", 404, "no form")]
    [InlineData("not xml at all", 400, "cannot be read as XML")]
    public async Task What_cannot_be_read_is_answered_clearly_and_nothing_is_recorded(string xml, int status, string says)
    {
        using var phone = new Phone(centre, monitor);
        var before = centre.Centre.Head;
        var told = await phone.SendAsync(xml);
        told.Status.ShouldBe(status);
        told.Text.ShouldContain(says);
        centre.Centre.Head.ShouldBe(before);
    }

    [Fact]
    public async Task Bytes_that_are_not_what_they_say_are_refused_and_those_of_another_code_page_are_read_and_marked()
    {
        using var phone = new Phone(centre, monitor);
        (await phone.SendAsync([.. Encoding.UTF8.GetBytes("<data id=\"truce-incident\"><note>"), 0xff, 0xfe, .. Encoding.UTF8.GetBytes("</note></data>")])).Text.ShouldContain("not in the encoding");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var arabic = Encoding.GetEncoding(1256).GetBytes("<?xml version=\"1.0\" encoding=\"windows-1256\"?>" + Incident("uuid:page", "انفجاران", declare: false));
        (await phone.SendAsync(arabic)).Status.ShouldBe(201);
        Only().Marks.ShouldContain(SubmissionMark.OtherEncoding);
        centre.Centre.View(monitor).All<Incident>().Single().Account.Note!.Ar.ShouldBe("انفجاران");
        centre.Centre.View(monitor).GuardedOf<SentForm>(Only().Id, FieldSubmission.SentPart)!.IsBase64.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_usable_is_kept_and_marked()
    {
        using var phone = new Phone(centre, monitor);
        centre.Test.Do(new RegisterPlace(new LocalText("A town"), PlaceKind.Locality, new LocalText("Test."), Centre: Position.OfDegrees(31.5, 34.4)));
        var ahead = centre.Test.Clock.Now + Duration.FromDays(365);
        (await phone.SendAsync(Incident("uuid:odd", version: "1", when: "2025-10-16T10:00:00", position: "34.45 31.52 0 5", finished: $"{ahead}"))).Status.ShouldBe(201);
        Only().Marks.ShouldBe([SubmissionMark.VersionUnknown, SubmissionMark.ClockAhead, SubmissionMark.CoordinatesSwapped, SubmissionMark.ZoneMissing]);
        centre.Centre.View(monitor).All<Incident>().Count().ShouldBe(1);

        // A year ahead in what it tells: it cannot have happened, so nothing is made of it but the report, and that is said.
        (await phone.SendAsync(Incident("uuid:ahead", when: $"{ahead}"))).Status.ShouldBe(201);
        var late = centre.Centre.View(monitor).All<FieldSubmission>().Single(one => one.Instance == "uuid:ahead");
        late.NotMade!.Code.ShouldBe("time/in-the-future");
        centre.Centre.View(monitor).All<Incident>().Count().ShouldBe(1);
        centre.Centre.View(monitor).All<Report>().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Lists_beside_a_form_hold_what_the_member_may_see_and_nothing_else()
    {
        var mine = centre.Centre.View(centre.Secretary).Find(monitor)!.Organisation;
        var theirs = centre.Test.New<Organisation>(new RegisterOrganisation(new LocalText("Another"), OrganisationKind.Ngo));
        var other = centre.Admit(Duties.Recording, organisation: theirs);
        centre.Test.Do(new RegisterCrossing(new CrossingAccount(new LocalText("Quiet gate"), new LocalText("Test."), [new(new Way(PassageKind.Goods, Direction.In))], []), Marking.AmberStrict(mine)));
        using var one = new Phone(centre, monitor);
        using var two = new Phone(centre, other);
        (await one.GetAsync("/forms/truce-crossing/files/truce-crossings.csv")).Text.ShouldContain("Quiet gate");
        (await two.GetAsync("/forms/truce-crossing/files/truce-crossings.csv")).Text.ShouldNotContain("Quiet gate");
        (await two.GetAsync("/forms/truce-incident/manifest")).Text.ShouldContain("truce-places.csv");
        (await two.GetAsync("/forms/FRM-222-222-2/form.xml")).Status.ShouldBe(404);
        await one.SendAsync(Incident("uuid:private"));
        centre.Centre.View(other).All<FieldSubmission>().ShouldBeEmpty();
        centre.Centre.View(centre.Secretary).All<FieldSubmission>().Count().ShouldBe(1);
    }

    private FieldSubmission Only() => centre.Centre.View(monitor).All<FieldSubmission>().Single();

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(centre.Address.Host, centre.Address.Port);
        return socket;
    }

    private static string Basic(string pair) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));

    private static string Incident(
        string instance, string note = "Two loud bangs", string? replaces = null, string photo = "a.jpg", bool declare = true, string version = "2026112001",
        string when = "2025-10-16T10:00:00.000+03:00", string position = "31.52 34.45 0 12", string finished = "2025-10-16T12:00:00.000+03:00") =>
        $"{(declare ? "<?xml version=\"1.0\"?>" : "")}<data id=\"truce-incident\" version=\"{version}\"><end>{finished}</end><type>fire/artillery</type><when>{when}</when><position>{position}</position>"
        + $"<means>direct-observation</means><injured>2</injured><note>{note}</note><photo>{photo}</photo>"
        + $"<meta><instanceID>{instance}</instanceID>{(replaces is null ? "" : $"<deprecatedID>{replaces}</deprecatedID>")}</meta></data>";
}
