namespace Truce.Core.Verifications;

/// <summary>
/// Which level of verification may be stated: 0 allegation, 1 single source, 2 two or more independent, 3 place and date shown by images,
/// 4 monitor on site, 5 confirmed by the alleged actor. It follows from what the checklist proves, and from nothing else.
/// </summary>
public static class LevelLaw
{
    /// <summary>The highest level that may be stated.</summary>
    /// <param name="list">Under which it was looked.</param>
    /// <param name="checks">What was found; of each point one at most.</param>
    /// <param name="origins">Independent origins of what says that it happened; whatever shares an origin is one.</param>
    /// <remarks>
    /// A proof counts where the list has points for it and every one of them is met: a point that is not possible proves nothing, and one
    /// of two that is not met spoils the other.
    /// </remarks>
    public static int Highest(Checklist list, IEnumerable<Check> checks, int origins)
    {
        var met = checks.Where(one => one.State == PointState.Met).Select(one => one.Point).ToHashSet();
        var placed = Proves(Proof.Place) && Proves(Proof.Date) && Proves(Proof.Event);
        return list.Method switch
        {
            VerificationMethod.PartyStatement when Proves(Proof.Acknowledgement) && Proves(Proof.Origin) => 5,
            VerificationMethod.SiteVisit when placed && Proves(Proof.Presence) => 4,
            VerificationMethod.SiteVisit or VerificationMethod.Imagery or VerificationMethod.Geolocation when placed => 3,
            _ => !Proves(Proof.Event) && !Proves(Proof.Origin) ? 0 : origins >= 2 ? 2 : 1,
        };

        bool Proves(Proof proof)
        {
            var points = list.Points.Where(one => one.Proves == proof).ToArray();
            return points.Length > 0 && points.All(one => met.Contains(one.Code));
        }
    }
}
