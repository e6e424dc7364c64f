using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Questions: their wording, their scope, and the terms that they tell apart.</summary>
internal sealed class QuestionChapter : Chapter<Question>
{
    public override int MarkWeight => 2;

    public override string TitleField => "text";

    public override string ListPath => "questions";

    public override IReadOnlyList<string> Beginnings => ["question.opened/1"];

    public override IReadOnlyList<string> Changes => ["question.reworded/1"];

    public override void Begin(Story story)
    {
        for (var at = 0; at < 4; at++) New(story);
    }

    public override IReadOnlyList<Act> Acts => [new(5, New), new(6, Reword), new(3, Distinguish)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var (text, scope) = ("", "");
        List<(string, string, string)> apart = [];
        foreach (var deed in life)
        {
            if (deed.Fields.ContainsKey("text")) (text, scope) = (deed["text"], deed["scope"]);
            if (deed.Name == "question.terms-distinguished/1") apart.Add((deed["first"], deed["second"], deed["note"]));
        }

        return $"{text} scope {scope} apart {string.Join(' ', apart)}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 90, "QST", ask => ask.Telling.ClaimsOn, (view, one) => view.Under<Claim>(Id<Question>(one)).Select(claim => $"{claim.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RewordQuestion), "QST", (_, one) => new RewordQuestion(Id<Question>(one), CommandDoors.Text, null, CommandDoors.Text)),
        new(nameof(DistinguishTerms), "QST", (_, one) => new DistinguishTerms(Id<Question>(one), CommandDoors.Text, new LocalText("Other"), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/questions", 5, ask => ask.Titles("QST")),
        Thing("/questions/{id}", "QST", Shown) with { Counts = ask => ("<li id=\"c[0-9]+\"", ask.Telling.ClaimsOn(ask.Who, ask.Id, ask.Index).Count()) },
        .. Form("/questions/new", null, Recording, ask => ask.Titles("ORG")),
        .. Form("/questions/{id}/reword", "QST", Recording, About),
        .. Form("/questions/{id}/distinguish", "QST", Recording, About),
        .. Form("/questions/{id}/marking", "QST", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Question one) =>
        $"{Rendering.Say(one.Text)} scope {Rendering.Say(one.Scope)} "
        + $"apart {Rendering.Join(one.Distinctions.Select(pair => (Rendering.Say(pair.First), Rendering.Say(pair.Second), Rendering.Say(pair.Note))))}";

    private static IEnumerable<string> Shown(WebAsking ask)
    {
        var claims = ask.Telling.ClaimsOn(ask.Who, ask.Id, ask.Index).ToList();
        List<string> must = [ask.Title(ask.Id), .. Standing(ask, "question.opened/1", "question.reworded/1").TakeLast(1).Select(deed => deed["scope"])];
        must.AddRange(FigureChapter.Shown(ask).Select(ask.Title));
        must.AddRange(TableChapter.On(ask).Select(ask.Title));
        if (claims.Count == 0) return must;
        must.AddRange(Standing(ask, "question.terms-distinguished/1").SelectMany(deed => (string[])[deed["first"], deed["second"], deed["note"]]));
        return [.. must, .. claims.SelectMany(one => ClaimChapter.Shown(ask, one)), .. History(ask)];
    }

    private static void New(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var mark = story.AnyMark(story.OrganisationOf(actor));
        var text = story.Say(out var token);
        var scope = story.Optional(out var about);
        story.Do(actor, new OpenQuestion(text, (Subject)story.Chance.Next(1, 8), scope, Marking: Of(mark)),
            new Part(null, "question.opened/1", Body(("text", token), ("scope", about)), mark));
    }

    private static void Reword(Story story) => story.With(Duties.Recording, "QST", (actor, question) =>
    {
        var (text, reason) = (story.Say(out var token), story.Say(out var why));
        var scope = story.Optional(out var about);
        story.Do(actor, new RewordQuestion(Id<Question>(question), text, scope, reason),
            new Part(question, "question.reworded/1", Body(("text", token), ("scope", about), ("reason", why))));
    });

    private static void Distinguish(Story story) => story.With(Duties.Recording, "QST", (actor, question) =>
    {
        var (first, second, note) = (story.Say(out var one), story.Say(out var other), story.Say(out var why));
        story.Do(actor, new DistinguishTerms(Id<Question>(question), first, second, note),
            new Part(question, "question.terms-distinguished/1", Body(("first", one), ("second", other), ("note", why))));
    });
}
