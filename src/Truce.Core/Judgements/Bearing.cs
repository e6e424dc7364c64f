namespace Truce.Core.Judgements;

/// <summary>How much the claims on an incident bear out, counted and not judged: a wire story that thirty outlets repeat is one source.</summary>
/// <param name="Level">The level of verification that the sources alone would bear: 0, 1, 2 or 5. Levels 3 and 4 take images or a visit.</param>
/// <param name="Origins">Independent origins of claims that it happened.</param>
/// <param name="Claims">How many claims say so, repetitions among them.</param>
public sealed record Bearing(int Level, int Origins, int Claims)
{
    /// <summary>Counts the origins of claims. Sources of one organisation, and of those that act for it, are one origin; claims taken back or restated, and those that deny, bear nothing.</summary>
    /// <param name="claims">Claims that concern the incident.</param>
    /// <param name="sourceOf">The source behind a reference; null where it cannot be seen, and then it stands for itself.</param>
    /// <param name="principalOf">For whom an organisation acts; itself where for nobody. Whoever acts for another speaks with its voice.</param>
    /// <param name="acknowledged">Whether an alleged actor says itself that it happened.</param>
    public static Bearing Of(IEnumerable<Claim> claims, Func<Id<Source>, Source?> sourceOf, Func<Id<Organisation>, Id<Organisation>> principalOf, bool acknowledged)
    {
        var bearing = claims.Where(claim => claim.End is null && !Denies(claim)).ToArray();
        var origins = bearing.Select(claim => sourceOf(claim.Origin)?.Organisation is { } speaker ? principalOf(speaker).Reference : claim.Origin.Reference).Distinct().Count();
        return new Bearing(acknowledged ? 5 : Math.Min(origins, 2), origins, bearing.Length);
    }

    private static bool Denies(Claim claim) => claim.Links.Length > 0 && claim.Links.All(link => link.Stance == Stance.Denies);
}
