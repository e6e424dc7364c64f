using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Store.Accounts;
using Truce.Store.Disk;

namespace Truce.Tests.Store;

public sealed class AccountsTests : IDisposable
{
    private const string Good = "several words in a row";
    private static readonly Id<Member> Member = new(7), Other = new(8);

    private readonly string folder = Directory.CreateTempSubdirectory("truce-accounts-").FullName;
    private readonly ManualClock clock = new(Instant.FromUtc(2026, 11, 20, 9, 0));
    private readonly Accounts accounts;

    public AccountsTests() => accounts = Open();

    [Fact]
    public void A_link_sets_a_password_once()
    {
        var token = accounts.Invite(Member);
        accounts.SignIn(Member, Good).ShouldBeNull();
        accounts.Peek(token).ShouldBe(Member);
        accounts.Redeem(token, Good, out var refusal).ShouldBe(Member);
        refusal.ShouldBeNull();
        accounts.SignIn(Member, Good).ShouldBe(Member);
        accounts.SignIn(Other, Good).ShouldBeNull();
        accounts.Redeem(token, Good + "!", out refusal).ShouldBeNull();
        refusal!.Code.ShouldBe("account/link-unknown");
        accounts.Peek(token).ShouldBeNull();
    }

    [Fact]
    public void What_stands_is_there_after_a_restart_and_no_secret_is_in_a_file()
    {
        var token = accounts.Invite(Member);
        accounts.Redeem(token, Good, out _);
        var second = accounts.Invite(Member);
        var again = Open();
        again.SignIn(Member, Good).ShouldBe(Member);
        again.Redeem(second, Good + " more", out _).ShouldBe(Member);
        var files = Directory.GetFiles(Path.Combine(folder, "accounts"));
        files.ShouldBe([Path.Combine(folder, "accounts", $"{Member}.json")]);
        var text = File.ReadAllText(files[0]);
        text.ShouldNotContain(Good);
        text.ShouldNotContain(second.Split('.')[1]);
    }

    [Fact]
    public void A_link_ends_after_three_days_and_with_the_next_one()
    {
        var first = accounts.Invite(Member);
        var second = accounts.Invite(Member);
        accounts.Redeem(first, Good, out _).ShouldBeNull();
        clock.Now += Duration.FromHours(72);
        accounts.Redeem(second, Good, out var refusal).ShouldBeNull();
        refusal!.Code.ShouldBe("account/link-unknown");
    }

    [Theory]
    [InlineData("short", "account/password-too-short")]
    [InlineData("elevenchars", "account/password-too-short")]
    [InlineData("half a pair ? of a character", "text/not-text")]
    public void A_password_that_does_not_fit_leaves_the_link_as_it_was(string password, string code)
    {
        var token = accounts.Invite(Member);
        accounts.Redeem(token, password.Replace('?', '\ud800'), out var refusal).ShouldBeNull();
        refusal!.Code.ShouldBe(code);
        accounts.Redeem(token, new string('x', 100_000), out refusal).ShouldBeNull();
        refusal!.Code.ShouldBe("account/password-too-long");
        accounts.Redeem(token, Good, out _).ShouldBe(Member);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("MEM-222-222-2.00")]
    [InlineData("not a token at all")]
    public void A_token_that_is_none_is_an_unknown_link(string token)
    {
        accounts.Redeem(token, Good, out var refusal).ShouldBeNull();
        refusal!.Code.ShouldBe("account/link-unknown");
        accounts.Peek(token).ShouldBeNull();
    }

    [Fact]
    public void The_token_of_one_member_opens_no_other_account()
    {
        var token = accounts.Invite(Member);
        accounts.Invite(Other);
        accounts.Redeem($"{Other}.{token.Split('.')[1]}", Good, out _).ShouldBeNull();
    }

    [Fact]
    public void Ten_failures_close_the_account_for_a_quarter_of_an_hour()
    {
        accounts.Redeem(accounts.Invite(Member), Good, out _);
        for (var attempt = 0; attempt < 10; attempt++) accounts.SignIn(Member, "wrong words in a row").ShouldBeNull();
        accounts.SignIn(Member, Good).ShouldBeNull();
        clock.Now += Duration.FromMinutes(15);
        accounts.SignIn(Member, Good).ShouldBe(Member);
    }

    [Fact]
    public void Sessions_end_with_a_new_password_when_told_and_when_the_account_is_closed()
    {
        accounts.StampOf(Member).ShouldBe("");
        accounts.Redeem(accounts.Invite(Member), Good, out _);
        List<string> stamps = [accounts.StampOf(Member)];
        accounts.Invite(Member);
        accounts.StampOf(Member).ShouldBe(stamps[0]);
        accounts.Redeem(accounts.Invite(Member), Good, out _);
        stamps.Add(accounts.StampOf(Member));
        accounts.SignOutEverywhere(Member);
        stamps.Add(accounts.StampOf(Member));
        Open().StampOf(Member).ShouldBe(stamps[2]);
        accounts.Close(Member);
        stamps.Add(accounts.StampOf(Member));
        stamps.ShouldBeUnique();
        accounts.SignIn(Member, Good).ShouldBeNull();
    }

    [Fact]
    public void One_accented_letter_is_the_same_from_every_keyboard()
    {
        accounts.Redeem(accounts.Invite(Member), "caf\u00e9 in the morning", out _);
        accounts.SignIn(Member, "cafe\u0301 in the morning").ShouldBe(Member);
    }

    [Fact]
    public void Nobody_learns_from_the_time_whether_a_member_exists()
    {
        accounts.Redeem(accounts.Invite(Member), Good, out _);
        accounts.SignIn(Other, "wrong");
        double[] ratios = [.. Enumerable.Range(0, 5).Select(_ => Seconds(Other, "wrong words in a row") / Seconds(Member, "wrong words in a row"))];
        Array.Sort(ratios);
        ratios[2].ShouldBeInRange(0.2, 5);
        double[] brief = [.. Enumerable.Range(0, 3).Select(_ => Seconds(Other, "short") / Seconds(new Id<Member>(9), "words of fair length"))];
        Array.Sort(brief);
        brief[1].ShouldBeInRange(0.2, 5);

        double Seconds(Id<Member> member, string password)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            accounts.SignIn(member, password).ShouldBeNull();
            return watch.Elapsed.TotalSeconds;
        }
    }

    [Fact]
    public void A_link_used_by_two_at_once_is_used_once()
    {
        var token = accounts.Invite(Member);
        var used = Enumerable.Range(0, 8).AsParallel().Count(one => accounts.Redeem(token, $"{Good} {one}", out _) is not null);
        used.ShouldBe(1);
    }

    [Fact]
    public void A_damaged_file_is_named_with_what_to_do()
    {
        accounts.Invite(Member);
        File.WriteAllText(Path.Combine(folder, "accounts", $"{Member}.json"), "{");
        Should.Throw<InvalidDataException>(() => Open().SignIn(Member, Good)).Message.ShouldContain($"truce member link {Member}");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Accounts Open() => new(new FileDisk(folder), clock);
}
