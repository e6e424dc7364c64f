using Truce.Core.Access;
using Truce.Core.Translations;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Translations: seen by whoever may see both them and what they translate.</summary>
internal sealed class TranslationChapter : Chapter<Translation>
{
    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string TitleField => "text";

    public override IReadOnlyList<string> Beginnings => ["translation.added/1"];

    public override IReadOnlyList<string> Changes => ["translation.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(6, Add), new(2, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["of"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["text"]} of {life[0]["of"]} withdrawn {life.FirstOrDefault(deed => deed.Name == "translation.withdrawn/1")?["reason"]}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from prefix in (string[])["CLM", "QST"]
           select ViewDoors.List(nameof(View.Under), 15, prefix, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "TRN", index).Where(translation => ask.Log.Of(translation)[0]["of"] == one), (view, one) => view.Under<Translation>(Ref(one)).Select(translation => $"{translation.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        .. from prefix in (string[])["CLM", "QST", "RPT"]
           select new CommandDoor(nameof(AddTranslation), prefix, (_, one) => new AddTranslation(Ref(one), "he", "Words", TranslationMeans.Person)),
        new(nameof(WithdrawTranslation), "TRN", (_, one) => new WithdrawTranslation(Id<Translation>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        .. Form("/claims/{id}/translate", "CLM", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/questions/{id}/translate", "QST", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/reports/{id}/translate", "RPT", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/translations/{id}/withdraw", "TRN", Recording, About),
    ];

    protected override string Render(Translation one) => $"{Texts.TokensIn(one.Text)[0]} of {one.Of} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static void Add(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, story.Chance.Next(2) == 0 ? "CLM" : "QST") is not { } of) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var token = story.Token();
        story.Do(actor, new AddTranslation(Ref(of), "he", $"{token} תרגום", TranslationMeans.Person, Story.Of(mark)),
            new Part(null, "translation.added/1", Body(("of", of), ("text", token)), mark));
    }

    private static void Withdraw(Story story) => story.With(Duties.Recording, "TRN", (actor, translation) =>
    {
        if (story.OrganisationOf(actor) != story.Oracle.Owner(translation)) return;
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawTranslation(Id<Translation>(translation), reason), new Part(translation, "translation.withdrawn/1", Body(("reason", why))));
    });
}
