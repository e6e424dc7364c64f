using System.Text;

namespace Truce.Web.Reports;

/// <summary>A stretch of a report's text.</summary>
/// <param name="Text">As received.</param>
/// <param name="Claims">Claims that rest on it; none for a stretch that no claim rests on.</param>
/// <param name="Starting">Those of them that begin here.</param>
public sealed record Stretch(string Text, IReadOnlyList<Claim> Claims, IReadOnlyList<Claim> Starting);

/// <summary>Cuts a text at the anchors of the claims drawn from it. Anchors may overlap; each stretch names all that cover it.</summary>
public static class AnchoredText
{
    /// <param name="text">The report's text.</param>
    /// <param name="claims">Claims; those without an anchor, or with one beyond the text, are left out.</param>
    public static IEnumerable<Stretch> Cut(string text, IReadOnlyList<Claim> claims)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var anchored = claims.Where(claim => claim.Anchor is { } anchor && anchor.To <= bytes.Length).ToList();
        int[] cuts = [0, .. anchored.SelectMany(claim => (int[])[claim.Anchor!.From, claim.Anchor.To]), bytes.Length];
        var ends = cuts.Distinct().Order().ToList();
        for (var at = 0; at + 1 < ends.Count; at++)
        {
            var (from, to) = (ends[at], ends[at + 1]);
            var covering = anchored.Where(claim => claim.Anchor!.From <= from && to <= claim.Anchor.To).ToList();
            yield return new Stretch(Encoding.UTF8.GetString(bytes, from, to - from), covering, [.. covering.Where(claim => claim.Anchor!.From == from)]);
        }
    }
}
