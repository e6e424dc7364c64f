namespace Truce.Core.Agendas;

/// <summary>How something on the agenda of a day stands.</summary>
public enum AgendaState
{
    AsSet = 1,

    /// <summary>It was moved here from another day or hour.</summary>
    MovedHere = 2,

    /// <summary>It was moved away: it stands where it was, so that nobody waits there.</summary>
    MovedAway = 3,
    Cancelled = 4,
}

/// <summary>Something on the agenda of one day.</summary>
/// <param name="On">The day, in the zone in which the agenda is read.</param>
/// <param name="From">Null: the whole day.</param>
/// <param name="Until">The first moment after it; null exactly where there is no beginning.</param>
/// <param name="Reason">Why it was moved or cancelled; null where it was not.</param>
/// <param name="SetFor">The day for which it was set.</param>
/// <param name="MovedTo">Where it was moved to; only of what was moved away.</param>
public sealed record AgendaEntry(
    AgendaItem Item, LocalDate On, Instant? From, Instant? Until, AgendaState State, LocalText? Reason, LocalDate SetFor, LocalDate? MovedTo = null);

/// <summary>Lays out an agenda over days.</summary>
public static class AgendaDay
{
    /// <summary>Days at most that are laid out at once.</summary>
    public const int MostDays = 62;

    // A zone is at most a day ahead of another or behind it, so what is set for the days beside may fall into these.
    private const int Beside = 1;

    /// <summary>Everything on some days, by day and hour; what has no hours first.</summary>
    /// <param name="items">Any.</param>
    /// <param name="days">Both count; at most <see cref="MostDays"/> are laid out.</param>
    /// <param name="zone">In which the days are counted. What has no hours stands on the day of its own zone.</param>
    public static IReadOnlyList<AgendaEntry> Of(IEnumerable<AgendaItem> items, DateInterval days, DateTimeZone zone)
    {
        var laid = days.Length <= MostDays ? days : new DateInterval(days.Start, days.Start.PlusDays(MostDays - 1));
        return
        [
            .. items.SelectMany(item => Entries(item, laid, zone)).Where(entry => laid.Contains(entry.On))
                .OrderBy(entry => entry.On).ThenBy(entry => entry.From ?? Instant.MinValue).ThenBy(entry => entry.Item.Id),
        ];
    }

    private static IEnumerable<AgendaEntry> Entries(AgendaItem item, DateInterval days, DateTimeZone zone)
    {
        var own = DateTimeZoneProviders.Tzdb.GetZoneOrNull(item.Terms.Zone) ?? DateTimeZone.Utc;
        for (var day = days.Start.PlusDays(-Beside); day <= days.End.PlusDays(Beside); day = day.PlusDays(1))
        {
            if (!item.Terms.IsSetFor(day)) continue;
            if (item.CancelledFrom is { } from && day >= from) yield return At(day, item.Terms.Hours, AgendaState.Cancelled, item.Cancelled, day);
            else if (item.Changes.FirstOrDefault(one => one.On == day) is not { } change) yield return At(day, item.Terms.Hours, AgendaState.AsSet, null, day);
            else if (change.To is { } to) yield return At(day, item.Terms.Hours, AgendaState.MovedAway, change.Reason, day) with { MovedTo = to };
            else yield return At(day, item.Terms.Hours, AgendaState.Cancelled, change.Reason, day);
        }

        foreach (var change in item.Changes)
            if (change.To is { } to && (item.CancelledFrom is null || change.On < item.CancelledFrom))
                yield return At(to, change.Hours, AgendaState.MovedHere, change.Reason, change.On);

        AgendaEntry At(LocalDate day, AgendaHours? hours, AgendaState state, LocalText? reason, LocalDate setFor)
        {
            if (hours is null) return new AgendaEntry(item, day, null, null, state, reason, setFor);
            var (begins, ends) = hours.On(day, own);
            return new AgendaEntry(item, begins.InZone(zone).Date, begins, ends, state, reason, setFor);
        }
    }
}
