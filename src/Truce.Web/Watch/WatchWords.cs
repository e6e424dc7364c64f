namespace Truce.Web.Watch;

/// <summary>Tasks, requests, shifts and reminders in the reader's words.</summary>
public static class WatchWords
{
    /// <summary>The moment that a page shows.</summary>
    public static Instant Shown(this Visit visit) => visit.AsOf ?? visit.Now;

    /// <summary>How far away a moment is from another, the one shown unless told: in so long, or so long ago.</summary>
    public static string Away(this Visit visit, Instant at, Instant? from = null)
    {
        var now = from ?? visit.Shown();
        return visit.Words[at < now ? "floor.due-ago" : "floor.due-in", visit.Words.Span(at < now ? now - at : at - now)];
    }

    /// <summary>The sign of a state of work.</summary>
    public static string GlyphOf(TaskState state) => state switch
    {
        TaskState.Taken => "ackd",
        TaskState.HandedBack => "past",
        TaskState.Done => "tick",
        TaskState.Dropped => "cross",
        _ => "sent",
    };

    /// <summary>As for a task.</summary>
    public static string GlyphOf(RequestState state) => state switch
    {
        RequestState.AnsweredInPart => "received",
        RequestState.Answered => "tick",
        RequestState.CannotBeAnswered or RequestState.Withdrawn => "cross",
        _ => "sent",
    };

    /// <summary>As for a task.</summary>
    public static string GlyphOf(ShiftState state) => state switch
    {
        ShiftState.Open => "live",
        ShiftState.HandedOver => "clock",
        ShiftState.Accepted => "tick",
        _ => "cross",
    };

    /// <summary>A reminder in a sentence: what lies, and since when or until when.</summary>
    public static string Say(this Visit visit, Reminder one) => visit.Words[$"reminder.{one.Kind.Code()}", visit.Away(one.At), visit.NameOf(one.Whose)];

    /// <summary>What kind of thing a reference names, one of them; its code where a build has no word for it.</summary>
    public static string ThingOf(this Words words, StreamKind kind) => words.Has($"thing.{kind.Word()}") ? words[$"thing.{kind.Word()}"] : kind.Word();

    /// <summary>As <see cref="ThingOf"/>, for several.</summary>
    public static string KindOf(this Words words, StreamKind kind) => words.Has($"thing-kind.{kind.Word()}") ? words[$"thing-kind.{kind.Word()}"] : kind.Word();
}
