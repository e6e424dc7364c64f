namespace Truce.Core.Watch;

/// <summary>Of what somebody is reminded.</summary>
public enum ReminderKind
{
    /// <summary>A handover that nobody has accepted.</summary>
    HandoverWaits = 1,
    TaskOverdue = 2,

    /// <summary>Taken, and nothing said since.</summary>
    TaskSilent = 3,
    TaskNotTaken = 4,

    /// <summary>Given back, and not passed on.</summary>
    TaskHandedBack = 5,
    TaskNear = 6,
    RequestOverdue = 7,
    RequestNear = 8,
    DecisionOverdue = 9,
    DecisionNear = 10,

    /// <summary>Open, and nobody has it.</summary>
    VerificationWaits = 11,

    /// <summary>Claimed, and nothing done with it since: it may be taken over.</summary>
    VerificationSilent = 12,
    VerificationOverdue = 13,
    VerificationNear = 14,

    /// <summary>An allegation was put to somebody, and nobody says that it arrived.</summary>
    NoReceipt = 15,
    ReplyNear = 16,

    /// <summary>The time to reply is over, and nothing was said.</summary>
    ReplySilent = 17,

    /// <summary>A visit is near, and somebody who is invited is silent.</summary>
    InvitationSilent = 18,

    /// <summary>A visit was to be, and nobody says what came of it.</summary>
    VisitUnreported = 19,
    CallUnanswered = 20,
}

/// <summary>Something left lying at a moment: computed from what stands and the clock of whoever looks, never recorded.</summary>
/// <param name="Thing">What lies.</param>
/// <param name="At">Since when it lies, or when it is due.</param>
/// <param name="Whose">The organisation whose turn it is.</param>
public sealed record Reminder(ReminderKind Kind, Reference Thing, Instant At, Id<Organisation> Whose, bool Example)
{
    /// <summary>Whether its time has passed; else it is near.</summary>
    public bool IsLate => Kind is not (ReminderKind.TaskNear or ReminderKind.RequestNear or ReminderKind.DecisionNear or ReminderKind.VerificationNear or ReminderKind.ReplyNear or ReminderKind.InvitationSilent);
}

/// <summary>What lies, at a moment, under the terms of the centre: at most one reminder for a thing, the gravest.</summary>
public static class Reminders
{
    /// <summary>Of a task; null where nothing is to be said.</summary>
    public static Reminder? Of(WatchTask task, Instant now, ReminderTerms terms)
    {
        if (!task.IsOpen) return null;
        var (due, last) = (task.Account.Asked.Due, task.Steps[^1].At);
        var holder = (task.TakenBy ?? task.To).Organisation;
        if (due <= now) return Of(ReminderKind.TaskOverdue, due.Value, holder);
        if (task.State == TaskState.HandedBack) return Of(ReminderKind.TaskHandedBack, last, task.AskedBy);
        if (task.State == TaskState.Taken && now - last >= Duration.FromHours(terms.TaskSilentHours)) return Of(ReminderKind.TaskSilent, last, holder);
        if (task.State == TaskState.Asked && now - last >= Duration.FromHours(terms.TaskUntakenHours)) return Of(ReminderKind.TaskNotTaken, last, holder);
        return due - now <= Duration.FromHours(terms.NearHours) ? Of(ReminderKind.TaskNear, due!.Value, holder) : null;

        Reminder Of(ReminderKind kind, Instant at, Id<Organisation> whose) => new(kind, task.Id, at, whose, task.Example);
    }

    /// <summary>Of a request; null where nothing is to be said.</summary>
    public static Reminder? Of(InformationRequest request, Instant now, ReminderTerms terms) =>
        !request.IsOpen || request.NeededBy - now > Duration.FromHours(terms.NearHours)
            ? null
            : new Reminder(
                request.NeededBy <= now ? ReminderKind.RequestOverdue : ReminderKind.RequestNear, request.Id, request.NeededBy, request.Of.Organisation, request.Example);

    /// <summary>Of a shift; null where nothing is to be said.</summary>
    public static Reminder? Of(Shift shift, Instant now, ReminderTerms terms) =>
        shift.State == ShiftState.HandedOver && now - shift.Handover!.At >= Duration.FromHours(terms.HandoverHours)
            ? new Reminder(ReminderKind.HandoverWaits, shift.Id, shift.Handover.At, shift.By.Organisation, shift.Example)
            : null;

    /// <summary>Of a decision, for the first of those to whom it was put; null where nothing is to be said.</summary>
    public static Reminder? Of(Decision decision, DecisionStanding standing, Instant now, ReminderTerms terms) =>
        !standing.IsOpen || decision.Due - now > Duration.FromHours(terms.DecisionNearHours)
            ? null
            : new Reminder(
                decision.Due <= now ? ReminderKind.DecisionOverdue : ReminderKind.DecisionNear, decision.Id, decision.Due, decision.Deciders[0].Organisation, decision.Example);

    /// <summary>Of a verification; null where nothing is to be said.</summary>
    public static Reminder? Of(Verification one, Instant now, ReminderTerms terms)
    {
        if (!one.IsOpen) return null;
        var last = one.Holder?.Touched ?? one.Steps[^1].At;
        return one.Due <= now ? Of(ReminderKind.VerificationOverdue, one.Due.Value)
            : one.IsLeftLying(now, terms) ? Of(ReminderKind.VerificationSilent, last)
            : one.Holder is null && now - last >= Duration.FromHours(terms.TaskUntakenHours) ? Of(ReminderKind.VerificationWaits, last)
            : one.Due - now <= Duration.FromHours(terms.NearHours) ? Of(ReminderKind.VerificationNear, one.Due!.Value)
            : null;

        Reminder Of(ReminderKind kind, Instant at) => new(kind, one.Id, at, one.By, one.Example);
    }

    /// <summary>Of an allegation that was put to somebody; null where nothing is to be said.</summary>
    public static Reminder? Of(Transmission one, TransmissionStanding standing, Instant now, ReminderTerms terms) => standing.State switch
    {
        TransmissionState.Silent => new(ReminderKind.ReplySilent, one.Id, one.ReplyUntil!.Value, one.To.Organisation, one.Example),
        TransmissionState.Sent or TransmissionState.Received when standing.Left <= Duration.FromHours(terms.NearHours) =>
            new(ReminderKind.ReplyNear, one.Id, one.ReplyUntil!.Value, one.To.Organisation, one.Example),
        TransmissionState.Sent when now - one.Account.SentAt >= Duration.FromHours(terms.TaskUntakenHours) =>
            new(ReminderKind.NoReceipt, one.Id, one.Account.SentAt, one.To.Organisation, one.Example),
        _ => null,
    };

    /// <summary>Of a joint visit, for the first of the invited who is silent; null where nothing is to be said.</summary>
    public static Reminder? Of(JointVisit one, Instant now, ReminderTerms terms)
    {
        if (one.Report is not null) return null;
        if (one.Plan.Until <= now) return new(ReminderKind.VisitUnreported, one.Id, one.Plan.Until, one.By, one.Example);
        return one.Plan.From - now <= Duration.FromHours(terms.NearHours) && one.Invited.FirstOrDefault(to => one.AnswerOf(to.Organisation) is null) is { } silent
            ? new(ReminderKind.InvitationSilent, one.Id, one.Plan.From, silent.Organisation, one.Example)
            : null;
    }

    /// <summary>Of a call; null where nothing is to be said.</summary>
    public static Reminder? Of(HotLineCall one, Instant now, ReminderTerms terms) =>
        one.State == CallState.Unanswered && now - one.Account.CalledAt >= Duration.FromHours(terms.HandoverHours)
            ? new(ReminderKind.CallUnanswered, one.Id, one.Account.CalledAt, one.To.Organisation, one.Example)
            : null;

    /// <summary>What is late before what is near; among each, what lies longest or is due first.</summary>
    public static IReadOnlyList<Reminder> Ordered(IEnumerable<Reminder?> all) =>
        [.. all.OfType<Reminder>().OrderBy(one => !one.IsLate).ThenBy(one => one.At).ThenBy(one => one.Thing)];
}
