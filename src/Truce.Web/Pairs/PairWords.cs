using System.Globalization;

namespace Truce.Web.Pairs;

/// <summary>Reasons for a likeness in the reader's words.</summary>
public static class PairWords
{
    /// <summary>A reason in a sentence.</summary>
    public static string Say(this Visit visit, LikeReason reason)
    {
        var words = visit.Words;
        return reason.By switch
        {
            LikeBy.Distance when reason.Number < 1000 => words["pair.metres", reason.Number],
            LikeBy.Distance => words["pair.kilometres", (reason.Number / 100 / 10m).ToString("0.0", CultureInfo.InvariantCulture)],
            LikeBy.Place => words["pair.same-place"],
            LikeBy.Time when reason.Number == 0 => words["pair.same-time"],
            LikeBy.Time => words.Count("pair.hours", (int)reason.Number),
            LikeBy.Kind => words[reason.Points > 0 ? "pair.same-kind" : "pair.other-kind"],
            LikeBy.Words => words["pair.words", string.Join(words["where.comma"], reason.Words.Select(word => $"\u2068{word}\u2069"))],
            LikeBy.Report => words.Count("pair.reports", (int)reason.Number),
            LikeBy.Media => words.Count("pair.media", (int)reason.Number),
            _ => words.Count("pair.origins", (int)reason.Number),
        };
    }

    /// <summary>Points with one decimal and their sign, alike in every language.</summary>
    public static string Points(int thousandths) => (thousandths / 1000m).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
