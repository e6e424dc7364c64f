using System.Collections.Immutable;

namespace Truce.Core.Presences;

/// <summary>The field of work.</summary>
public enum Sector
{
    Health = 1,
    Water = 2,
    Shelter = 3,
    Food = 4,
    Nutrition = 5,
    Education = 6,
    Protection = 7,
    ExplosiveOrdnance = 8,
    Logistics = 9,
    Communications = 10,
    EarlyRecovery = 11,
    Debris = 12,
    Coordination = 13,
    Another = 14,
}

/// <summary>How far an organisation lets its presence be shown.</summary>
public enum ShownTo
{
    Everybody = 1,
    Members = 2,

    /// <summary>Only as one more in a number, without its name, and only by those it lets count.</summary>
    AsNumber = 3,
}

/// <summary>Which organisation does what, where, from when to when.</summary>
/// <param name="Activity">What it does, in a few words.</param>
/// <param name="Place">Where: a district, not an address.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null while no end is stated.</param>
/// <param name="With">With whom, in words; null where that was not stated. Nobody is named there who has not agreed to it.</param>
public sealed record PresenceAccount(Sector Sector, LocalText Activity, Id<Place> Place, LocalDate From, LocalDate? Until = null, LocalText? With = null)
{
    /// <summary>Whether it holds on a day; the first and the last day count.</summary>
    public bool HoldsOn(LocalDate day) => From <= day && (Until is null || day <= Until);

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (!Enum.IsDefined(Sector)) return PresenceRefusals.SectorMissing();
        if (Until < From) return PresenceRefusals.EndsBeforeItBegins();
        return TextCheck.First(TextCheck.Of(Activity, "activity", TextCheck.Name), TextCheck.Optional(With, "with", TextCheck.Name));
    }
}

/// <summary>What an organisation let be shown, from a moment on.</summary>
/// <param name="ShownTo">Null: it was taken back.</param>
/// <param name="CountedBy">Who may count it; only of <see cref="ShownTo.AsNumber"/>.</param>
/// <param name="ByItself">Whether the organisation itself said so here; else somebody stated it for it.</param>
/// <param name="Basis">How it said so, where somebody stated it; why, where it was taken back.</param>
/// <param name="From">When that was recorded.</param>
public sealed record Consent(ShownTo? ShownTo, ImmutableArray<Id<Organisation>> CountedBy, bool ByItself, LocalText? Basis, Instant From);

/// <summary>
/// The presence of an organisation. Who may see it follows from its consent alone, and until there is one only the organisation and
/// whoever entered it; it is seen only together with the organisation.
/// </summary>
/// <param name="Consents">What it let be shown, first to last.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record Presence(
    Id<Presence> Id, Id<Organisation> Organisation, PresenceAccount Account, ImmutableArray<Consent> Consents, int Corrections, LocalText? Withdrawn, bool Example)
    : INoun<Presence>
{
    /// <summary>How far it is shown; null where no consent stands.</summary>
    public ShownTo? ShownTo => Consents is [.., var last] ? last.ShownTo : null;

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Presence;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Presence state) => [state.Organisation, state.Account.Place];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Presence state) => [state.Organisation];

    /// <inheritdoc />
    public static Presence? Apply(Presence? current, Recorded recorded) => recorded.Event switch
    {
        PresenceStated e => new Presence(new(recorded.Head.Stream.Number), e.Organisation, e.Account, [], 0, null, e.Example),
        PresenceCorrected e => current! with { Account = e.Account, Corrections = current.Corrections + 1 },
        PresenceEnded e => current! with { Account = current.Account with { Until = e.LastDay } },
        PresenceWithdrawn e => current! with { Withdrawn = e.Reason },
        ConsentGiven e => current! with { Consents = current.Consents.Add(new(e.ShownTo, e.CountedBy, e.ByItself, e.Basis, recorded.Head.RecordedAt)) },
        ConsentRevoked e => current! with { Consents = current.Consents.Add(new(null, [], e.ByItself, e.Reason, recorded.Head.RecordedAt)) },
        _ => current,
    };
}
