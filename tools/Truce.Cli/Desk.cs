using Truce.Store.Accounts;
using Truce.Store.Disk;
using Truce.Web.Hosting;

namespace Truce.Cli;

/// <summary>What every command works with: where answers go, the time, and the centre's folder as the options name it.</summary>
internal sealed class Desk(TextWriter output, TextWriter error, IClock clock)
{
    private Instant lastProgress;

    public Option<string> Data { get; } = new("--data") { Description = "Folder of the centre.", HelpName = "DIR", Required = true };

    public Option<string?> Keys { get; } = new("--keys")
    {
        Description = "Folder of its keys; beside the data folder, with “.keys” added, unless told.",
        HelpName = "DIR",
    };

    public Option<string?> As { get; } = new("--as")
    {
        Description = "Reference of the member who enters it; the first member unless told.",
        HelpName = "MEMBER",
    };

    public Option<string> Language { get; } = Of("--language", "Language of the texts given: en, ar or he.", "en", "ar", "he");

    public Option<string?> Address { get; } = new("--address")
    {
        Description = "Where members reach the centre, for links; what the server was given as --public-url unless told.",
        HelpName = "URL",
    };

    public IClock Clock => clock;

    public void Say(string line) => output.WriteLine(line);

    /// <summary>Where rows that cannot be read are named.</summary>
    public TextWriter Error => error;

    /// <summary>Says how far a long command is, on the side of errors so that answers stay alone; at most once a second, and not in the first.</summary>
    public void Progress(string line)
    {
        var now = clock.GetCurrentInstant();
        if (lastProgress == default) lastProgress = now;
        if (now - lastProgress < Duration.FromSeconds(1)) return;
        lastProgress = now;
        error.WriteLine(line);
    }

    /// <summary>Opens the centre that stands in the folder.</summary>
    public Centre Open(ParseResult parsed, bool adopt = false)
    {
        var (data, keys) = Folders(parsed);
        if (!File.Exists(Path.Combine(data, "centre.json")))
            throw new NotDoneException($"There is no centre in {data}. Name another folder, or begin one: truce found --data DIR --origin NAME --name TEXT");
        if (!File.Exists(Path.Combine(keys, "ledger.key")))
            throw new NotDoneException($"The keys of this centre are not in {keys}. Say where they are with --keys DIR.");
        return Centre.Open(new CentreOptions(new FileDisk(data), new KeyRing(keys), clock) { Folder = data, Adopt = adopt, Beat = TimeSpan.Zero });
    }

    /// <summary>Opens an empty folder as an empty centre, or the centre of this origin that stands there.</summary>
    public Centre OpenNew(ParseResult parsed, string origin)
    {
        var (data, keys) = Folders(parsed);
        return Centre.Open(new CentreOptions(new FileDisk(data), new KeyRing(keys), clock) { Folder = data, Origin = origin, Beat = TimeSpan.Zero });
    }

    /// <summary>The accounts beside the record that is open.</summary>
    public Accounts AccountsIn(ParseResult parsed) => new(new FileDisk(Folders(parsed).Data), clock);

    /// <summary>Who enters it.</summary>
    public Id<Member> MemberIn(ParseResult parsed, Centre centre)
    {
        if (centre.Founder is not { } founder) throw new NotDoneException("The record is empty: nobody can enter anything yet. Begin it: truce found");
        return parsed.GetValue(As) is { } written ? ReadMember(written) : founder.Member;
    }

    /// <summary>Records a command, or says why not.</summary>
    public static async Task<Answer> DoAsync(Centre centre, ICommand command, Id<Member> member)
    {
        var answer = await centre.ExecuteAsync(command, member, $"cli/{Guid.NewGuid()}");
        return answer.Refusal is { } refusal ? throw Refused(centre, refusal) : answer;
    }

    private static NotDoneException Refused(Centre centre, Refusal refusal)
    {
        var hint = centre.IsReadOnly ? "\nIf this machine is to keep the record from now on: truce adopt --data DIR --reason TEXT"
            : refusal.Code == AccessRefusals.SignInFirst().Code ? "\nSay with --as MEMBER who enters it; the member must be active."
            : "";
        return new NotDoneException(refusal.Sentence + hint);
    }

    /// <summary>A text in the language that the options name.</summary>
    public LocalText Text(ParseResult parsed, string text) => parsed.GetValue(Language) switch
    {
        "ar" => new LocalText(Ar: text),
        "he" => new LocalText(He: text),
        _ => new LocalText(En: text),
    };

    /// <summary>Records that a one-time link is given, and prints it.</summary>
    public async Task SayLinkAsync(ParseResult parsed, Centre centre, Id<Member> member, Id<Member> by)
    {
        var (token, refusal) = await AccountsIn(parsed).IssueAsync(centre, member, by);
        if (refusal is not null) throw Refused(centre, refusal);
        Say("This link sets the password. It works once, for 72 hours; give it to the member alone:");
        var address = parsed.GetValue(Address)?.TrimEnd('/') ?? PublicAddress.Read(centre.Disk) ?? TruceOptions.DefaultUrls;
        Say($"{address}/link/{token}");
    }

    public static Id<Member> ReadMember(string written) => Id<Member>.TryParse(written, out var member)
        ? member
        : throw new NotUnderstoodException($"“{written}” is not the reference of a member, such as MEM-7KQ-4MD-R. Check each character; the last one is a check.");

    public static Option<string> Required(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, Required = true };

    private static Option<string> Of(string name, string description, string first, params string[] others)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => first };
        option.AcceptOnlyFromAmong([first, .. others]);
        return option;
    }

    private (string Data, string Keys) Folders(ParseResult parsed)
    {
        var data = Path.TrimEndingDirectorySeparator(Path.GetFullPath(parsed.GetRequiredValue(Data)));
        return (data, parsed.GetValue(Keys) is { } keys ? Path.GetFullPath(keys) : data + ".keys");
    }
}
