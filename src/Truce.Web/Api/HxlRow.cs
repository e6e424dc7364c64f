namespace Truce.Web.Api;

/// <summary>
/// The second row of a table in the Humanitarian Exchange Language 1.1: what stands in each column, by a tag. It is there only where
/// <c>hxl=1</c> asks for it, since a program that knows nothing of it takes it for data. One table says which column has which tag.
/// </summary>
public static class HxlRow
{
    /// <summary>The name in addresses, and the value that asks.</summary>
    public const string Parameter = "hxl", Asks = "1";

    // Table, column, tag. A column ".*" stands by language, whose code is added to the tag; a table "*" is any.
    private static readonly (string Table, string Column, string Tag)[] Tags =
    [
        ("*", "reference", "#meta+id"), ("*", "marking", "#meta+marking"), ("*", "example", "#meta+example"), ("*", "corrections", "#meta+corrections+num"),
        ("*", "withdrawn.*", "#meta+withdrawn"), ("*", "withdrawn", "#meta+withdrawn"),

        ("incidents", "account.title.*", "#event+name"), ("incidents", "account.type", "#event+type+code"), ("incidents", "account.note.*", "#event+description"),
        ("incidents", "account.occurred.from", "#date+event+start"), ("incidents", "account.occurred.until", "#date+event+end"),
        ("incidents", "account.occurred.precision", "#date+precision"), ("incidents", "account.occurred.zone", "#date+zone"),
        ("incidents", "account.where.place", "#loc+id"), ("incidents", "account.where.centre", "#geo+coord"), ("incidents", "account.where.radiusMetres", "#geo+precision+m"),
        ("incidents", "account.where.words.*", "#loc+name"), ("incidents", "account.means", "#meta+means"), ("incidents", "account.actors", "#org+id+list"),
        ("incidents", "account.effects.people", "#affected+list"), ("incidents", "reportedAt", "#date+reported"), ("incidents", "account.weapon.*", "#cause+description"),

        ("crossings", "account.name.*", "#loc+name"), ("crossings", "account.position", "#geo+coord"), ("crossings", "account.place", "#loc+id"),
        ("crossings", "account.operators", "#org+operator+list"), ("crossings", "account.ways", "#access+type+list"), ("crossings", "account.basis.*", "#meta+source"),

        ("passages", "crossing", "#loc+id"), ("passages", "account.way.kind", "#access+type"), ("passages", "account.way.direction", "#access+direction"),
        ("passages", "account.state", "#access+status"), ("passages", "account.footing", "#meta+method"), ("passages", "account.when.from", "#date+start"),
        ("passages", "account.when.until", "#date+observed+end"), ("passages", "account.until", "#date+end"), ("passages", "account.statedAt", "#date+reported"),
        ("passages", "account.words.*", "#access+description"), ("passages", "by", "#meta+source+id"),

        ("presences", "organisation", "#org+id"), ("presences", "account.sector", "#sector+code"), ("presences", "account.activity.*", "#activity+name"),
        ("presences", "account.place", "#loc+id"), ("presences", "account.from", "#date+start"), ("presences", "account.until", "#date+end"),
        ("presences", "account.with.*", "#org+partner+description"),

        ("places", "name.*", "#loc+name"), ("places", "code", "#loc+code"), ("places", "centre", "#geo+coord"), ("places", "within", "#loc+parent+id"),
        ("places", "placeKind", "#loc+type"),

        ("figures", "claim", "#meta+claim+id"), ("figures", "question", "#meta+question+id"), ("figures", "stated.definition.counts.*", "#indicator+name"),
        ("figures", "stated.definition.unit", "#indicator+unit"), ("figures", "stated.definition.category", "#indicator+category"),
        ("figures", "stated.definition.per", "#frequency"), ("figures", "stated.value.least", "#indicator+value+min+num"),
        ("figures", "stated.value.best", "#indicator+value+num"), ("figures", "stated.value.most", "#indicator+value+max+num"),
        ("figures", "stated.period.days", "#date+period"), ("figures", "recordedAt", "#date+recorded"), ("figures", "stated.kind", "#indicator+type"),

        ("question-figures", "figure", "#meta+id"), ("question-figures", "claim", "#meta+claim+id"), ("question-figures", "question", "#meta+question+id"),
        ("question-figures", "source", "#meta+source"), ("question-figures", "speaker", "#org+source"), ("question-figures", "counts", "#indicator+name"),
        ("question-figures", "unit", "#indicator+unit"), ("question-figures", "category", "#indicator+category"), ("question-figures", "per", "#frequency"),
        ("question-figures", "least", "#indicator+value+min+num"), ("question-figures", "best", "#indicator+value+num"), ("question-figures", "most", "#indicator+value+max+num"),
        ("question-figures", "words", "#indicator+value+description"), ("question-figures", "kind", "#indicator+type"), ("question-figures", "scope", "#indicator+scope"),
        ("question-figures", "first_day", "#date+start"), ("question-figures", "last_day", "#date+end"), ("question-figures", "base_date", "#date+base"),
        ("question-figures", "link", "#meta+url"),

        ("table", "first_day", "#date+start"), ("table", "source", "#meta+source"), ("table", "table", "#meta+id"), ("table", "edition", "#meta+version+num"),
        ("table", "place", "#loc+name"),
        ("side-by-side", "first_day", "#date+start"), ("side-by-side", "every", "#frequency"), ("side-by-side", "source", "#meta+source"),
        ("side-by-side", "label", "#indicator+label"), ("side-by-side", "counts", "#indicator+name"), ("side-by-side", "unit", "#indicator+unit"),
        ("side-by-side", "category", "#indicator+category"), ("side-by-side", "base_date", "#date+base"), ("side-by-side", "value", "#indicator+value+num"),
        ("side-by-side", "table", "#meta+id"), ("side-by-side", "edition", "#meta+version+num"),
    ];

    /// <summary>Every tag that a column can get, for whoever checks them.</summary>
    public static IEnumerable<string> All => Tags.Select(one => one.Tag);

    /// <summary>Whether a request asks for it.</summary>
    public static bool IsAsked(Visit visit) => visit.Context.Request.Query[Parameter] == Asks;

    /// <summary>A tag for each column; empty for one that has none.</summary>
    /// <param name="table">The table, as the list above names it.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="series">Names of those that hold a series of numbers.</param>
    public static IReadOnlyList<string> Of(string table, IReadOnlyList<string> columns, IReadOnlyList<string>? series = null) =>
        [.. columns.Select(column => series?.Contains(column) == true ? "#indicator+value+num" : TagOf(table, column))];

    private static string TagOf(string table, string column)
    {
        var (stem, language) = Words.Languages.FirstOrDefault(one => column.EndsWith($".{one}", StringComparison.Ordinal)) is { } code ? (column[..^code.Length] + "*", $"+i_{code}") : (column, "");
        foreach (var one in Tags)
            if ((one.Table == table || one.Table == "*") && one.Column == stem) return one.Tag + language;
        return "";
    }
}
