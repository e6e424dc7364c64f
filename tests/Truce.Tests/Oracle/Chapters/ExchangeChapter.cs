using NodaTime;
using Truce.Core.Access;
using Truce.Core.Agreements;
using Truce.Core.Exchanges;
using Truce.Core.Organisations;
using Truce.Core.Provisions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Accounts of exchanges: nobody sees one without its agreement, nor a provision in it that he may not see.</summary>
internal sealed class ExchangeChapter : Chapter<ExchangeLedger>
{
    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string ListPath => "exchanges";

    public override IReadOnlyList<string> Beginnings => ["exchange.opened/1"];

    public override void Begin(Story story)
    {
        Open(story);
        for (var at = 0; at < 3; at++) PutOne(story);
    }

    public override IReadOnlyList<Act> Acts => [new(4, Open), new(5, PutOne), new(2, PutTwo)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["agreement"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var first = life[0];
        var categories = Categories(life).Select(one => $"{one["code"]} {one["category"]} {(telling.Oracle.Sees(who, one["provision"], index) ? one["provision"] : "")}");
        return $"{first["name"]} in {first["agreement"]} scope {first["scope"]} of {string.Join(' ', categories)} by {string.Join(' ', life.Where(deed => deed.Name == "exchange.ratio-put/1").GroupBy(deed => (deed["of"], deed["for"])).Select(same => same.Last()["ratio"]))}";
    }

    /// <summary>The accounts under an agreement, in the order in which they came to.</summary>
    public static IEnumerable<string> Of(Telling telling, Who who, string agreement, long index) => !telling.Stands(who, agreement, index) ? [] :
        telling.All(who, "EXL", index).Where(one => telling.Oracle.Log.Of(one)[0]["agreement"] == agreement);

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 15, "EXL", ask => (who, one, index) => BatchChapter.Of(ask.Telling, who, one, index), (view, one) => view.Under<Batch>(Ref(one)).Select(batch => $"{batch.Id}")),
        ViewDoors.List(nameof(View.Under), 10, "PRV", ask => (who, one, index) => Counting(ask.Telling, who, one, index), (view, one) => view.Under<ExchangeLedger>(Ref(one)).Select(ledger => $"{ledger.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(OpenExchangeLedger), "AGR", (_, one) => new OpenExchangeLedger(Id<Agreement>(one), CommandDoors.Text, null, [], [])),
        new(nameof(OpenExchangeLedger), "PRV", (seen, one) => new OpenExchangeLedger(Id<Agreement>(seen("AGR")), CommandDoors.Text, null, [Put(null, one)], [])),
        new(nameof(OpenExchangeLedger), "ORG", (seen, one) => new OpenExchangeLedger(Id<Agreement>(seen("AGR")), CommandDoors.Text, null, [Put(one, null)], [])),
        new(nameof(PutCategory), "EXL", (_, one) => new PutCategory(Id<ExchangeLedger>(one), Put(null, null))),
        new(nameof(PutCategory), "PRV", (seen, one) => new PutCategory(Id<ExchangeLedger>(seen("EXL")), Put(null, one))),
        new(nameof(PutCategory), "ORG", (seen, one) => new PutCategory(Id<ExchangeLedger>(seen("EXL")), Put(one, null))),
        new(nameof(PutRatio), "EXL", (_, one) => new PutRatio(Id<ExchangeLedger>(one), new Ratio("a", 15, "b", 1))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/exchanges", 3, ask => ask.Titles("EXL")),
        Thing("/exchanges/{id}", "EXL", Shown),
        .. Form("/exchanges/{id}/category", "EXL", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/exchanges/{id}/ratio", "EXL", Recording, About),
        .. Form("/exchanges/{id}/batches/new", "EXL", Recording, ask => About(ask).Concat(ask.Titles("SRC"))),
        .. Form("/exchanges/{id}/marking", "EXL", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    /// <summary>The categories of an account as they stand last, in the order in which they came to.</summary>
    public static IEnumerable<Deed> Categories(IEnumerable<Deed> life) =>
        life.Where(deed => deed.Name == "exchange.category-put/1").GroupBy(deed => deed["code"]).Select(same => same.Last());

    protected override string Render(ExchangeLedger one) =>
        $"{Rendering.Say(one.Name)} in {one.Agreement} scope {Rendering.Say(one.Scope)} of {Rendering.Join(one.Categories.Select(put => $"{put.Code} {Rendering.Say(put.Name)} {put.Provision}"))} "
        + $"by {Rendering.Join(one.Ratios.Select(ratio => Rendering.Say(ratio.Words)))}";

    private static IEnumerable<string> Shown(WebAsking ask)
    {
        var life = ask.Log.Of(ask.Id).Where(deed => deed.HasBody && deed.Index <= ask.Index).ToList();
        return
        [
            ask.Title(ask.Id), life[0]["scope"], ask.Title(life[0]["agreement"]), .. Categories(life).Select(one => one["category"]),
            .. BatchChapter.Of(ask.Telling, ask.Who, ask.Id, ask.Index).SelectMany(one => BatchChapter.Told(ask, one)), .. History(ask),
        ];
    }

    private static IEnumerable<string> Counting(Telling telling, Who who, string provision, long index) => !telling.Stands(who, provision, index) ? [] :
        from one in telling.All(who, "EXL", index)
        let puts = Tied(telling.Oracle.Log.Of(one).Where(deed => deed.HasBody && deed.Index <= index), provision)
        where puts is not null
        orderby puts
        select one;

    // Since when some category of an account names a provision without a break; null where none does.
    private static long? Tied(IEnumerable<Deed> life, string provision)
    {
        long? since = null;
        List<Deed> all = [];
        foreach (var deed in life)
        {
            all.Add(deed);
            var names = Categories(all).Any(one => one["provision"] == provision);
            since = names ? since ?? deed.Index : null;
        }

        return since;
    }

    private static Category Put(string? organisation, string? provision) => new(
        "a", CommandDoors.Text, "persons", organisation is null ? null : Id<Organisation>(organisation), null, provision is null ? null : Id<Provision>(provision));

    private static void Open(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "AGR") is not { } agreement) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var name = story.Say(out var token);
        var scope = story.Optional(out var about);
        story.Do(actor, new OpenExchangeLedger(Id<Agreement>(agreement), name, scope, [], [], Story.Of(mark)),
            new Part(null, "exchange.opened/1", Body(("agreement", agreement), ("name", token), ("scope", about)), mark));
    }

    private static void PutOne(Story story) => story.With(Duties.Recording, "EXL", (actor, ledger) =>
    {
        var (name, code) = (story.Say(out var token), ((string[])["a", "b", "c"])[story.Chance.Next(3)]);
        var provision = story.Chance.Next(2) == 0 ? story.Target(actor, "PRV") : null;
        story.Do(actor, new PutCategory(Id<ExchangeLedger>(ledger), new Category(code, name, "persons", Provision: provision is null ? null : Id<Provision>(provision))),
            new Part(ledger, "exchange.category-put/1", Body(("code", code), ("category", token), ("provision", provision ?? ""))));
    });

    private static void PutTwo(Story story) => story.With(Duties.Recording, "EXL", (actor, ledger) =>
    {
        var words = story.Say(out var token);
        story.Do(actor, new PutRatio(Id<ExchangeLedger>(ledger), new Ratio("a", 15, "b", 1, words)),
            new Part(ledger, "exchange.ratio-put/1", Body(("of", "a"), ("for", "b"), ("ratio", token))));
    });
}

/// <summary>Counts of an exchange: nobody sees one without its account, nor without its source.</summary>
internal sealed class BatchChapter : Chapter<Batch>
{
    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string TitleField => "words";

    public override IReadOnlyList<string> Beginnings => ["batch.recorded/1"];

    public override IReadOnlyList<string> Changes => ["batch.corrected/1", "batch.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(12, Record), new(3, Correct), new(1, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["ledger"], first["source"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("words"));
        var withdrawn = life.FirstOrDefault(deed => deed.Name == "batch.withdrawn/1")?["reason"] ?? "";
        return $"{last["words"]} {last["number"]} {last["code"]} in {life[0]["ledger"]} by {life[0]["source"]} from {last["report"]} withdrawn {withdrawn}";
    }

    /// <summary>The counts of an account, in the order in which they came to.</summary>
    public static IEnumerable<string> Of(Telling telling, Who who, string ledger, long index) => !telling.Stands(who, ledger, index) ? [] :
        telling.All(who, "BAT", index).Where(one => telling.Oracle.Log.Of(one)[0]["ledger"] == ledger);

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 10, "SRC", ask => (who, one, index) => Under(ask.Telling, who, one, index), (view, one) => view.Under<Batch>(Ref(one)).Select(batch => $"{batch.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RecordBatch), "EXL", (seen, one) => new RecordBatch(Id<ExchangeLedger>(one), Terms(seen("SRC"), seen("RPT")))),
        new(nameof(RecordBatch), "SRC", (seen, one) => new RecordBatch(Id<ExchangeLedger>(seen("EXL")), Terms(one, seen("RPT")))),
        new(nameof(RecordBatch), "RPT", (seen, one) => new RecordBatch(Id<ExchangeLedger>(seen("EXL")), Terms(seen("SRC"), one))),
        new(nameof(RecordBatch), "ORG", (seen, one) => new RecordBatch(Id<ExchangeLedger>(seen("EXL")), Terms(seen("SRC"), seen("RPT"), one))),
        new(nameof(CorrectBatch), "BAT", (seen, one) => new CorrectBatch(Id<Batch>(one), Terms(seen("SRC"), seen("RPT")), CommandDoors.Text)),
        new(nameof(CorrectBatch), "SRC", (seen, one) => new CorrectBatch(Id<Batch>(seen("BAT")), Terms(one, seen("RPT")), CommandDoors.Text)),
        new(nameof(CorrectBatch), "RPT", (seen, one) => new CorrectBatch(Id<Batch>(seen("BAT")), Terms(seen("SRC"), one), CommandDoors.Text)),
        new(nameof(CorrectBatch), "ORG", (seen, one) => new CorrectBatch(Id<Batch>(seen("BAT")), Terms(seen("SRC"), seen("RPT"), one), CommandDoors.Text)),
        new(nameof(WithdrawBatch), "BAT", (_, one) => new WithdrawBatch(Id<Batch>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Thing("/batches/{id}", "BAT", ask => [.. Told(ask, ask.Id), .. History(ask)]),
        .. Form("/batches/{id}/correct", "BAT", Recording, Whose),
        .. Form("/batches/{id}/withdraw", "BAT", Recording, Whose),
        .. Form("/batches/{id}/marking", "BAT", Either, ask => Whose(ask).Concat(ask.Titles("ORG"))),
    ];

    /// <summary>What a page that shows a count must say of it: nothing where its category was erased.</summary>
    public static IEnumerable<string> Told(WebAsking ask, string batch)
    {
        var life = ask.Log.Of(batch).Where(deed => deed.HasBody && deed.Index <= ask.Index).ToList();
        var last = life.Last(deed => deed.Fields.ContainsKey("words"));
        return [last["words"], .. ask.Titles([life[0]["source"], last["report"]])];
    }

    protected override string Render(Batch one) =>
        $"{Rendering.Say(one.Terms.Words)} {one.Terms.Least} {one.Terms.Category} in {one.Ledger} by {one.Terms.By} from {one.Terms.Report} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static IEnumerable<string> Whose(WebAsking ask) => ask.Titles([ask.Log.Of(ask.Id)[0]["ledger"], ask.Log.Of(ask.Id)[0]["source"]]);

    private static IEnumerable<string> Under(Telling telling, Who who, string source, long index) => !telling.Stands(who, source, index) ? [] :
        telling.All(who, "BAT", index).Where(one => telling.Oracle.Log.Of(one)[0]["source"] == source);

    private static BatchTerms Terms(string source, string report, string? through = null) => new(
        "a", Core.Exchanges.Counting.Batch, 3, 3, CommandDoors.Days, Id<Source>(source), Id<Report>(report), through is null ? null : Id<Organisation>(through));

    private static void Record(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "EXL") is not { } ledger || story.Target(actor, "SRC") is not { } source) return;
        if (Any(story, actor, ledger, source) is not var (terms, body)) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        (body["ledger"], body["source"]) = (ledger, source);
        story.Do(actor, new RecordBatch(Id<ExchangeLedger>(ledger), terms, Story.Of(mark)), new Part(null, "batch.recorded/1", body, mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "BAT", (actor, batch) =>
    {
        var first = story.Log.Of(batch)[0];
        if (Any(story, actor, first["ledger"], first["source"]) is not var (terms, body)) return;
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new CorrectBatch(Id<Batch>(batch), terms, reason), new Part(batch, "batch.corrected/1", body));
    }, one => !story.Ended.Contains(one));

    private static void Withdraw(Story story) => story.With(Duties.Recording, "BAT", (actor, batch) =>
    {
        var reason = story.Say(out var why);
        if (story.Do(actor, new WithdrawBatch(Id<Batch>(batch), reason), new Part(batch, "batch.withdrawn/1", Body(("reason", why)))) is not null)
            story.Ended.Add(batch);
    }, one => !story.Ended.Contains(one));

    private static (BatchTerms Terms, Dictionary<string, string> Body)? Any(Story story, string actor, string ledger, string source)
    {
        var codes = ExchangeChapter.Categories(story.Log.Of(ledger).Where(deed => deed.HasBody)).Select(one => one["code"]).ToList();
        var who = story.Oracle.Viewer(actor);
        if (story.Any(codes) is not { } code || !story.Telling.Stands(who, source, story.Head) || !story.Telling.Stands(who, ledger, story.Head)) return null;
        if (story.Target(actor, "RPT", one => !story.Ended.Contains(one)) is not { } report) return null;
        var (words, number, day) = (story.Say(out var token), story.Chance.Next(1, 90), story.Today.PlusDays(-story.Chance.Next(1, 9)));
        return (
            new BatchTerms(code, (Core.Exchanges.Counting)story.Chance.Next(1, 3), number, number, new DateInterval(day, day), Id<Source>(source), Id<Report>(report), Words: words),
            Body(("code", code), ("number", $"{number}"), ("words", token), ("report", report)));
    }
}
