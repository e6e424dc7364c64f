using NodaTime;
using Truce.Core.Access;
using Truce.Core.Figures;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Core.Tables;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Tables: whoever may not see what carries one, or one of its questions, learns nothing of it, be it a row, a label or a file's name.</summary>
internal sealed class TableChapter : Chapter<DataTable>
{
    public override int MarkWeight => 1;

    public override string TitleField => "title";

    public override string ListPath => "tables";

    public override IReadOnlyList<string> Beginnings => ["table.opened/1"];

    public override IReadOnlyList<string> Changes => ["table.corrected/1", "table.rows-landed/1"];

    public override IReadOnlyList<Act> Acts => [new(7, Open), new(3, Correct), new(8, Land), new(1, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) =>
        !first.HasBody ? null : first["through"].Length > 0 ? [first["question"], first["through"]] : [first["question"]];

    /// <summary>The tables of a question that have rows and stand, as its pages must show them.</summary>
    public static IEnumerable<string> On(WebAsking ask) => !ask.Telling.Stands(ask.Who, ask.Id, ask.Index) ? [] :
        ask.Telling.All(ask.Who, "TBL", ask.Index).Where(one => ask.Log.Of(one)[0]["question"] == ask.Id && Rows(Life(ask, one)).Count > 0 && Life(ask, one).All(deed => deed.Name != "table.withdrawn/1"));

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("title"));
        return $"{last["title"]} noted {last["note"]} by {life[0]["by"]} through {life[0]["through"]} on {life[0]["question"]} "
            + $"rows {string.Join(' ', Rows(life).Select(row => $"{row.Label}={row.Value}"))} back {life.FirstOrDefault(deed => deed.Name == "table.withdrawn/1")?["reason"]}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["by", "question", "through"]
           let prefix = kind switch { "by" => "SRC", "question" => "QST", _ => "RPT" }
           select ViewDoors.List(nameof(View.Under), 14, prefix, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "TBL", index).Where(table => ask.Log.Of(table)[0][kind] == one), (view, one) => view.Under<DataTable>(Ref(one)).Select(table => $"{table.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(OpenTable), "SRC", (seen, one) => new OpenTable(Id<Source>(one), Plain(seen("QST")))),
        new(nameof(OpenTable), "QST", (seen, one) => new OpenTable(Id<Source>(seen("SRC")), Plain(one))),
        new(nameof(OpenTable), "RPT", (seen, one) => new OpenTable(Id<Source>(seen("SRC")), Plain(seen("QST")), Ref(one))),
        new(nameof(CorrectTable), "TBL", (seen, one) => new CorrectTable(Id<DataTable>(one), Plain(seen("QST")), CommandDoors.Text)),
        new(nameof(CorrectTable), "QST", (seen, one) => new CorrectTable(Id<DataTable>(seen("TBL")), Plain(one), CommandDoors.Text)),
        new(nameof(BeginEdition), "TBL", (_, one) => new BeginEdition(Id<DataTable>(one), 1, Edition("table.csv", 1))),
        new(nameof(LandRows), "TBL", (_, one) => new LandRows(Id<DataTable>(one), 1, 0, Row(new LocalDate(2025, 10, 10), "Gaza", 7))),
        new(nameof(CompleteEdition), "TBL", (_, one) => new CompleteEdition(Id<DataTable>(one), 1, 0)),
        new(nameof(WithdrawTable), "TBL", (_, one) => new WithdrawTable(Id<DataTable>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/tables", 5, ask => ask.Titles("TBL").Reverse().Take(50)),
        Thing("/tables/{id}", "TBL", ask => [ask.Title(ask.Id), Last(ask)["note"], .. ask.Titles([First(ask)["by"], First(ask)["question"]]), .. Rows(Life(ask, ask.Id)).Select(row => row.Label), .. Files(ask)]),
        Thing("/tables/{id}/edition", "TBL", ask => [ask.Title(ask.Id), .. Files(ask).TakeLast(1)]),
        Thing("/tables/{id}/cell", "TBL", ask => [ask.Title(ask.Id), .. Rows(Life(ask, ask.Id)).TakeLast(1).Select(row => row.Label)]),
        Thing("/tables/{id}/table.csv", "TBL", ask => Rows(Life(ask, ask.Id)).SelectMany(row => (string[])[row.Label, row.Value])),
        Thing("/questions/{id}/side-by-side", "QST", ask => [ask.Title(ask.Id), .. On(ask).SelectMany(one => (string[])[one, ask.Title(one)])]),
        Thing("/questions/{id}/side-by-side.csv", "QST", ask => On(ask)),
        .. Form("/tables/{id}/withdraw", "TBL", Recording, About),
        .. Form("/tables/{id}/marking", "TBL", Either, ask => About(ask).Concat(ask.Titles("ORG"))),

        // A mapping that was typed into an empty form is none; a file that nobody sent is held for nobody.
        .. Form("/tables/import", null, Recording, _ => []),
        new("POST", "/tables/import/{token}", 2, ask => ask.IsPast ? 422 : ask.Has(Recording) ? 404 : 403, _ => []),
    ];

    protected override string Render(DataTable one)
    {
        var rows = Enumerable.Range(0, one.Grid.Count).Select(at => $"{one.Grid.LabelOf(at)[0]}={one.Grid.Cell(0, at)}");
        return $"{Rendering.Say(one.Terms.Title)} noted {Rendering.Say(one.Terms.Note)} by {one.By} through {one.Through} on {one.Terms.Series[0].Question} "
            + $"rows {string.Join(' ', rows)} back {Rendering.Say(one.Withdrawn)}";
    }

    private static IReadOnlyList<Deed> Life(WebAsking ask, string one) => [.. ask.Log.Of(one).Where(deed => deed.Index <= ask.Index && deed.HasBody)];

    private static Deed First(WebAsking ask) => ask.Log.Of(ask.Id)[0];

    private static Deed Last(WebAsking ask) => Life(ask, ask.Id).Last(deed => deed.Fields.ContainsKey("title"));

    private static IEnumerable<string> Files(WebAsking ask)
    {
        var life = Life(ask, ask.Id);
        return life.Where(deed => deed.Name == "table.edition-begun/1" && life.Any(done => done.Name == "table.edition-completed/1" && done["edition"] == deed["edition"])).Select(deed => deed["file"]);
    }

    // The rows of whole editions, in the order of their days: each has a day of its own.
    private static List<(string Day, string Label, string Value)> Rows(IReadOnlyList<Deed> life)
    {
        List<(string, string, string)> rows = [];
        foreach (var done in life.Where(deed => deed.Name == "table.edition-completed/1"))
            rows.AddRange(life.Where(deed => deed.Name == "table.rows-landed/1" && deed["edition"] == done["edition"]).Select(deed => (deed["day"], deed["label"], deed["value"])));
        return [.. rows.OrderBy(row => row.Item1, StringComparer.Ordinal)];
    }

    private static TableTerms Plain(string question) => Terms(CommandDoors.Text, CommandDoors.Text, question);

    private static TableTerms Terms(LocalText title, LocalText? note, string question) => new(
        title, TableEvery.Day, "Asia/Gaza",
        [new TableSeries("killed", Id<Question>(question), new FigureDefinition(CommandDoors.Text, "persons", CountUnit.Person, FigurePer.Day))], [new TableDimension("place", new LocalText("Place"))], note);

    private static EditionTerms Edition(string file, int number) => new(file, $"{number:x64}", new string('0', 64), 1, 0);

    private static RowSet Row(LocalDate day, string label, int value) => new([RowSet.NumberOf(day)], [0], [[label]], [[TableCell.Of(value)]]);

    private static void Open(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var (source, question) = (story.Target(actor, "SRC"), story.Target(actor, "QST"));
        if (source is null || question is null) return;
        var through = story.Chance.Next(2) == 0 ? story.Target(actor, "RPT") : null;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (title, note) = (story.Say(out var name), story.Optional(out var noted));
        story.Do(actor, new OpenTable(Id<Source>(source), Terms(title, note, question), through is null ? null : Ref(through), Story.Of(mark)),
            new Part(null, "table.opened/1", Body(("title", name), ("note", noted), ("by", source), ("question", question), ("through", through ?? "")), mark));
    }

    // What the columns count stays; the title and the note may change.
    private static void Correct(Story story) => story.With(Duties.Recording, "TBL", (actor, table) =>
    {
        var stands = story.Test.Centre.View(Id<Member>(actor)).Find(Id<DataTable>(table))!;

        // A correction names the question again.
        if (!story.Seen(actor, "QST").Contains(story.Log.Of(table)[0]["question"])) return;
        var (title, note, reason) = (story.Say(out var name), story.Optional(out var noted), story.Say(out var why));
        var terms = stands.Terms with { Title = title, Note = note };
        story.Do(actor, new CorrectTable(stands.Id, terms, reason),
            new Part(table, "table.corrected/1", Body(("title", name), ("note", noted), ("reason", why))));
    }, table => !story.Ended.Contains(table));

    // An edition of one row; now and then it never becomes whole, and shows nowhere.
    private static void Land(Story story) => story.With(Duties.Recording, "TBL", (actor, table) =>
    {
        var id = Id<DataTable>(table);
        var number = (story.Test.Centre.View(Id<Member>(actor)).Find(id)!.Edition?.Number ?? 0) + 1;
        var (file, label) = (story.Token(), story.Token());
        var (day, value) = (new LocalDate(2023, 1, 1).PlusDays((int)story.Head), story.Chance.Next(1_000_000, 9_000_000));
        story.Do(actor, new BeginEdition(id, number, Edition(file, (int)story.Head)), new Part(table, "table.edition-begun/1", Body(("file", file), ("edition", $"{number}.{story.Head}"))));
        var life = story.Log.Of(table)[^1]["edition"];
        story.Do(actor, new LandRows(id, number, 0, Row(day, label, value)), new Part(table, "table.rows-landed/1", Body(("edition", life), ("day", Iso(day)), ("label", label), ("value", $"{value}"))));
        if (story.Chance.Next(4) == 0) return;
        story.Do(actor, new CompleteEdition(id, number, 1), new Part(table, "table.edition-completed/1", Body(("edition", life))));
    }, table => !story.Ended.Contains(table));

    private static void Withdraw(Story story) => story.With(Duties.Recording, "TBL", (actor, table) =>
    {
        story.Ended.Add(table);
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawTable(Id<DataTable>(table), reason), new Part(table, "table.withdrawn/1", Body(("reason", why))));
    }, table => !story.Ended.Contains(table));
}
