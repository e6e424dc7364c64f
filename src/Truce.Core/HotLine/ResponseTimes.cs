namespace Truce.Core.HotLine;

/// <summary>How the calls to one organisation were answered.</summary>
/// <param name="Of">Who was called.</param>
/// <param name="Answered">How many calls were answered: the n of the median.</param>
/// <param name="Unanswered">How many were not.</param>
/// <param name="Median">The middle of the times from call to answer, of an even number halfway between the two in the middle; null where none was answered.</param>
public sealed record ResponseLine(Id<Organisation> Of, int Answered, int Unanswered, Duration? Median);

/// <summary>Measured times of response: medians with their number, a line an organisation, in no order of their own. A call that nobody answered is counted beside, not dropped.</summary>
public static class ResponseTimes
{
    /// <summary>A line for every organisation that was called.</summary>
    public static IReadOnlyList<ResponseLine> Of(IEnumerable<HotLineCall> calls) =>
    [
        .. from call in calls
           group call by call.To.Organisation into called
           let times = called.Select(one => one.Response).OfType<Duration>().Order().ToArray()
           select new ResponseLine(called.Key, times.Length, called.Count() - times.Length, MedianOf(times)),
    ];

    private static Duration? MedianOf(Duration[] ascending) =>
        ascending.Length == 0 ? null
        : ascending.Length % 2 == 1 ? ascending[ascending.Length / 2]
        : Duration.FromTicks((ascending[(ascending.Length / 2) - 1].BclCompatibleTicks + ascending[ascending.Length / 2].BclCompatibleTicks) / 2);
}
