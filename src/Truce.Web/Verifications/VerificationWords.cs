using Truce.Web.Watch;

namespace Truce.Web.Verifications;

/// <summary>Verifications in the reader's words.</summary>
public static class VerificationWords
{
    /// <summary>The sign of a turn in the queue.</summary>
    public static string GlyphOf(QueueTurn turn) => turn switch
    {
        QueueTurn.Yours => "ackd",
        QueueTurn.PutToFunction => "sent",
        QueueTurn.FreeToTakeOver => "heed",
        QueueTurn.YouHandedItBack => "past",
        QueueTurn.HeldByAnother => "clock",
        _ => "received",
    };

    /// <summary>The sign of a point as it was found.</summary>
    public static string GlyphOf(PointState? state) => state switch
    {
        PointState.Met => "tick",
        PointState.NotMet => "cross",
        PointState.NotPossible => "past",
        _ => "silence",
    };

    /// <summary>How a verification stands, in a few words.</summary>
    public static string Say(this Words words, Verification one) =>
        one.Outcome is not { } outcome ? words[one.Holder is null ? "verification.open" : "verification.held"]
        : outcome.Level is { } level ? words["verification.stated", words[$"level.{level}"]]
        : words[$"verification-end.{outcome.How.Code()}"];

    /// <summary>The sign of how it stands.</summary>
    public static string GlyphOf(Verification one) => one.Outcome switch
    {
        null => one.Holder is null ? "received" : "ackd",
        { Level: { } level } => $"lv{level}",
        { How: VerificationEnd.Dropped } => "cross",
        _ => "past",
    };

    /// <summary>The centre's terms for reminders, at the moment shown.</summary>
    public static ReminderTerms RemindersOf(this Visit visit) => visit.View.Find(CentreRecord.Only)?.Reminders ?? ReminderTerms.Standing;

    /// <summary>The queue as the viewer's seat is to take it, at the moment shown.</summary>
    public static IReadOnlyList<QueueLine> Queue(this Visit visit) =>
        VerificationQueue.Order(visit.View.All<Verification>(), visit.Member?.Id, visit.Organisation?.Id, visit.Shown(), visit.RemindersOf());

    /// <summary>Independent origins that bear a verification, as far as the viewer sees them.</summary>
    public static int OriginsOf(this View view, Verification one) =>
        EndVerification.OriginsOf(one, view.Under<Relation>, id => view.Find(id), id => view.Find(id), id => view.Find(id));
}
