using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;

namespace Truce.Tests.Oracle;

/// <summary>A place in a command that names a thing.</summary>
/// <param name="Command">The command's type name.</param>
/// <param name="Kind">First letters of the reference that stands there; EVT for the index of an event.</param>
/// <param name="Make">The command with a reference in that place, and things that the caller sees in the others.</param>
internal sealed record CommandDoor(string Command, string Kind, Func<Func<string, string>, string, ICommand> Make);

/// <summary>Writing is a door too: a command that names what the caller may not see is refused just as one that names nothing at all.</summary>
internal static class CommandDoors
{
    private static readonly LocalText Text = new("Words");
    private static readonly DateInterval Days = new(new LocalDate(2025, 10, 10), new LocalDate(2025, 10, 10));

    public static readonly IReadOnlyList<string> NamingNothing = [nameof(RegisterOrganisation), nameof(OpenQuestion), nameof(AdoptRecord)];

    public static readonly IReadOnlyList<CommandDoor> All =
    [
        new(nameof(RenameOrganisation), "ORG", (_, one) => new RenameOrganisation(Story.Id<Organisation>(one), Text, Text)),
        new(nameof(AssumeRole), "ORG", (_, one) => new AssumeRole(Story.Id<Organisation>(one), Text, Days.Start)),
        new(nameof(EndRole), "ORG", (_, one) => new EndRole(Story.Id<Organisation>(one), 0, Days.Start)),
        new(nameof(DeclareRepresentation), "ORG", (seen, one) => new DeclareRepresentation(Story.Id<Organisation>(one), Story.Id<Organisation>(seen("ORG")), Days.Start)),
        new(nameof(DeclareRepresentation), "ORG", (seen, one) => new DeclareRepresentation(Story.Id<Organisation>(seen("ORG")), Story.Id<Organisation>(one), Days.Start)),
        new(nameof(EndRepresentation), "ORG", (seen, one) => new EndRepresentation(Story.Id<Organisation>(one), Story.Id<Organisation>(seen("ORG")), Days.Start)),
        new(nameof(AdmitMember), "ORG", (_, one) => new AdmitMember(Story.Id<Organisation>(one), Text, Duties.None)),
        new(nameof(ChangeStanding), "MEM", (_, one) => new ChangeStanding(Story.Id<Member>(one), MemberStanding.Suspended, Text)),
        new(nameof(RegisterSource), "ORG", (_, one) => new RegisterSource(Text, SourceKind.Document, Story.Id<Organisation>(one))),
        new(nameof(CorrectSource), "SRC", (_, one) => new CorrectSource(Story.Id<Source>(one), Text, Text)),
        new(nameof(GradeSource), "SRC", (_, one) => new GradeSource(Story.Id<Source>(one), Subject.Aid, Reliability.C, Text)),
        new(nameof(ReceiveReport), "SRC", (_, one) => new ReceiveReport(Story.Id<Source>(one), Text, Days, Instant.FromUtc(2025, 10, 11, 0, 0), "en")),
        new(nameof(CorrectReport), "RPT", (_, one) => new CorrectReport(Story.Id<Report>(one), Text, Days, Text)),
        new(nameof(WithdrawReport), "RPT", (_, one) => new WithdrawReport(Story.Id<Report>(one), Text)),
        new(nameof(RecordClaim), "RPT", (seen, one) => Claim(one, seen("SRC"), seen("QST"))),
        new(nameof(RecordClaim), "SRC", (seen, one) => Claim(seen("RPT"), one, seen("QST"))),
        new(nameof(RecordClaim), "QST", (seen, one) => Claim(seen("RPT with source"), seen("its source"), one)),
        new(nameof(GradeClaim), "CLM", (_, one) => new GradeClaim(Story.Id<Claim>(one), 3, Text)),
        new(nameof(LinkClaim), "CLM", (seen, one) => new LinkClaim(Story.Id<Claim>(one), Linked(seen("QST")))),
        new(nameof(LinkClaim), "QST", (seen, one) => new LinkClaim(Story.Id<Claim>(seen("CLM")), Linked(one))),
        new(nameof(UnlinkClaim), "CLM", (seen, one) => new UnlinkClaim(Story.Id<Claim>(one), Story.Id<Question>(seen("QST")), Text)),
        new(nameof(UnlinkClaim), "QST", (seen, one) => new UnlinkClaim(Story.Id<Claim>(seen("CLM")), Story.Id<Question>(one), Text)),
        new(nameof(RestateClaim), "CLM", (seen, one) => new RestateClaim(Story.Id<Claim>(one), Claim(seen("RPT"), seen("SRC"), null), Text)),
        new(nameof(RestateClaim), "RPT", (seen, one) => new RestateClaim(Story.Id<Claim>(seen("CLM")), Claim(one, seen("SRC"), null), Text)),
        new(nameof(RestateClaim), "SRC", (seen, one) => new RestateClaim(Story.Id<Claim>(seen("CLM")), Claim(seen("RPT"), one, null), Text)),
        new(nameof(RestateClaim), "QST", (seen, one) => new RestateClaim(Story.Id<Claim>(seen("CLM")), Claim(seen("RPT with source"), seen("its source"), one), Text)),
        new(nameof(WithdrawClaim), "CLM", (_, one) => new WithdrawClaim(Story.Id<Claim>(one), Text)),
        new(nameof(CorrectClaim), "CLM", (_, one) => new CorrectClaim(Story.Id<Claim>(one), Text, Text)),
        new(nameof(RemarkOnClaim), "CLM", (_, one) => new RemarkOnClaim(Story.Id<Claim>(one), Text)),
        new(nameof(RewordQuestion), "QST", (_, one) => new RewordQuestion(Story.Id<Question>(one), Text, null, Text)),
        new(nameof(DistinguishTerms), "QST", (_, one) => new DistinguishTerms(Story.Id<Question>(one), Text, new LocalText("Other"), Text)),
        .. from kind in (string[])["ORG", "SRC", "RPT", "CLM", "QST"]
           select new CommandDoor(nameof(ChangeMarking), kind, (_, one) => new ChangeMarking(Story.Ref(one), Marking.Green, Text)),
        new(nameof(RedactParts), "EVT", (_, one) => new RedactParts([new ErasedParts(long.Parse(one), ["body"])], Text, Text)),
    ];

    /// <summary>Sends a command that names something hidden and the same that names something absent, and compares the refusals.</summary>
    public static void Ask(Story story, Random chance, Tally tally)
    {
        var door = All[chance.Next(All.Count)];
        var member = story.Members[chance.Next(story.Members.Count)];
        var who = story.Oracle.Viewer(member);
        var hidden = Hidden(story, who, door.Kind).ToList();
        var absent = Absent(story, chance, door.Kind);
        var one = hidden.Count == 0 ? Absent(story, chance, door.Kind) : hidden[chance.Next(hidden.Count)];
        var chosen = new Dictionary<string, string>();
        string Seen(string kind) => chosen.TryGetValue(kind, out var known) ? known : chosen[kind] = See(story, chance, who, kind, chosen);

        var name = $"Execute {door.Command} naming {door.Kind}";
        var expected = Refused(story, member, door.Make(Seen, absent), absent);
        var got = Refused(story, member, door.Make(Seen, one), one);
        tally.Compare(name, expected, got, () => $"seed {story.Seed}, door {name}, viewer {member} of {who.Organisation ?? "nobody"}, hidden {one}, absent {absent}, today {story.Oracle.Today:uuuu-MM-dd}");
        story.Test.Centre.View(null).Index.ShouldBe(story.Log.Head, $"{name} by {member} was recorded: {one}");
    }

    private static string Refused(Story story, string member, ICommand command, string named)
    {
        var answer = story.Test.Centre.ExecuteAsync(command, Story.Id<Member>(member), Guid.NewGuid().ToString()).GetAwaiter().GetResult();
        return answer.Refusal is { } refusal
            ? $"{refusal.Code} {refusal.Kind} “{refusal.Template}” {string.Join(", ", refusal.Arguments.Select(argument => argument == named ? "what was named" : argument))}"
            : $"recorded as {answer.Index}";
    }

    private static IEnumerable<string> Hidden(Story story, Who who, string kind) => kind == "EVT"
        ? story.Log.Deeds.Where(deed => !story.Oracle.Sees(who, deed, story.Log.Head)).Select(deed => $"{deed.Index}")
        : story.Log.OfKind(kind).Where(stream => !story.Telling.Stands(who, stream, story.Log.Head));

    private static string Absent(Story story, Random chance, string kind) =>
        kind == "EVT" ? $"{story.Log.Head + chance.Next(1, 2_000)}" : new Asking(story, chance).Unused(kind);

    private static string See(Story story, Random chance, Who who, string kind, Dictionary<string, string> chosen)
    {
        if (kind == "its source") return story.Log.Of(chosen["RPT with source"]) is [var first, ..] ? first["source"] : Absent(story, chance, "SRC");
        var prefix = kind[..3];
        var seen = story.Telling.All(who, prefix, story.Log.Head).ToList();
        if (kind == "RPT with source") seen = [.. seen.Where(report => story.Telling.Stands(who, story.Log.Of(report)[0]["source"], story.Log.Head))];
        return seen.Count == 0 ? Absent(story, chance, prefix) : seen[chance.Next(seen.Count)];
    }

    private static RecordClaim Claim(string report, string source, string? question) =>
        new(Story.Id<Report>(report), Text, Days, [Story.Id<Source>(source)], Link: question is null ? null : Linked(question));

    private static Link Linked(string question) => new(Story.Id<Question>(question), Stance.Affirms);
}
