using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Verifications;
using Truce.Core.Watch;

namespace Truce.Tests.Oracle;

/// <summary>A place in a command that names a thing.</summary>
/// <param name="Command">The command's type name.</param>
/// <param name="Kind">First letters of the reference that stands there; EVT for the index of an event.</param>
/// <param name="Make">The command with a reference in that place, and things that the caller sees in the others.</param>
internal sealed record CommandDoor(string Command, string Kind, Func<Func<string, string>, string, ICommand> Make);

/// <summary>Writing is a door too: a command that names what the caller may not see is refused just as one that names nothing at all.</summary>
internal static class CommandDoors
{
    /// <summary>Words that fit wherever a text is asked for.</summary>
    public static readonly LocalText Text = new("Words");

    /// <summary>A day that fits wherever days are asked for.</summary>
    public static readonly DateInterval Days = new(new LocalDate(2025, 10, 10), new LocalDate(2025, 10, 10));

    public static readonly IReadOnlyList<string> NamingNothing = [nameof(RegisterOrganisation), nameof(OpenQuestion), nameof(AdoptRecord), nameof(DeclareTerms), nameof(SetReminders), nameof(Core.FieldForms.AddForm), nameof(SetUpPhone), nameof(SetChecklist)];

    public static readonly IReadOnlyList<CommandDoor> All =
    [
        .. Contents.All.SelectMany(chapter => chapter.AtCommands),
        .. from chapter in Contents.All
           where chapter.MarkWeight > 0
           select new CommandDoor(nameof(ChangeMarking), chapter.Prefix, (_, one) => new ChangeMarking(Story.Ref(one), Marking.Green, Text)),
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
}
