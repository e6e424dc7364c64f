using System.Collections.Immutable;

namespace Truce.Core.Presences;

/// <summary>
/// Says how far the caller's own organisation, or the one in whose name the caller acts, lets its presence be shown. Nobody can say that for
/// another here: what it said otherwise is <see cref="RecordConsent"/>. Its presence is marked so from then on.
/// </summary>
/// <param name="CountedBy">Who may count it; exactly where it is shown only as a number.</param>
public sealed record GiveConsent(Id<Presence> Presence, ShownTo ShownTo, ImmutableArray<Id<Organisation>> CountedBy) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Presence) is not { } current) return AccessRefusals.NotFound(Presence.ToString());
        return ConsentCheck.Missing(CountedBy, reading) is { } absent ? AccessRefusals.NotFound(absent.ToString()) : Decide(current, this, caller);
    }

    public static Ruling Decide(Presence current, GiveConsent command, Caller caller)
    {
        if (Permissions.Refuse(nameof(GiveConsent), caller) is { } no) return no;
        if (!caller.SpeaksFor(current.Organisation)) return PresenceRefusals.NotYourConsent(current.Organisation.ToString());
        return ConsentCheck.Unfit(current, command.ShownTo, command.CountedBy) is { } unfit
            ? unfit
            : ConsentCheck.Ruling(current, new ConsentGiven(command.ShownTo, command.CountedBy, ByItself: true));
    }
}

/// <summary>Records how far an organisation lets its presence be shown, as it told the centre: marked as stated for it.</summary>
/// <param name="Basis">How it said so.</param>
public sealed record RecordConsent(Id<Presence> Presence, ShownTo ShownTo, ImmutableArray<Id<Organisation>> CountedBy, LocalText Basis) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Presence) is not { } current) return AccessRefusals.NotFound(Presence.ToString());
        return ConsentCheck.Missing(CountedBy, reading) is { } absent ? AccessRefusals.NotFound(absent.ToString()) : Decide(current, this, caller);
    }

    public static Ruling Decide(Presence current, RecordConsent command, Caller caller)
    {
        if (Permissions.Refuse(nameof(RecordConsent), caller) is { } no) return no;
        if (TextCheck.Of(command.Basis, "basis", TextCheck.Statement) is { } basis) return basis;
        return ConsentCheck.Unfit(current, command.ShownTo, command.CountedBy) is { } unfit
            ? unfit
            : ConsentCheck.Ruling(current, new ConsentGiven(command.ShownTo, command.CountedBy, ByItself: false, command.Basis));
    }
}

/// <summary>Takes a consent back: from then on the presence is shown to nobody but its organisation and whoever entered it, for no moment of the record.</summary>
public sealed record RevokeConsent(Id<Presence> Presence, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Presence), this, caller);

    public static Ruling Decide(Presence? current, RevokeConsent command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Presence.ToString());
        if (Permissions.Refuse(nameof(RevokeConsent), caller, current.Organisation) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.ShownTo is null) return PresenceRefusals.NothingToRevoke();
        return Ruling.Of(new Decided(
            current.Id, new ConsentRevoked(command.Reason, caller.SpeaksFor(current.Organisation)), StatePresence.Unshown(current.Organisation)));
    }
}

internal static class ConsentCheck
{
    private const int MostCounting = 20;

    public static Reference? Missing(ImmutableArray<Id<Organisation>> countedBy, IReading reading)
    {
        foreach (var one in countedBy)
            if (reading.Find(one) is null) return one;
        return null;
    }

    public static Refusal? Unfit(Presence current, ShownTo shownTo, ImmutableArray<Id<Organisation>> countedBy)
    {
        if (current.Withdrawn is not null) return PresenceRefusals.Withdrawn(current.Id.ToString());
        if (!Enum.IsDefined(shownTo)) return PresenceRefusals.ShownToMissing();
        if (countedBy.IsDefault || countedBy.Length > MostCounting || countedBy.Distinct().Count() < countedBy.Length) return PresenceRefusals.CountedByUnfit();
        if (shownTo == ShownTo.AsNumber == countedBy.IsEmpty) return PresenceRefusals.CountedByUnfit();
        return current.Consents is [.., var last] && last.ShownTo == shownTo && last.CountedBy.AsSpan().SequenceEqual(countedBy.AsSpan()) ? PresenceRefusals.AlreadyShownSo() : null;
    }

    public static Ruling Ruling(Presence current, ConsentGiven given) => Journal.Ruling.Of(new Decided(current.Id, given, given.ShownTo switch
    {
        ShownTo.Everybody => Marking.Clear,
        ShownTo.Members => Marking.Green,
        _ => Marking.AmberStrict([current.Organisation, .. given.CountedBy]),
    }));
}
