namespace Truce.Tests.Oracle;

/// <summary>A door over HTTP.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Route">As the application maps it.</param>
/// <param name="Weight">How often it is asked.</param>
/// <param name="Status">The status that the oracle expects.</param>
/// <param name="Must">Tokens and references that an answer with status 200 must hold.</param>
/// <param name="Kind">The first letters of the references that its path takes; null where it takes none.</param>
internal sealed record WebDoor(string Method, string Route, int Weight, Func<WebAsking, int> Status, Func<WebAsking, IEnumerable<string>> Must, string? Kind = null)
{
    public string Name => $"{Method} {Route}";

    /// <summary>References that the answer may hold beyond those of things seen: what the open parts of an event say stands as it was recorded.</summary>
    public Func<WebAsking, IEnumerable<string>> MayName { get; init; } = _ => [];

    /// <summary>Tokens that the answer may hold beyond those that the viewer may read.</summary>
    public Func<WebAsking, IEnumerable<string>> MayRead { get; init; } = _ => [];

    /// <summary>How many of something the page shows; null where nothing is counted.</summary>
    public Func<WebAsking, (string Pattern, int Times)>? Counts { get; init; }
}

/// <summary>
/// Every route of the application: what it answers to whom, and what must be on it. A route without a row here fails a test, and so
/// does a row without a route.
/// </summary>
internal static class WebDoors
{
    private const string Secretariat = "Secretariat", Recording = "Recording", Grading = "Grading", Either = "Recording+Secretariat";

    /// <summary>Routes that are asked by themselves, in <see cref="WebOracleTests"/>: they change who is looking, or hold no content.</summary>
    public static readonly IReadOnlyList<string> Apart =
    [
        "GET /", "GET /viewer", "POST /viewer", "POST /sign-out", "GET /language/{code}", "GET /ledger/checkpoint", "GET /ledger/key", "GET /ledger/{**tile}",
    ];

    public static readonly IReadOnlyList<WebDoor> All =
    [
        Page("/questions", 5, ask => ask.Titles("QST")),
        Thing("/questions/{id}", "QST", Question) with { Counts = ask => ("<li id=\"c[0-9]+\"", ask.Telling.ClaimsOn(ask.Who, ask.Id, ask.Index).Count()) },
        Page("/reports", 5, ask => ask.Titles("RPT").Concat(ask.Titles(ask.Telling.All(ask.Who, "RPT", ask.Index).Select(one => ask.Log.Of(one)[0]["source"])))),
        Thing("/reports/{id}", "RPT", Report) with { Counts = ask => ("<li id=\"c[0-9]+\"", ask.Telling.ClaimsOf(ask.Who, ask.Id, ask.Index).Count()) },
        Thing("/claims/{id}", "CLM", ask => [.. Claim(ask, ask.Id), .. Answered(ask, ask.Id), .. Basis(ask), .. Restates(ask), .. History(ask)]),
        Page("/organisations", 5, ask => ask.Telling.All(ask.Who, "ORG", ask.Index).SelectMany(one => Roles(ask, one).Append(ask.Title(one)))),
        Thing("/organisations/{id}", "ORG", Organisation),
        Page("/sources", 5, ask => ask.Titles("SRC")),
        Thing("/sources/{id}", "SRC", Source),
        Page("/record", 5, ask => ask.Log.Deeds.Reverse().Where(deed => ask.Oracle.Sees(ask.Who, deed, ask.Index)).Take(50).Select(deed => deed.Stream)),
        Entry("/record/{index:long}", 15, ask => 200, ask => ask.Entry < ask.Story.Proved ? Opened(ask).Append(ask.Deed!.Stream) : [ask.Deed!.Stream]),
        Entry("/record/{index:long}/receipt", 15, ask => ask.Entry < ask.Story.Proved ? 200 : 404, Opened),
        Page("/trust", 1, ask => []),

        // What a real centre has for signing in is not there in an example, whoever asks.
        .. from route in (string[])["GET /sign-in", "POST /sign-in", "GET /link/{token}", "POST /link/{token}", "GET /members"]
           select new WebDoor(route.Split(' ')[0], route.Split(' ')[1], 1, _ => 404, _ => []),
        new("POST", "/members/{id}/link", 1, _ => 404, _ => [], "MEM"),

        .. Form("/members/new", null, Secretariat, ask => ask.Titles("ORG")),
        .. Form("/members/{id}/standing", "MEM", Secretariat, About),
        .. Form("/organisations/new", null, Secretariat, ask => []),
        .. Form("/organisations/{id}/rename", "ORG", Secretariat, About),
        .. Form("/organisations/{id}/role", "ORG", Secretariat, About),
        .. Form("/organisations/{id}/role-end", "ORG", Secretariat, About),
        .. Form("/organisations/{id}/acts-for-end", "ORG", Secretariat, About),
        .. Form("/organisations/{id}/acts-for", "ORG", Secretariat, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/organisations/{id}/marking", "ORG", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/sources/new", null, Recording, ask => ask.Titles("ORG")),
        .. Form("/sources/{id}/correct", "SRC", Recording, About),
        .. Form("/sources/{id}/grade", "SRC", Grading, About),
        .. Form("/sources/{id}/marking", "SRC", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/reports/new", null, Recording, ask => ask.Titles("SRC").Concat(ask.Titles("ORG"))),
        .. Form("/reports/{id}/correct", "RPT", Recording, About),
        .. Form("/reports/{id}/withdraw", "RPT", Recording, About),
        .. Form("/reports/{id}/marking", "RPT", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/reports/{id}/claims/new", "RPT", Recording, ask => [.. About(ask), .. ask.Titles("SRC"), .. ask.Titles("QST"), .. ask.Titles("ORG")]),
        .. Form("/claims/{id}/grade", "CLM", Grading, About),
        .. Form("/claims/{id}/link", "CLM", Recording, ask => About(ask).Concat(ask.Titles("QST"))),
        .. Form("/claims/{id}/unlink", "CLM", Recording, ask => About(ask).Concat(Answered(ask, ask.Id))),
        .. Form("/claims/{id}/restate", "CLM", Recording, ask => About(ask).Concat(ask.Titles("QST"))),
        .. Form("/claims/{id}/withdraw", "CLM", Recording, About),
        .. Form("/claims/{id}/correct", "CLM", Recording, About),
        .. Form("/claims/{id}/remark", "CLM", Recording, About),
        .. Form("/claims/{id}/marking", "CLM", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/questions/new", null, Recording, ask => ask.Titles("ORG")),
        .. Form("/questions/{id}/reword", "QST", Recording, About),
        .. Form("/questions/{id}/distinguish", "QST", Recording, About),
        .. Form("/questions/{id}/marking", "QST", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    // What a door answers.

    private static WebDoor Page(string route, int weight, Func<WebAsking, IEnumerable<string>> must) => new("GET", route, weight, _ => 200, must);

    private static WebDoor Thing(string route, string kind, Func<WebAsking, IEnumerable<string>> must) =>
        new("GET", route, 12, ask => ask.IsThere(kind) ? 200 : 404, must, kind);

    // The head and the origin of an event, and its body, say what they said when they were recorded; a proof holds for them as they are.
    private static WebDoor Entry(string route, int weight, Func<WebAsking, int> there, Func<WebAsking, IEnumerable<string>> must) =>
        new("GET", route, weight, ask => ask.Deed is null ? 404 : there(ask), must) { MayName = ask => ask.Deed is { } deed ? NamedIn(ask.Log, deed) : [] };

    private static WebDoor[] Form(string route, string? kind, string duties, Func<WebAsking, IEnumerable<string>> must)
    {
        int Status(WebAsking ask, int open) =>
            kind is not null && !ask.IsThere(kind) ? 404 : ask.IsPast ? 422 : ask.Has(duties) ? open : 403;
        return [new("GET", route, 2, ask => Status(ask, 200), must, kind), new("POST", route, 1, ask => Status(ask, 422), must, kind)];
    }

    // The head carries the marking of its moment.
    private static IEnumerable<string> NamedIn(Log log, Deed deed) =>
    [
        deed.Member, deed.Organisation, deed.Stream,
        .. log.Of(deed.Stream).Last(one => one.Index <= deed.Index && one.Marked is not null).Marked!.Names ?? [], .. deed.VerbatimMark?.Names ?? [],
        .. deed.HasBody ? deed.Fields.Values.SelectMany(Texts.ReferencesIn) : [],
    ];

    // What must be on it.

    private static IEnumerable<string> About(WebAsking ask) => [ask.Title(ask.Id)];

    private static IEnumerable<string> Opened(WebAsking ask) =>
        ask.Oracle.SeesVerbatim(ask.Who, ask.Deed!, ask.Index) ? ask.Deed!.Tokens.Concat(Texts.TokensIn(ask.Deed.Verbatim!)) : ask.Deed!.Tokens;

    private static IEnumerable<string> Question(WebAsking ask)
    {
        var claims = ask.Telling.ClaimsOn(ask.Who, ask.Id, ask.Index).ToList();
        List<string> must = [ask.Title(ask.Id), .. Standing(ask, "question.opened/1", "question.reworded/1").TakeLast(1).Select(deed => deed["scope"])];
        if (claims.Count == 0) return must;
        must.AddRange(Standing(ask, "question.terms-distinguished/1").SelectMany(deed => (string[])[deed["first"], deed["second"], deed["note"]]));
        return [.. must, .. claims.SelectMany(one => Claim(ask, one)), .. History(ask)];
    }

    private static IEnumerable<string> Report(WebAsking ask) =>
    [
        ask.Title(ask.Id), .. ask.Titles([ask.Log.Of(ask.Id)[0]["source"]]),
        .. Standing(ask, "report.withdrawn/1").Select(deed => deed["reason"]),
        .. ask.Oracle.SeesVerbatim(ask.Who, ask.Log.Of(ask.Id)[0], ask.Index) ? Texts.TokensIn(ask.Log.Of(ask.Id)[0].Verbatim!) : [],
        .. ask.Telling.ClaimsOf(ask.Who, ask.Id, ask.Index).SelectMany(one => Claim(ask, one).Concat(Answered(ask, one))), .. History(ask),
    ];

    private static IEnumerable<string> Claim(WebAsking ask, string claim)
    {
        var ended = ask.Log.Of(claim).FirstOrDefault(deed => deed.HasBody && deed.Index <= ask.Index && deed.Name is "claim.withdrawn/1" or "claim.restated/1" && deed.HasBody && deed.Index <= ask.Index);
        return
        [
            ask.Title(claim), claim, ask.Telling.Last(claim, ask.Index, "remark"), ended?["reason"] ?? "",
            .. ask.Titles(ask.Log.Of(claim)[0]["chain"].Split('>')), .. ended?["as"] is { Length: > 0 } next ? ask.Titles([next]) : [],
        ];
    }

    private static IEnumerable<string> Answered(WebAsking ask, string claim) => ask.Titles(ask.Telling.Links(claim, ask.Index).Select(link => link.Question));

    private static IEnumerable<string> Basis(WebAsking ask) => Standing(ask, "claim.graded/1").TakeLast(1).Select(deed => deed["basis"]);

    private static IEnumerable<string> Restates(WebAsking ask) => ask.Log.Of(ask.Id)[0]["restates"] is { Length: > 0 } earlier ? ask.Titles([earlier]) : [];

    private static IEnumerable<string> Roles(WebAsking ask, string organisation) =>
        ask.Log.Of(organisation).Where(deed => deed.Index <= ask.Index && deed.Name == "organisation.role-assumed/1").Select(deed => deed["role"]);

    private static IEnumerable<string> Organisation(WebAsking ask)
    {
        var sources = ask.Telling.SourcesOf(ask.Who, ask.Id, ask.Index).ToList();
        var claims = sources.SelectMany(source => ask.Telling.ClaimsThrough(ask.Who, source, ask.Index).Where(claim => ask.Log.Of(claim)[0]["chain"].StartsWith(source, StringComparison.Ordinal)));
        return [ask.Title(ask.Id), .. Roles(ask, ask.Id), .. ask.Titles(sources), .. claims.SelectMany(one => Claim(ask, one)), .. History(ask)];
    }

    private static IEnumerable<string> Source(WebAsking ask) =>
    [
        ask.Title(ask.Id),
        .. Standing(ask, "source.graded/1").GroupBy(deed => deed["subject"]).Select(grades => grades.Last()["basis"]),
        .. ask.Titles(ask.Telling.ReportsFrom(ask.Who, ask.Id, ask.Index)),
        .. ask.Telling.ClaimsThrough(ask.Who, ask.Id, ask.Index).SelectMany(one => Claim(ask, one)), .. History(ask),
    ];

    // The reason of each act that the viewer may see.
    private static IEnumerable<string> History(WebAsking ask) =>
        ask.Log.Of(ask.Id).Where(deed => deed.HasBody && ask.Oracle.Sees(ask.Who, deed, ask.Index)).Select(deed => deed["reason"]);

    private static IEnumerable<Deed> Standing(WebAsking ask, params string[] names) =>
        ask.Log.Of(ask.Id).Where(deed => deed.Index <= ask.Index && deed.HasBody && names.Contains(deed.Name));
}
