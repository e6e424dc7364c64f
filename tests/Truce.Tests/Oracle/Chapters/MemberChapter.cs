using Truce.Core.Access;
using Truce.Core.Organisations;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Members: admitted, suspended, reinstated, revoked.</summary>
internal sealed class MemberChapter : Chapter<Member>
{
    public override int Weight => 2;

    public override string TitleField => "function";

    public override void Begin(Story story)
    {
        var members = story.Chance.Next(5, 11);
        for (var at = 0; at < members; at++)
            Admit(story, $"{story.Test.Secretary}", at == 0 ? Duties.None : Duties.Recording | (story.Chance.Next(2) == 0 ? Duties.Grading : 0));
    }

    public override IReadOnlyList<Act> Acts =>
    [
        new(5, ChangeStanding, IsOfRights: true), new(3, IssueLink),
        new(1, story => Admit(story, story.Actor(Duties.Secretariat), Duties.Recording), IsOfRights: true),
    ];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var first = life[0];
        var standing = life.Aggregate("Active", (now, deed) => deed.Name switch
        {
            "member.suspended/1" => "Suspended",
            "member.revoked/1" => "Revoked",
            "member.reinstated/1" => "Active",
            _ => now,
        });
        return $"{first["function"]} of {first["organisation"]} {first["duties"]} {standing}";
    }

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(AdmitMember), "ORG", (_, one) => new AdmitMember(Id<Organisation>(one), CommandDoors.Text, Duties.None)),
        new(nameof(IssueLink), "MEM", (_, one) => new IssueLink(Id<Member>(one))),
        new(nameof(IssueToken), "MEM", (_, one) => new IssueToken(Id<Member>(one), CommandDoors.Text, Duties.None, NodaTime.Instant.MaxValue)),
        new(nameof(EndToken), "MEM", (_, one) => new EndToken(Id<Member>(one), 1, CommandDoors.Text)),
        new(nameof(ChangeStanding), "MEM", (_, one) => new ChangeStanding(Id<Member>(one), MemberStanding.Suspended, CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        .. Form("/members/new", null, Secretariat, ask => ask.Titles("ORG")),
        .. Form("/members/{id}/standing", "MEM", Secretariat, About),
        .. Form("/members/{id}/token", "MEM", Secretariat, About),
        .. Form("/members/{id}/token-end", "MEM", Secretariat, About),
    ];

    protected override string Render(Member one) => $"{Rendering.Say(one.Function)} of {one.Organisation} {Flags(one.Duties)} {one.Standing}";

    public static void Admit(Story story, string actor, Duties duties)
    {
        if (story.Members.Count >= 14 || story.Any(story.Seen(actor, "ORG")) is not { } organisation) return;
        var function = story.Say(out var token);
        story.Do(actor, new AdmitMember(Id<Organisation>(organisation), function, duties),
            new Part(null, "member.admitted/1", Body(("organisation", organisation), ("function", token), ("duties", Flags(duties))), Mark.Green));
    }

    private static void IssueLink(Story story) => story.With(Duties.Secretariat, "MEM", (actor, member) =>
        story.Do(actor, new IssueLink(Id<Member>(member)), new Part(member, "member.link-issued/1", Body())));

    private static void ChangeStanding(Story story) => story.With(Duties.Secretariat, "MEM", (actor, member) =>
    {
        if (member == $"{story.Test.Secretary}" || member == actor) return;
        var standing = story.Log.Of(member).Aggregate("active", (now, deed) => deed.Name switch
        {
            "member.suspended/1" => "suspended",
            "member.revoked/1" => "revoked",
            "member.reinstated/1" => "active",
            _ => now,
        });
        if (standing == "revoked" || (standing == "active" && story.Active.Count() < 6)) return;
        var to = standing == "suspended" && story.Chance.Next(3) > 0 ? MemberStanding.Active
            : story.Chance.Next(5) == 0 ? MemberStanding.Revoked : MemberStanding.Suspended;
        var name = to switch { MemberStanding.Active => "member.reinstated/1", MemberStanding.Revoked => "member.revoked/1", _ => "member.suspended/1" };
        var reason = story.Say(out var token);
        story.Do(actor, new ChangeStanding(Id<Member>(member), to, reason), new Part(member, name, Body(("reason", token))));
    });
}
