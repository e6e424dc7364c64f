using Truce.Web.Decisions;

namespace Truce.Web.Watch;

/// <summary>
/// What lies on the watch's table at a moment, for one viewer: what is open, and what of it was left lying. The watch's page, a
/// handover, "since your last shift" and the floor's clocks show the same.
/// </summary>
/// <param name="Tasks">Open ones: what is due first comes first, what has no time last.</param>
/// <param name="Requests">Open ones, what is needed first.</param>
/// <param name="Decisions">Open ones, the oldest first.</param>
/// <param name="Shifts">Open, or handed over and not accepted, the oldest first.</param>
public sealed record WatchBoard(
    IReadOnlyList<WatchTask> Tasks, IReadOnlyList<InformationRequest> Requests, IReadOnlyList<DecisionFile> Decisions, IReadOnlyList<Shift> Shifts,
    IReadOnlyList<Reminder> Reminders, ReminderTerms Terms)
{
    public static WatchBoard Of(View view, Instant now)
    {
        var terms = view.Find(CentreRecord.Only)?.Reminders ?? ReminderTerms.Standing;
        WatchTask[] tasks = [.. view.All<WatchTask>().Where(one => one.IsOpen).OrderBy(one => one.Account.Asked.Due ?? Instant.MaxValue)];
        InformationRequest[] requests = [.. view.All<InformationRequest>().Where(one => one.IsOpen).OrderBy(one => one.NeededBy)];
        DecisionFile[] decisions = [.. view.All<Decision>().Select(one => DecisionFile.Of(one, view, now)).Where(one => one.Standing.IsOpen).OrderByDescending(one => one.Standing.Age)];
        Shift[] shifts = [.. view.All<Shift>().Where(one => one.State is ShiftState.Open or ShiftState.HandedOver)];
        return new WatchBoard(tasks, requests, decisions, shifts, Core.Watch.Reminders.Ordered(
        [
            .. shifts.Select(one => Core.Watch.Reminders.Of(one, now, terms)), .. tasks.Select(one => Core.Watch.Reminders.Of(one, now, terms)),
            .. requests.Select(one => Core.Watch.Reminders.Of(one, now, terms)),
            .. view.All<Transmission>().Select(one => Core.Watch.Reminders.Of(one, TransmissionStanding.Of(one, view.Under<Core.Replies.Reply>(one.Incident), now), now, terms)),
            .. view.All<JointVisit>().Select(one => Core.Watch.Reminders.Of(one, now, terms)), .. view.All<HotLineCall>().Select(one => Core.Watch.Reminders.Of(one, now, terms)),
            .. view.All<Verification>().Select(one => Core.Watch.Reminders.Of(one, now, terms)),
            .. decisions.Select(one => Core.Watch.Reminders.Of(one.Decision, one.Standing, now, terms)),
        ]), terms);
    }
}
