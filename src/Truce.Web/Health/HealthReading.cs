using Truce.Web.Live;

namespace Truce.Web.Health;

/// <summary>How the server fares at one moment: numbers about its work, nothing of what is recorded.</summary>
/// <param name="Stopped">Why nothing is recorded any more; null while all is well.</param>
/// <param name="IsReadOnly">Whether another machine keeps this record.</param>
/// <param name="Waiting">Commits that wait for their place.</param>
/// <param name="Unproved">Entries that no checkpoint covers yet.</param>
/// <param name="UnprovedFor">How long the oldest of them has been waiting.</param>
/// <param name="LastProved">When the last entry under a checkpoint was recorded; null where there is none.</param>
/// <param name="Readers">Streams that are open.</param>
public sealed record HealthReading(
    Stopped? Stopped, bool IsReadOnly, int Waiting, long Unproved, Duration UnprovedFor, Instant? LastProved, int Readers)
{
    /// <summary>An entry comes under a checkpoint within a second; one that has waited this long will not without help.</summary>
    public static readonly Duration LongestUnproved = Duration.FromSeconds(30);

    /// <summary>Whether new entries are taken.</summary>
    public bool IsWriting => Stopped is null && !IsReadOnly;

    /// <summary>Whether entries come under checkpoints in time.</summary>
    public bool IsProving => IsReadOnly || UnprovedFor < LongestUnproved;

    /// <summary>Whether the server does what it is there for: a copy that is for reading only does when it can be read.</summary>
    public bool IsWell => Stopped is null && IsProving;

    /// <summary>Looks now.</summary>
    public static HealthReading Of(Centre centre, RecordWatch watch, LiveHub live, IClock clock)
    {
        var proved = centre.Published.Checkpoint.Size;
        var unproved = Math.Max(0, centre.Head + 1 - proved);
        var waits = unproved > 0 && centre.View(null, proved).RecordedAt is { } first ? clock.GetCurrentInstant() - first : Duration.Zero;
        return new HealthReading(
            watch.Look(), centre.IsReadOnly, centre.Waiting, unproved, Duration.Max(waits, Duration.Zero),
            proved > 0 ? centre.View(null, proved - 1).RecordedAt : null, live.Readers);
    }
}
