namespace Truce.Web.Subscriptions;

/// <summary>How messages are sent.</summary>
public sealed record SendingTerms
{
    /// <summary>How often it is looked whether there is something to send; zero: never by itself.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer may take, its head; nothing of its body is read.</summary>
    public TimeSpan LongestAnswer { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After the first failure; doubled with each.</summary>
    public Duration FirstWait { get; init; } = Duration.FromSeconds(5);

    /// <summary>Between two attempts at most.</summary>
    public Duration LongestWait { get; init; } = Duration.FromHours(2);

    /// <summary>After so long without one that arrived, sending stops until somebody of the organisation wakes it.</summary>
    public Duration GivesUpAfter { get; init; } = Duration.FromDays(5);

    /// <summary>Messages that are under way at once, of all subscriptions.</summary>
    public int MostAtOnce { get; init; } = 8;

    /// <summary>Whether addresses within this machine's own networks may be sent to, without encryption too where it is this machine. For tests, and where the operator means it.</summary>
    public bool AllowsInside { get; init; }

    /// <summary>Where the chance in the waits begins; null: anywhere.</summary>
    public int? Seed { get; init; }

    /// <summary>How long to wait after an attempt that failed: twice as long each time, and of that half to all, by chance, so that many who failed together do not come back together.</summary>
    /// <param name="attempts">How many failed, from 1.</param>
    /// <param name="chance">The source.</param>
    public Duration WaitAfter(int attempts, Random chance)
    {
        var full = Duration.Min(LongestWait, FirstWait * (1L << Math.Min(attempts - 1, 30)));
        return full * (0.5 + (chance.NextDouble() / 2));
    }
}
