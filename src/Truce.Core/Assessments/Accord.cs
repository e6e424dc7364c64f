using System.Collections.Immutable;

namespace Truce.Core.Assessments;

/// <summary>How the assessments of a provision stand to each other: a value to publish, never to settle.</summary>
public enum Accord
{
    /// <summary>No organisation stated a status.</summary>
    None = 1,

    /// <summary>One organisation did: there is nothing to compare.</summary>
    Single = 2,

    /// <summary>Several did, and all the same.</summary>
    Agree = 3,

    /// <summary>Several did, and not the same.</summary>
    Differ = 4,
}

/// <summary>The view that an organisation holds, with the one that it held before.</summary>
/// <param name="Now">The latest that stands.</param>
/// <param name="Before">The one before it; null where there is none.</param>
public sealed record HeldView(Assessment Now, Assessment? Before)
{
    /// <summary>Whether what was reached before is no longer held: reversed, or a lower degree of carrying out than the one before.</summary>
    public bool WentBack =>
        Now.Status == ProvisionStatus.Reversed
        || (Degree(Now.Status) is { } now && Degree(Before?.Status) is { } before && now < before);

    // Only these stand on one scale; the other statuses say something else.
    private static int? Degree(ProvisionStatus? status) =>
        status is ProvisionStatus.NotStarted or ProvisionStatus.Minimum or ProvisionStatus.Intermediate or ProvisionStatus.Complete ? (int)status : null;
}

/// <summary>The assessments of one provision, sorted by whose they are.</summary>
public static class Views
{
    /// <summary>What each organisation holds: its latest assessment by day, then by the order of the record. One taken back counts for nothing.</summary>
    public static ImmutableArray<HeldView> Held(IEnumerable<Assessment> assessments) =>
    [
        .. from assessment in assessments
           where assessment.Withdrawn is null
           group assessment by assessment.By into ours
           let latest = ours.OrderByDescending(one => one.On.End).ThenByDescending(one => one.RecordedAt).Take(2).ToArray()
           select new HeldView(latest[0], latest.Length > 1 ? latest[1] : null),
    ];

    /// <summary>Whether those who stated a status agree. Words alone neither agree nor differ: nothing is read into them.</summary>
    public static Accord AccordOf(IEnumerable<HeldView> held)
    {
        var stated = held.Select(one => one.Now.Status).OfType<ProvisionStatus>().ToArray();
        return stated.Length switch
        {
            0 => Accord.None,
            1 => Accord.Single,
            _ => stated.Distinct().Count() == 1 ? Accord.Agree : Accord.Differ,
        };
    }
}
