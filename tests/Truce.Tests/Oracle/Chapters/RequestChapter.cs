using NodaTime;
using Truce.Core.Access;
using Truce.Core.Organisations;
using Truce.Core.Watch;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Requests for information: asked, answered in parts, declined, moved, withdrawn.</summary>
internal sealed class RequestChapter : Chapter<InformationRequest>
{
    private const string Watching = "Recording+Speaking";

    public override int MarkWeight => 1;

    public override string TitleField => "what";

    public override IReadOnlyList<string> Beginnings => ["request.made/1"];

    public override IReadOnlyList<string> Changes => ["request.answered/1", "request.not-answerable/1", "request.moved/1", "request.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(6, Ask), new(5, Answer), new(1, Decline), new(2, Move), new(1, Withdraw)];

    /// <summary>What the watch's page must show: every request of which an answer is awaited.</summary>
    public static IEnumerable<string> Open(WebAsking ask) =>
        ask.Titles(ask.Telling.All(ask.Who, "RFI", ask.Index).Where(one => IsOpen(ask.Log.Of(one).Where(deed => deed.Index <= ask.Index && deed.HasBody))));

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["what"]} for {life[0]["purpose"]} by {life[0]["by"]} of {life[0]["of"]} {life[0]["function"]}, open {IsOpen(life)}: {Rendering.Join(Own(life).Skip(1).Select(deed => $"{deed["words"]}{deed["reason"]}"))}";

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RequestInformation), "ORG", (_, one) => new RequestInformation(Plain, new Addressee(Id<Organisation>(one)))),
        new(nameof(RequestInformation), "FNC", (seen, one) => new RequestInformation(Plain, new Addressee(Id<Organisation>(seen("ORG")), Id<DutyFunction>(one)))),
        new(nameof(RequestInformation), "CLM", (seen, one) => new RequestInformation(Plain, new Addressee(Id<Organisation>(seen("ORG"))), Ref(one))),
        new(nameof(AnswerRequest), "RFI", (_, one) => new AnswerRequest(Id<InformationRequest>(one), CommandDoors.Text)),
        new(nameof(DeclineRequest), "RFI", (_, one) => new DeclineRequest(Id<InformationRequest>(one), CommandDoors.Text)),
        new(nameof(MoveRequest), "RFI", (_, one) => new MoveRequest(Id<InformationRequest>(one), Instant.FromUtc(2030, 1, 1, 0, 0), CommandDoors.Text)),
        new(nameof(WithdrawRequest), "RFI", (_, one) => new WithdrawRequest(Id<InformationRequest>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/requests", 4, ask => ask.Titles(ask.Telling.All(ask.Who, "RFI", ask.Index).Reverse().Take(50))),
        Thing("/requests/{id}", "RFI", ask => [.. About(ask), .. Standing(ask, [.. Changes, "request.made/1"]).SelectMany(deed => (string[])[deed["purpose"], deed["words"], deed["reason"]]), .. Tied.To(ask, ask.Id), .. History(ask)]),
        .. Form("/requests/new", null, Watching, ask => ask.Titles("ORG")),
        .. from verb in (string[])["answer", "decline", "move", "withdraw"]
           from door in Form($"/requests/{{id}}/{verb}", "RFI", Watching, About)
           select door,
        .. Form("/requests/{id}/marking", "RFI", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(InformationRequest one) =>
        $"{Rendering.Say(one.Account.What)} for {Rendering.Say(one.Account.Purpose)} by {one.AskedBy} of {one.Of.Organisation} {one.Of.Function}, open {one.IsOpen}: {Rendering.Join(one.Steps.Skip(1).Select(step => Rendering.Say(step.Words)))}";

    private static RequestAccount Plain => new(CommandDoors.Text, CommandDoors.Text, new Asked(Instant.FromUtc(2025, 10, 11, 0, 0), Instant.FromUtc(2025, 10, 12, 0, 0)));

    // A change of marking is no step of the request.
    private static IEnumerable<Deed> Own(IEnumerable<Deed> life) => life.Where(deed => deed.Name.StartsWith("request.", StringComparison.Ordinal));

    // A time of need that was changed leaves it where it stood.
    private static bool IsOpen(IEnumerable<Deed> life)
    {
        var last = Own(life).Last(deed => deed.Name != "request.moved/1");
        return last.Name == "request.made/1" || (last.Name == "request.answered/1" && last["whole"] != "yes");
    }

    private static void Ask(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (TaskChapter.Somebody(story, actor) is not { } of) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var (what, purpose, about) = (story.Say(out var token), story.Say(out var why), Tied.About(story, actor));
        var account = new RequestAccount(what, purpose, new Asked(story.Test.Clock.Now - Duration.FromHours(1), story.Test.Clock.Now + Duration.FromHours(story.Chance.Next(2, 40))));
        var body = Body(("what", token), ("purpose", why), ("by", ""), ("of", of.Organisation), ("function", of.Function));
        var before = story.Head;
        Tied.Do(story, actor, new RequestInformation(account, of.To, about is null ? null : Ref(about), Of(mark)), about, new Part(null, "request.made/1", body, mark));
        if (story.Head > before) body["by"] = story.Log.Deeds[(int)before + 1] is { } deed ? deed.For ?? deed.Organisation : "";
    }

    private static void Answer(Story story) => story.With(Duties.Recording, "RFI", (actor, request) =>
    {
        var (answer, whole) = (story.Say(out var token), story.Chance.Next(3) == 0);
        var body = Body(("words", token), ("whole", whole ? "yes" : ""), ("voice", ""));
        var before = story.Head;
        story.Do(actor, new AnswerRequest(Id<InformationRequest>(request), answer, whole), new Part(request, "request.answered/1", body));
        if (story.Head > before) body["voice"] = story.Log.Deeds[(int)before + 1].For ?? story.OrganisationOf(actor);
    });

    private static void Decline(Story story) => story.With(Duties.Recording, "RFI", (actor, request) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new DeclineRequest(Id<InformationRequest>(request), reason), new Part(request, "request.not-answerable/1", Body(("reason", why), ("voice", story.Log.Of(request)[0]["of"]))));
    });

    private static void Move(Story story) => story.With(Duties.Recording, "RFI", (actor, request) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new MoveRequest(Id<InformationRequest>(request), story.Test.Clock.Now + Duration.FromHours(story.Chance.Next(50, 90)), reason),
            new Part(request, "request.moved/1", Body(("reason", why))));
    });

    private static void Withdraw(Story story) => story.With(Duties.Recording, "RFI", (actor, request) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawRequest(Id<InformationRequest>(request), reason), new Part(request, "request.withdrawn/1", Body(("reason", why))));
    });
}
