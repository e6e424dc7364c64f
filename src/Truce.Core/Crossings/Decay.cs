namespace Truce.Core.Crossings;

/// <summary>How a statement of state stands at a moment.</summary>
public enum Currency
{
    /// <summary>It can be relied on, the less the older it is.</summary>
    Holds = 1,

    /// <summary>What was announced has not begun.</summary>
    ToCome = 2,

    /// <summary>The time for which it was stated is over.</summary>
    Over = 3,

    /// <summary>It is too old to say anything about now.</summary>
    Void = 4,
}

/// <summary>How fast a statement about a crossing loses its worth.</summary>
/// <param name="HalfLife">After that long it is worth half.</param>
/// <param name="VoidAfter">From that age on it says nothing about now.</param>
/// <remarks>
/// The standing values, 12 and 72 hours, are those of the public hand-kept data set of crossings that the domain reference names (C6);
/// a centre may set others.
/// </remarks>
public sealed record Decay(Duration HalfLife, Duration VoidAfter)
{
    /// <summary>Twelve hours and seventy-two.</summary>
    public static readonly Decay Standing = new(Duration.FromHours(12), Duration.FromHours(72));

    /// <summary>How a statement stands at a moment that is not before it was made.</summary>
    public Currency CurrencyOf(PassageAccount account, Instant now) =>
        account.When.From > now ? Currency.ToCome
        : account.Until <= now ? Currency.Over
        : AgeOf(account, now) >= VoidAfter ? Currency.Void
        : Currency.Holds;

    /// <summary>How old a statement is, since the moment of which it speaks. Never below zero.</summary>
    public static Duration AgeOf(PassageAccount account, Instant now) => Duration.Max(Duration.Zero, now - SpeaksOf(account));

    /// <summary>When a statement ceases to say anything: at the end of its stated time or of its age, whichever comes first.</summary>
    public Instant ExpiryOf(PassageAccount account)
    {
        var byAge = SpeaksOf(account) + VoidAfter;
        return account.Until is { } until && until < byAge ? until : byAge;
    }

    /// <summary>What a statement is worth at an age: 1 when it is made, halved with every half-life, 0 once it is void.</summary>
    public double WorthAt(Duration age) => age >= VoidAfter ? 0 : Math.Pow(0.5, age / HalfLife);

    /// <summary>
    /// The moment of which a statement speaks. What was seen is as old as the seeing, however late it was told: since its end where hours
    /// are known, since its first day where only days are. What was announced is as old as the announcement, or, ahead of its time, as
    /// its own beginning.
    /// </summary>
    public static Instant SpeaksOf(PassageAccount account)
    {
        if (account.Footing == Footing.Announced) return Instant.Max(account.When.From, account.StatedAt);
        var seen = account.When.Precision == TimePrecision.Days ? account.When.From : account.When.Until;
        return Instant.Min(seen, account.StatedAt);
    }
}
