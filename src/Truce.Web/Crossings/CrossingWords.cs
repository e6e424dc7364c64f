using System.Globalization;

namespace Truce.Web.Crossings;

/// <summary>Statements about crossings in the reader's words.</summary>
public static class CrossingWords
{
    /// <summary>The gate of a state.</summary>
    public static string GlyphOf(PassageState? state) => state switch
    {
        PassageState.Open => "open",
        PassageState.Partial => "partial",
        PassageState.Closed => "closed",
        _ => "unknown",
    };

    /// <summary>A state; "not known" where no statement holds.</summary>
    public static string Say(this Words words, PassageState? state) => state is { } known ? words[$"passage-state.{known.Code()}"] : words["passage-state.unknown"];

    /// <summary>A kind in a direction.</summary>
    public static string Say(this Words words, Way way) => words["way.in-words", words[$"passage-kind.{way.Kind.Code()}"], words[$"direction.{way.Direction.Code()}"]];

    /// <summary>How a statement stands: observed or announced, its age, and when it says nothing any more.</summary>
    public static string Age(this Visit visit, PassageAccount account, Instant now, Decay decay)
    {
        var words = visit.Words;
        var footing = words[$"footing.{account.Footing.Code()}"];
        var age = words.Span(Decay.AgeOf(account, now));
        return decay.CurrencyOf(account, now) switch
        {
            Currency.ToCome => words["passage.to-come", footing, visit.When(account)],
            Currency.Over => words["passage.over", footing, visit.Moment(account.Until!.Value)],
            Currency.Void => words["passage.void", footing, age],
            _ => words["passage.holds", footing, age, HoursAndMinutes(decay.ExpiryOf(account) - now)],
        };
    }

    /// <summary>From when a statement is, in its own zone.</summary>
    public static string When(this Visit visit, PassageAccount account) => Incidents.IncidentWords.When(visit, account.When);

    /// <summary>What a statement is still worth, in per cent.</summary>
    public static int Worth(PassageAccount account, Instant now, Decay decay) => (int)Math.Round(decay.WorthAt(Decay.AgeOf(account, now)) * 100);

    private static string HoursAndMinutes(Duration span) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}");
}
