using System.Text.RegularExpressions;
using NodaTime;
using Truce.Cli;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Accounts;
using Truce.Store.Centres;
using Truce.Store.Disk;
using Truce.Tests.Formats;

namespace Truce.Tests.Cli;

public sealed partial class CliTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("truce-cli-").FullName;
    private readonly ManualClock clock = new(Instant.FromUtc(2026, 11, 20, 9, 0));

    private string Data => Path.Combine(folder, "data");

    [Fact]
    public async Task Begins_a_centre_whose_first_member_can_sign_in_with_the_link()
    {
        var (code, said, _) = await Run("found", "--data", Data, "--origin", "record.test", "--name", "Test centre");
        code.ShouldBe(0);
        var member = MemberIn(said);
        var accounts = new Accounts(new FileDisk(Data), clock);
        accounts.Redeem(Link().Match(said).Groups[1].Value, "several words in a row", out var refusal).ShouldBe(member);
        refusal.ShouldBeNull();
        accounts.SignIn(member, "several words in a row").ShouldBe(member);
        using var centre = Open();
        centre.Origin.ShouldBe("record.test");
        centre.View(member).Find(member)!.Duties.HasFlag(Duties.Secretariat).ShouldBeTrue();
        Directory.Exists(Data + ".keys").ShouldBeTrue();
    }

    [Theory]
    [InlineData("example.mine")]
    [InlineData("Record.Test")]
    [InlineData("with blank")]
    public async Task Refuses_a_name_for_the_ledger_that_is_none(string origin)
    {
        var (code, _, problem) = await Run("found", "--data", Data, "--origin", origin, "--name", "Test centre");
        code.ShouldBe(2);
        problem.ShouldNotBeEmpty();
        Directory.Exists(Data).ShouldBeFalse();
    }

    [Fact]
    public async Task Refuses_to_begin_twice()
    {
        await Found();
        var (code, _, problem) = await Run("found", "--data", Data, "--origin", "record.test", "--name", "Other");
        code.ShouldBe(1);
        problem.ShouldContain("begun in this folder already");
    }

    [Fact]
    public async Task Says_where_no_centre_is_and_makes_no_folder()
    {
        var (code, _, problem) = await Run("adopt", "--data", Data, "--reason", "Moved");
        code.ShouldBe(1);
        problem.ShouldContain("There is no centre in");
        Directory.Exists(Data).ShouldBeFalse();
    }

    [Fact]
    public async Task Says_what_to_do_while_the_server_has_the_folder_open()
    {
        await Found();
        using var server = Open();
        var (code, _, problem) = await Run("member", "link", server.Founder!.Value.Member.ToString(), "--data", Data);
        code.ShouldBe(1);
        problem.ShouldContain("open in another process");
        problem.ShouldContain("stop it");
    }

    [Fact]
    public async Task The_first_member_gets_a_new_link_without_being_named()
    {
        await Found();
        var (code, said, problem) = await Run("member", "link", "--data", Data, "--address", "https://centre.test/");
        problem.ShouldBeEmpty();
        code.ShouldBe(0);
        said.ShouldContain("https://centre.test/link/");
        new Accounts(new FileDisk(Data), clock).Redeem(Link().Match(said).Groups[1].Value, "several words in a row", out _).ShouldBe(MemberIn(said));
    }

    [Fact]
    public async Task Admits_a_member_by_function_and_ends_the_membership()
    {
        await Found();
        var (code, said, _) = await Run(
            "member", "add", "--organisation", "Test centre", "--function", "Watch keeper", "--duties", "recording, grading", "--data", Data);
        code.ShouldBe(0);
        var member = MemberIn(said);
        new Accounts(new FileDisk(Data), clock).Redeem(Link().Match(said).Groups[1].Value, "several words in a row", out _).ShouldBe(member);
        using (var centre = Open()) centre.View(member).Viewer.Duties.ShouldBe(Duties.Recording | Duties.Grading);

        (await Run("member", "suspend", $"{member}", "--reason", "On leave", "--data", Data)).Code.ShouldBe(0);
        (await Run("member", "link", $"{member}", "--data", Data)).Code.ShouldBe(1);
        (await Run("member", "reinstate", $"{member}", "--reason", "Back", "--data", Data)).Code.ShouldBe(0);
        (await Run("member", "link", $"{member}", "--data", Data)).Code.ShouldBe(0);
        (await Run("member", "revoke", $"{member}", "--reason", "Left", "--data", Data)).Code.ShouldBe(0);
        var (again, _, problem) = await Run("member", "reinstate", $"{member}", "--reason", "Back", "--data", Data);
        again.ShouldBe(1);
        problem.ShouldContain("suspended");
        new Accounts(new FileDisk(Data), clock).SignIn(member, "several words in a row").ShouldBeNull();
    }

    [Theory]
    [InlineData(1, "No organisation has the name", "member", "add", "--organisation", "Nobody", "--function", "Watch")]
    [InlineData(1, "is missing", "member", "add", "--organisation", "Test centre", "--function", " ")]
    [InlineData(2, "is not the reference of a member", "member", "suspend", "MEM-222-222-3", "--reason", "Mistyped")]
    [InlineData(1, "nothing under", "member", "suspend", "MEM-222-222-Z", "--reason", "Unknown")]
    public async Task Says_what_does_not_fit(int code, string words, params string[] args)
    {
        await Found();
        if (args[2].EndsWith('Z')) args[2] = new Id<Member>(12345).ToString();
        var result = await Run([.. args, "--data", Data]);
        result.Code.ShouldBe(code);
        result.Problem.ShouldContain(words);
    }

    [Fact]
    public async Task Unknown_duties_and_options_are_named()
    {
        await Found();
        var (code, _, problem) = await Run("member", "add", "--organisation", "Test centre", "--function", "Watch", "--duties", "ruling", "--data", Data);
        code.ShouldBe(2);
        problem.ShouldContain("ruling");
        (code, _, problem) = await Run("member", "add", "--nonsense", "x", "--data", Data);
        code.ShouldBe(2);
        problem.ShouldContain("--nonsense");
        (await Run("--help")).Said.ShouldContain("import");
    }

    [Fact]
    public async Task A_stroke_after_the_folder_makes_no_copy_of_it()
    {
        await Found();
        using var centre = Centre.Open(new CentreOptions(new FileDisk(Data), new KeyRing(Data + ".keys"), clock) { Folder = Data + "/", Beat = TimeSpan.Zero });
        centre.IsReadOnly.ShouldBeFalse();
    }

    [Fact]
    public async Task A_copy_is_adopted_with_a_reason_and_only_once()
    {
        await Found();
        var copy = Path.Combine(folder, "copy");
        Copy(Data, copy);
        Copy(Data + ".keys", copy + ".keys");
        var (code, _, problem) = await Run("member", "add", "--organisation", "Test centre", "--function", "Watch", "--data", copy);
        code.ShouldBe(1);
        problem.ShouldContain("truce adopt");
        (await Run("adopt", "--reason", "Moved to another machine", "--data", copy)).Code.ShouldBe(0);
        (await Run("adopt", "--reason", "Again", "--data", copy)).Code.ShouldBe(1);
        (await Run("member", "add", "--organisation", "Test centre", "--function", "Watch", "--data", copy)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Redacts_a_text_and_says_what_cannot_be_called_back()
    {
        await Found();
        var (article, claims) = Invented("Forty trucks came, the office said.");
        (await Run("import", "article", article, "--claims", claims, "--data", Data)).Code.ShouldBe(0);
        Id<Report> report;
        long index;
        using (var centre = Open())
        {
            var view = centre.View(centre.Founder!.Value.Member);
            report = view.All<Report>().Single().Id;
            index = view.LifeOf(report.Reference)[0].Head.Index;
        }

        var (code, said, _) = await Run(
            "redact", "--index", $"{index}", "--part", "verbatim", "--rule", "Rule 7", "--reason", "Names a person", "--data", Data);
        code.ShouldBe(0);
        said.ShouldContain("cannot be called back");
        using var after = Open();
        after.View(after.Founder!.Value.Member).VerbatimOf(report).ShouldBeNull();
        (await Run("redact", "--index", "x", "--part", "verbatim", "--rule", "R", "--reason", "W", "--data", Data)).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Prints_the_lines_for_a_claims_file()
    {
        var (article, _) = Invented("قالت الجهة إن 40 شاحنة دخلت. 40 شاحنة.");
        var (code, said, _) = await Run("anchor", article, "--text", "40 شاحنة");
        code.ShouldBe(0);
        said.Split('\n').Count(line => line.StartsWith("anchor: {from: ", StringComparison.Ordinal)).ShouldBe(2);
        (await Run("anchor", article)).Said.ShouldContain("bytes: ");
        (code, _, var problem) = await Run("anchor", article, "--text", "fifty");
        code.ShouldBe(1);
        problem.ShouldContain("do not stand");
    }

    [Fact]
    public async Task The_same_article_twice_records_nothing_and_another_member_records_it_no_second_time()
    {
        await Found();
        var (article, claims) = Invented("Forty trucks came, the office said.");
        var first = await Run("import", "article", article, "--claims", claims, "--data", Data);
        first.Problem.ShouldBeEmpty();
        first.Code.ShouldBe(0);
        var index = Index();
        var second = await Run("import", "article", article, "--claims", claims, "--data", Data);
        second.Code.ShouldBe(0);
        second.Said.ShouldContain("nothing was recorded");
        Index().ShouldBe(index);

        var added = await Run("member", "add", "--organisation", "Test centre", "--function", "Second", "--duties", "recording,grading,secretariat", "--data", Data);
        index = Index();
        var other = await Run("import", "article", article, "--claims", claims, "--as", $"{MemberIn(added.Said)}", "--data", Data);
        other.Problem.ShouldBeEmpty();
        other.Said.ShouldContain("nothing was recorded");
        Index().ShouldBe(index);
        RptLine(other.Said).ShouldBe(RptLine(first.Said));
    }

    [Fact]
    public async Task A_refusal_of_the_centre_is_given_with_its_place_and_a_second_run_goes_on()
    {
        await Found();
        var (article, claims) = Invented("Forty trucks came, the office said.");
        var good = await File.ReadAllTextAsync(claims);
        await File.WriteAllTextAsync(claims, good.Replace("received: 2026-11-20T08:00:00Z", "received: 2027-01-01T08:00:00Z"));
        var (code, _, problem) = await Run("import", "article", article, "--claims", claims, "--data", Data);
        code.ShouldBe(1);
        problem.ShouldContain("claims.yaml, line ");
        problem.ShouldContain("still to come");
        await File.WriteAllTextAsync(claims, good);
        (await Run("import", "article", article, "--claims", claims, "--data", Data)).Code.ShouldBe(0);
        using var centre = Open();
        centre.View(null).Count<Source>().ShouldBe(1);
        centre.View(null).Count<Claim>().ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_entry_under_the_same_key_is_refused()
    {
        await Found();
        var (article, claims) = Invented("Forty trucks came, the office said.");
        (await Run("import", "article", article, "--claims", claims, "--data", Data)).Code.ShouldBe(0);
        var index = Index();
        await File.WriteAllTextAsync(claims, (await File.ReadAllTextAsync(claims)).Replace("en: Forty trucks came.", "en: Fifty trucks came."));
        var (code, _, problem) = await Run("import", "article", article, "--claims", claims, "--data", Data);
        code.ShouldBe(1);
        problem.ShouldContain("another content");
        Index().ShouldBe(index);
    }

    [Fact]
    public async Task The_three_texts_with_the_claims_of_the_example_go_in_one_by_one()
    {
        ExampleFiles.SkipWithoutArticles();
        await Found();
        foreach (var key in new[] { "s0", "s1", "s2" })
        {
            var (claims, text) = ThreeTexts.ClaimsOf(key, folder);
            var (code, _, problem) = await Run("import", "article", text, "--claims", claims, "--data", Data);
            problem.ShouldBeEmpty();
            code.ShouldBe(0);
        }

        var index = Index();
        foreach (var key in new[] { "s0", "s1", "s2" })
        {
            var (claims, text) = ThreeTexts.ClaimsOf(key, folder);
            (await Run("import", "article", text, "--claims", claims, "--data", Data)).Said.ShouldContain("nothing was recorded");
        }

        Index().ShouldBe(index);
        using var centre = Open();
        var view = centre.View(centre.Founder!.Value.Member);
        view.Count<Report>().ShouldBe(3);
        view.All<Claim>().Count(claim => claim.Anchor is not null).ShouldBe(37);
        view.Count<Source>().ShouldBe(view.All<Source>().Select(source => source.Name).Distinct().Count());
        var question = view.All<Question>().Single(one => one.Text.En!.StartsWith("Are United States troops in Gaza", StringComparison.Ordinal));
        view.Under<Claim>(question.Id).Select(claim => claim.LinkTo(question.Id)!.Stance).Distinct().Count().ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Replays_the_example_into_a_folder()
    {
        var none = Path.Combine(folder, "none");
        var (code, said, problem) = await Run("import", "example", ExampleFiles.Folder, "--replay", "--articles", none, "--data", Data);
        problem.ShouldBeEmpty();
        code.ShouldBe(0);
        said.ShouldContain("Texts found: 0 of 3.");
        (await Run("import", "example", ExampleFiles.Folder, "--replay", "--articles", none, "--data", Data)).Said.ShouldContain("nothing was recorded");
    }

    [Fact]
    public async Task Takes_the_files_of_the_example_into_a_centre_that_is_at_work_without_its_invented_seats()
    {
        await Found();
        var none = Path.Combine(folder, "none");
        var (code, said, problem) = await Run("import", "example", ExampleFiles.Folder, "--articles", none, "--data", Data);
        problem.ShouldBeEmpty();
        code.ShouldBe(0);
        said.ShouldContain("Texts found: 0 of 3.");
        (await Run("import", "example", ExampleFiles.Folder, "--articles", none, "--data", Data)).Said.ShouldContain("nothing was recorded");
        using var centre = Open();
        var view = centre.View(centre.Founder!.Value.Member);
        centre.Origin.ShouldBe("record.test");
        view.Count<Member>().ShouldBe(1);
        view.Count<Claim>().ShouldBeGreaterThan(60);
        view.Find(centre.Founder.Value.Organisation)!.Name.En.ShouldBe("Test centre");
        view.RecordedAt.ShouldBe(clock.GetCurrentInstant(), "nothing is dated back in a centre that is at work");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var inner in Directory.GetDirectories(from)) Copy(inner, Path.Combine(to, Path.GetFileName(inner)));
    }

    private static Id<Member> MemberIn(string said)
    {
        Id<Member>.TryParse(Member().Match(said).Value, out var member).ShouldBeTrue();
        return member;
    }

    private static string RptLine(string said) => said.Split('\n').Single(line => line.StartsWith("The report is", StringComparison.Ordinal));

    [GeneratedRegex("MEM-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]")]
    private static partial Regex Member();

    [GeneratedRegex("/link/(\\S+)")]
    private static partial Regex Link();

    private async Task Found() => (await Run("found", "--data", Data, "--origin", "record.test", "--name", "Test centre")).Code.ShouldBe(0);

    private Centre Open() => Centre.Open(new CentreOptions(new FileDisk(Data), new KeyRing(Data + ".keys"), clock) { Folder = Data, Beat = TimeSpan.Zero });

    private long Index()
    {
        using var centre = Open();
        return centre.View(null).Index;
    }

    private (string Article, string Claims) Invented(string text)
    {
        var (article, claims) = (Path.Combine(folder, "article.txt"), Path.Combine(folder, "claims.yaml"));
        File.WriteAllText(article, text);
        File.WriteAllText(claims, ClaimsFile.For(text));
        return (article, claims);
    }

    private async Task<(int Code, string Said, string Problem)> Run(params string[] args)
    {
        var (said, problem) = (new StringWriter(), new StringWriter());
        var code = await Tool.RunAsync(args, said, problem, clock);
        return (code, said.ToString(), problem.ToString());
    }
}
