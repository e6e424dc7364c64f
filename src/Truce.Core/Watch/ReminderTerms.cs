namespace Truce.Core.Watch;

/// <summary>After how many hours the centre reminds. Terms of the centre; nothing is recorded when a reminder shows.</summary>
/// <param name="TaskUntakenHours">A task that nobody took for so long is shown.</param>
/// <param name="TaskSilentHours">A task that was taken, and of which nothing was said for so long.</param>
/// <param name="NearHours">Tasks and requests are shown so long before they are due.</param>
/// <param name="DecisionNearHours">Decisions are shown so long before they are due.</param>
/// <param name="HandoverHours">A handover that nobody accepted for so long is shown.</param>
public sealed record ReminderTerms(
    int TaskUntakenHours = 4, int TaskSilentHours = 12, int NearHours = 24, int DecisionNearHours = 72, int HandoverHours = 1)
{
    /// <summary>What holds where the centre has set nothing: four hours, twelve, a day, three days, one hour. Our choice, after eight-hour shifts.</summary>
    public static readonly ReminderTerms Standing = new();

    /// <summary>Each at least, and at most: an hour, a year.</summary>
    public const int Least = 1, Most = 8_760;

    /// <summary>Null where each is within its bounds; else the refusal that says which is not.</summary>
    public Refusal? Unfit()
    {
        foreach (var hours in (int[])[TaskUntakenHours, TaskSilentHours, NearHours, DecisionNearHours, HandoverHours])
            if (hours is < Least or > Most) return ReminderRefusals.HoursUnfit($"{hours}");
        return null;
    }
}

/// <summary>The centre set anew after how many hours it reminds.</summary>
public sealed record RemindersSet(ReminderTerms Terms) : IEvent;

/// <summary>Sets after how many hours the centre reminds. What stood before stays in the past.</summary>
public sealed record SetReminders(ReminderTerms Terms) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, reading.Find(CentreRecord.Only), caller);

    public static Ruling Decide(SetReminders command, CentreRecord? standing, Caller caller)
    {
        if (Permissions.Refuse(nameof(SetReminders), caller) is { } no) return no;
        if (command.Terms.Unfit() is { } unfit) return unfit;
        if ((standing?.Reminders ?? ReminderTerms.Standing) == command.Terms) return TermsRefusals.NothingNew();
        return Ruling.Of(new Decided(CentreRecord.Only, new RemindersSet(command.Terms), standing is null ? Marking.Clear : null));
    }
}

/// <summary>Every "no" about reminders.</summary>
public static class ReminderRefusals
{
    public static Refusal HoursUnfit(string hours) =>
        new("reminders/hours-unfit", RefusalKind.Refused, "{0} is not a number of hours after which to remind: it is a whole number from 1 to 8760.", hours);
}
