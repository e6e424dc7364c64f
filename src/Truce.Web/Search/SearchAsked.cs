using System.Globalization;
using Truce.Core.Search;

namespace Truce.Web.Search;

/// <summary>What the address of a search asks for. What cannot be read narrows nothing.</summary>
/// <param name="Typed">As typed, cut to what is looked at.</param>
/// <param name="Kind">The one kind that is wanted; null for all.</param>
/// <param name="After">The hit after which to go on; null from the first.</param>
public sealed record SearchAsked(string Typed, SearchQuery Query, StreamKind? Kind, Hit? After)
{
    /// <summary>Kinds that can be asked for, in the order in which the navigation has them.</summary>
    public static readonly IReadOnlyList<StreamKind> Kinds =
        [.. Enum.GetValues<StreamKind>().Where(kind => !Wordings.Silent.Contains(kind))];

    public static SearchAsked Of(HttpRequest request)
    {
        var typed = request.Query["q"].ToString();
        if (typed.Length > SearchQuery.MostCharacters) typed = typed[..SearchQuery.MostCharacters];
        var code = request.Query["kind"].ToString();
        var kind = Kinds.Where(one => one.Word() == code).Select(one => (StreamKind?)one).FirstOrDefault();
        return new SearchAsked(typed, SearchQuery.Read(request.Query["q"].ToString()), kind, Place(request.Query["after"].ToString()));
    }

    /// <summary>Whether a kind is wanted.</summary>
    public bool Wants(StreamKind kind) => Kind is null || Kind == kind;

    /// <summary>Address of this search, of one kind or of all.</summary>
    public string Path(StreamKind? kind, Hit? after = null) =>
        $"/search?q={Uri.EscapeDataString(Typed)}"
        + (kind is { } one ? $"&kind={one.Word()}" : "")
        + (after is { } hit ? $"&after={Say(hit)}" : "");

    /// <summary>A hit as an address names it, to go on after it.</summary>
    public static string Say(Hit hit) => string.Create(CultureInfo.InvariantCulture, $"{(int)hit.Rank}-{hit.Since}");

    // Rank and index, as Say writes them.
    private static Hit? Place(string text) =>
        text is ['0' or '1' or '2', '-', .. var index] && long.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? new Hit(default, (HitRank)(text[0] - '0'), since)
            : null;
}
