using System.Collections.Immutable;

namespace Truce.Core.Alerts;

/// <summary>What a message of an alert is to those before it (CAP 1.2, 3.2.1).</summary>
public enum AlertMessageKind
{
    Alert = 1,

    /// <summary>It stands in the place of those before it.</summary>
    Update = 2,

    /// <summary>It takes them back.</summary>
    Cancel = 3,
}

/// <summary>One message: each is sent as an alert of its own that refers to all before it.</summary>
/// <param name="Number">The version of the alert's life that it is: ascending, 1 of the first, and the same when another is erased.</param>
/// <param name="Note">Why it was changed or taken back; null of the first.</param>
/// <param name="SentAt">When it was recorded.</param>
public sealed record AlertMessage(int Number, AlertMessageKind Kind, AlertAccount Account, LocalText? Note, Instant SentAt);

/// <summary>A warning to whoever it concerns, in the words of one organisation: from its first message until it expires or is taken back.</summary>
/// <param name="By">Who issues it.</param>
/// <param name="Messages">Never empty; the last holds.</param>
public sealed record Alert(Id<Alert> Id, Id<Organisation> By, ImmutableArray<AlertMessage> Messages, bool Example) : INoun<Alert>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Alert;

    /// <summary>The last message.</summary>
    public AlertMessage Last => Messages[^1];

    /// <summary>What it says now; of one that was taken back, what it said.</summary>
    public AlertAccount Account => Last.Account;

    /// <summary>Whether it was taken back.</summary>
    public bool IsCancelled => Last.Kind == AlertMessageKind.Cancel;

    /// <summary>Whether it says something about a moment.</summary>
    public bool HoldsAt(Instant moment) => !IsCancelled && Account.Effective <= moment && moment < Account.Expires;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Alert state) =>
        [.. state.Account.Areas.Select(area => area.Place?.Reference).OfType<Reference>().Prepend(state.By.Reference).Distinct()];

    /// <inheritdoc />
    public static bool Lies => true;

    /// <inheritdoc />
    public static Footprint FootprintOf(Alert state) => state.Account.Areas.Select(FootprintOf).Aggregate((one, other) => one.And(other))
        .During(state.Account.Effective, state.Account.Expires);

    /// <inheritdoc />
    public static Alert? Apply(Alert? current, Recorded recorded) => recorded.Event switch
    {
        AlertIssued e => new Alert(
            new(recorded.Head.Stream.Number), e.By, [new(recorded.Head.Version, AlertMessageKind.Alert, e.Account, null, recorded.Head.RecordedAt)], e.Example),
        AlertUpdated e => current!.And(AlertMessageKind.Update, e.Account, e.Reason, recorded),
        AlertCancelled e => current!.And(AlertMessageKind.Cancel, current.Account, e.Reason, recorded),
        _ => current,
    };

    // A circle reaches at most as far as its radius in every direction; a degree of longitude is never longer than one of latitude, so the
    // box is widened by the shortening at the latitude where it lies farthest from the equator.
    private static Footprint FootprintOf(AlertArea area)
    {
        var ground = area.Ground is { } polygons ? Footprint.Around(polygons) : Footprint.Nowhere;
        if (area is not { Centre: { } centre, RadiusMetres: { } radius }) return ground;
        var north = radius / StepMetres;
        var farthest = Math.Min(89.9, Math.Abs(centre.LatitudeDegrees) + (north / (double)Position.PerDegree));
        var east = north / Math.Cos(farthest * Math.PI / 180);
        return ground.And(Footprint.Around([Moved(centre, north, east), Moved(centre, -north, -east)]));
    }

    // The shortest degree of latitude, at the equator, has 110,574 metres.
    private const double StepMetres = 110_574.0 / Position.PerDegree;

    private static Position Moved(Position from, double north, double east) => new(
        (int)Math.Clamp(from.Latitude + north, -90.0 * Position.PerDegree, 90.0 * Position.PerDegree),
        (int)Math.Clamp(from.Longitude + east, -180.0 * Position.PerDegree, 180.0 * Position.PerDegree));

    private Alert And(AlertMessageKind kind, AlertAccount account, LocalText reason, Recorded recorded) =>
        this with { Messages = Messages.Add(new AlertMessage(recorded.Head.Version, kind, account, reason, recorded.Head.RecordedAt)) };
}
