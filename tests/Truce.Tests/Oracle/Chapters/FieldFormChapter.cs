using Truce.Core.Access;
using Truce.Core.FieldForms;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Forms that phones fill in: each version's text is a part of its own.</summary>
internal sealed class FieldFormChapter : Chapter<FieldForm>
{
    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string TitleField => "title";

    public override IReadOnlyList<string> Beginnings => ["field-form.added/1"];

    public override IReadOnlyList<string> Changes => ["field-form.version-added/1", "field-form.retired/1"];

    public override IReadOnlyList<Act> Acts => [new(3, Add), new(2, AddVersion), new(1, Retire)];

    /// <summary>A form of one question, whose title is a text of the story.</summary>
    public static string Xml(string code, string version, string title) =>
        $"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>{title}</h:title><model><instance><data id="{code}" version="{version}"><said/><meta><instanceID/></meta></data></instance><bind nodeset="/data/said" type="string"/></model></h:head><h:body><input ref="/data/said"><label>Said</label></input></h:body></h:html>""";

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var retired = "";
        foreach (var deed in life) retired = deed.Name == "field-form.retired/1" ? deed["reason"] : deed.Name == "field-form.version-added/1" ? "" : retired;
        return $"{life.Last(deed => deed.Fields.ContainsKey("title"))["title"]} {life[0]["code"]} retired {retired}";
    }

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(AddFormVersion), "FRM", (_, one) => new AddFormVersion(Id<FieldForm>(one), new("x", "1", CommandDoors.Text), "<x/>", new(FormMeaning.Report, []))),
        new(nameof(RetireForm), "FRM", (_, one) => new RetireForm(Id<FieldForm>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/field-forms", 3, ask => ask.Titles("FRM")),
        Thing("/field-forms/{id}", "FRM", ask => [.. About(ask), .. History(ask)]),
        .. Form("/field-forms/new", null, Either, ask => ask.Titles("ORG")),
        .. Form("/field-forms/{id}/version", "FRM", Either, About),
        .. Form("/field-forms/{id}/retire", "FRM", Either, About),
        .. Form("/field-forms/{id}/marking", "FRM", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/phone", null, Recording, _ => []),
    ];

    protected override string Render(FieldForm one) => $"{Rendering.Say(one.Current.Title)} {one.Code} retired {Rendering.Say(one.Retired)}";

    private static void Add(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var mark = story.AnyMark(story.OrganisationOf(actor));
        var title = story.Say(out var token);
        var code = $"form-{story.Chance.Next(1_000_000)}";
        var xml = Xml(code, "1", story.Token());
        story.Do(actor, new AddForm(new(code, "1", title), xml, new(FormMeaning.Report, []), Of(mark)),
            new Part(null, "field-form.added/1", Body(("title", token), ("code", code), ("part", "form1")), mark, xml, mark));
    }

    private static void AddVersion(Story story) => story.With(Duties.Recording, "FRM", (actor, form) =>
    {
        var title = story.Say(out var token);
        var deeds = story.Log.Of(form);
        var (code, number) = (deeds[0]["code"], deeds.Count(deed => deed.Name is "field-form.added/1" or "field-form.version-added/1" && deed.HasBody) + 1);
        var (version, mark) = ($"{number}.{story.Chance.Next(1_000_000)}", story.Oracle.MarkOf(form));
        var xml = Xml(code, version, story.Token());
        story.Do(actor, new AddFormVersion(Id<FieldForm>(form), new(code, version, title), xml, new(FormMeaning.Report, [])),
            new Part(form, "field-form.version-added/1", Body(("title", token), ("part", $"form{number}")), null, xml, mark));
    });

    private static void Retire(Story story) => story.With(Duties.Recording, "FRM", (actor, form) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new RetireForm(Id<FieldForm>(form), reason), new Part(form, "field-form.retired/1", Body(("reason", why))));
    });
}
