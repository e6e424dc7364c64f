using Truce.Web.Watch;

namespace Truce.Web.Decisions;

/// <summary>Decisions in the reader's words.</summary>
public static class DecisionWords
{
    /// <summary>The sign of how a decision stands.</summary>
    public static string GlyphOf(DecisionState state) => state switch
    {
        DecisionState.Open => "clock",
        DecisionState.InPart => "received",
        DecisionState.Decided => "tick",
        _ => "cross",
    };

    /// <summary>How old it is, in whole days; the first day is 0.</summary>
    public static string Age(this Words words, DecisionStanding standing) =>
        words.Count(standing.IsOpen ? "decision.days-open" : "decision.days-taken", (long)standing.Age.TotalDays);

    /// <summary>How it stands in a few words, with who of how many was heard where it takes all.</summary>
    public static string Say(this Words words, Decision decision, DecisionStanding standing) =>
        standing.State == DecisionState.InPart
            ? words["decision.in-part", standing.Heard, decision.Deciders.Length]
            : words[$"decision-state.{standing.State.Code()}"];

    /// <summary>A reason why an earlier case is like another.</summary>
    public static string Say(this Visit visit, Likeness one)
    {
        var words = visit.Words;
        return one.In switch
        {
            LikeIn.Thing => words["like.thing", Relations.ThingName.NameOf(one.Thing!.Value, visit.View) is { } name ? visit.Text(name).Text : $"{one.Thing}"],
            LikeIn.Kind => words["like.kind", words.ThingOf(one.Kind!.Value)],
            LikeIn.Decider => words["like.decider", visit.NameOf(new Id<Organisation>(one.Thing!.Value.Number))],
            LikeIn.Subject => words["like.subject"],
            _ => words["like.word", one.Word!],
        };
    }
}
