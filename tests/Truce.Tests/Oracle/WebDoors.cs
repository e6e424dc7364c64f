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

    /// <summary>What stands in the places of the route that are neither a reference nor an index: the word of a list, the name of a file.</summary>
    public IReadOnlyList<(string Place, string Word)> Words { get; init; } = [];

    /// <summary>More of the query.</summary>
    public string More { get; init; } = "";

    /// <summary>References that the answer may hold beyond those of things seen: what the open parts of an event say stands as it was recorded.</summary>
    public Func<WebAsking, IEnumerable<string>> MayName { get; init; } = _ => [];

    /// <summary>Tokens that the answer may hold beyond those that the viewer may read.</summary>
    public Func<WebAsking, IEnumerable<string>> MayRead { get; init; } = _ => [];

    /// <summary>What is added to the address, beginning with <c>&amp;</c>; null for nothing.</summary>
    public Func<WebAsking, string>? Query { get; init; }

    /// <summary>Whether it is a piece of a page, without the navigation.</summary>
    public bool IsPiece { get; init; }

    /// <summary>Chooses what the address asks; null where it asks nothing of its own.</summary>
    public Action<WebAsking>? Prepare { get; init; }

    /// <summary>How many of something the page shows; null where nothing is counted.</summary>
    public Func<WebAsking, (string Pattern, int Times)>? Counts { get; init; }
}

/// <summary>
/// Every route of the application: what it answers to whom, and what must be on it. A route without a row here fails a test, and so
/// does a row without a route.
/// </summary>
internal static class WebDoors
{
    /// <summary>Whose duty opens a form; several mean any of them.</summary>
    public const string Secretariat = "Secretariat", Recording = "Recording", Grading = "Grading", DataProtection = "DataProtection", Either = "Recording+Secretariat";

    /// <summary>Routes that are asked by themselves, in <see cref="WebOracleTests"/>: they change who is looking, or hold no content.</summary>
    public static readonly IReadOnlyList<string> Apart =
    [
        "GET /", "GET /viewer", "POST /viewer", "POST /sign-out", "GET /language/{code}", "GET /ledger/checkpoint", "GET /ledger/key", "GET /ledger/{**tile}", "POST /api/commands/{verb}", "GET /map/basemap.pmtiles",
        "GET /live", "GET /health", "GET /health/ready", "GET /health/live",

        // Phones ask with a token: Truce.Tests.OpenRosa.PhoneDoorTests asks them all, as every member of a story.
        .. PhoneDoors,
    ];

    /// <summary>What phones ask: the same under a language and under a token.</summary>
    public static IEnumerable<string> PhoneDoors =>
        from prefix in (string[])["", "/key/{token}", "/{language:regex(^(en|ar|he)$)}", "/{language:regex(^(en|ar|he)$)}/key/{token}"]
        from door in (string[])["GET formList", "HEAD formList", "GET forms/{key}/form.xml", "GET forms/{key}/manifest", "GET forms/{key}/files/{name}", "HEAD submission", "POST submission", "ANY {**rest}"]
        select door.Replace(" ", $" /openrosa{prefix}/", StringComparison.Ordinal);

    public static readonly IReadOnlyList<WebDoor> All =
    [
        Page("/record", 5, ask => ask.Log.Deeds.Reverse().Where(deed => ask.Oracle.Sees(ask.Who, deed, ask.Index)).Take(50).Select(deed => deed.Stream)),
        Entry("/record/{index:long}", 15, ask => 200, ask => ask.Entry < ask.Story.Proved ? Opened(ask).Append(ask.Deed!.Stream) : [ask.Deed!.Stream]),
        Entry("/record/{index:long}/receipt", 15, ask => ask.Entry < ask.Story.Proved ? 200 : 503, Opened),
        .. EntryForm("/record/{index:long}/redact", DataProtection),
        Page("/trust", 1, ask => []),

        // What stands on it depends on the hour; that nothing stands there which may not be seen is asked here, what must stand is asked of each noun.
        Page("/floor", 10, ask => []),

        // What a real centre has for signing in is not there in an example, whoever asks.
        .. from route in (string[])["GET /sign-in", "POST /sign-in", "GET /link/{token}", "POST /link/{token}", "GET /members"]
           select new WebDoor(route.Split(' ')[0], route.Split(' ')[1], 1, _ => 404, _ => []),
        new("POST", "/members/{id}/link", 1, _ => 404, _ => [], "MEM"),

        .. SearchDoors.AtWeb,
        .. SelectionDoors.AtWeb,
        .. ApiDoors.All,
        .. OgcDoors.AtWeb,
        .. Contents.All.SelectMany(chapter => chapter.AtWeb),
    ];

    /// <summary>A page that is there for everybody.</summary>
    public static WebDoor Page(string route, int weight, Func<WebAsking, IEnumerable<string>> must) => new("GET", route, weight, _ => 200, must);

    /// <summary>The page of one thing.</summary>
    public static WebDoor Thing(string route, string kind, Func<WebAsking, IEnumerable<string>> must) =>
        new("GET", route, 12, ask => ask.IsThere(kind) ? 200 : 404, must, kind);

    // The head and the origin of an event, and its body, say what they said when they were recorded; a proof holds for them as they are.
    private static WebDoor[] EntryForm(string route, string duties)
    {
        int Status(WebAsking ask, int open) => ask.IsPast ? 422 : ask.Has(duties) ? open : 403;
        return [Entry(route, 3, ask => Status(ask, 200), _ => []), Entry(route, 2, ask => Status(ask, 422), _ => []) with { Method = "POST" }];
    }

    private static WebDoor Entry(string route, int weight, Func<WebAsking, int> there, Func<WebAsking, IEnumerable<string>> must) =>
        new("GET", route, weight, ask => ask.Deed is null ? 404 : there(ask), must) { MayName = ask => ask.Deed is { } deed ? NamedIn(ask.Log, deed) : [] };

    /// <summary>A form: opened, and sent with nothing in it.</summary>
    public static WebDoor[] Form(string route, string? kind, string duties, Func<WebAsking, IEnumerable<string>> must)
    {
        int Status(WebAsking ask, int open) =>
            kind is not null && !ask.IsThere(kind) ? 404 : ask.IsPast ? 422 : ask.Has(duties) ? open : 403;
        return [new("GET", route, 2, ask => Status(ask, 200), must, kind), new("POST", route, 1, ask => Status(ask, 422), must, kind)];
    }

    // The head carries the marking of its moment.
    private static IEnumerable<string> NamedIn(Log log, Deed deed) =>
    [
        deed.Member, deed.Organisation, deed.For ?? deed.Organisation, deed.Stream,
        .. log.Of(deed.Stream).Last(one => one.Index <= deed.Index && one.Marked is not null).Marked!.Names ?? [], .. deed.VerbatimMark?.Names ?? [],
        .. deed.HasBody ? deed.Fields.Values.SelectMany(Texts.ReferencesIn) : [],
    ];

    /// <summary>The text that names what it is about must be on it.</summary>
    public static IEnumerable<string> About(WebAsking ask) => [ask.Title(ask.Id)];

    private static IEnumerable<string> Opened(WebAsking ask) =>
        ask.Oracle.SeesVerbatim(ask.Who, ask.Deed!, ask.Index) ? ask.Deed!.Tokens.Concat(Texts.TokensIn(ask.Deed.Verbatim!)) : ask.Deed!.Tokens;

    /// <summary>The reason of each act that the viewer may see must be on it, and the name of whom it was done for.</summary>
    public static IEnumerable<string> History(WebAsking ask)
    {
        var seen = ask.Log.Of(ask.Id).Where(deed => ask.Oracle.Sees(ask.Who, deed, ask.Index)).ToList();
        return [.. seen.Where(deed => deed.HasBody).Select(deed => deed["reason"]), .. ask.Titles(seen.Select(deed => deed.For).OfType<string>())];
    }

    /// <summary>Events of some names whose bodies stand at the moment asked about.</summary>
    public static IEnumerable<Deed> Standing(WebAsking ask, params string[] names) =>
        ask.Log.Of(ask.Id).Where(deed => deed.Index <= ask.Index && deed.HasBody && names.Contains(deed.Name));
}
