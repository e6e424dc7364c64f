namespace Truce.Web.JointVisits;

/// <summary>Joint visits in the reader's words.</summary>
public static class VisitWords
{
    /// <summary>How a visit stands: what came of it, else that it is to be or was to be.</summary>
    public static string Say(this Visit visit, JointVisit one, Instant now) =>
        one.Report is { } report ? visit.Words[$"visit-result.{report.Result.Code()}"] : visit.Words[one.Plan.Until <= now ? "visit.unreported" : "visit.to-be"];

    /// <summary>The sign of the same.</summary>
    public static string GlyphOf(JointVisit one) => one.Report?.Result switch
    {
        null => "clock",
        VisitResult.Held => "tick",
        VisitResult.HeldInPart => "received",
        _ => "cross",
    };

    /// <summary>The sign of an answer; silence has one too.</summary>
    public static string GlyphOf(Answered? answer) => answer?.Answer switch
    {
        InvitationAnswer.Accepts => "tick",
        InvitationAnswer.Declines => "cross",
        _ => "silence",
    };
}
