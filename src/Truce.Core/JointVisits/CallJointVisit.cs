using System.Collections.Immutable;

namespace Truce.Core.JointVisits;

/// <summary>Calls a joint visit to the place of an incident and invites others to it.</summary>
/// <param name="Marking">Null: the members of the centre.</param>
public sealed record CallJointVisit(
    Id<Incident> Incident, VisitPlan Plan, ImmutableArray<Addressee> Invited, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Incident) is null) return AccessRefusals.NotFound(Incident.ToString());
        if (Plan.Where.Place is { } place && reading.Find(place) is null) return AccessRefusals.NotFound(place.ToString());
        return Decide(Invited.IsDefault ? [] : [.. Invited.Select(one => Addressed.Of(one, reading)!)], this, caller);
    }

    public static Ruling Decide(ImmutableArray<Addressed> invited, CallJointVisit command, Caller caller)
    {
        if (invited.IsEmpty) return DutyFunctionRefusals.ToNobody();
        foreach (var one in invited)
            if (Addressed.Refuse(one) is { } nobody) return nobody;
        if (Permissions.Refuse(nameof(CallJointVisit), caller) is { } no) return no;
        if (invited.Length > JointVisit.Most || invited.DistinctBy(one => one.To.Organisation).Count() < invited.Length || invited.Any(one => one.To.Organisation == caller.Voice))
            return VisitRefusals.InvitedUnfit();
        if (command.Plan.Unfit() is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<JointVisit>(), new JointVisitCalled(command.Incident, caller.Voice, command.Plan, [.. invited.Select(one => one.To)], command.Example), marking));
    }
}

/// <summary>Answers an invitation. Whoever declines says why, and that is recorded as a hindrance in the same commit.</summary>
public sealed record AnswerInvitation(Id<JointVisit> Visit, InvitationAnswer Answer, LocalText? Reason = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Visit) is { } current
        ? Decide(current, reading.MarkingOf(Visit), this, caller)
        : AccessRefusals.NotFound(Visit.ToString());

    /// <param name="marking">Of the visit: the hindrance is seen by the same.</param>
    public static Ruling Decide(JointVisit current, Marking marking, AnswerInvitation command, Caller caller)
    {
        if (Permissions.Refuse(nameof(AnswerInvitation), caller) is { } no) return no;
        if (current.Report is not null) return VisitRefusals.Over();
        if (!current.Invited.Any(one => one.Organisation == caller.Voice)) return VisitRefusals.NotInvited();
        if (!Enum.IsDefined(command.Answer) || command.Answer == InvitationAnswer.Declines != command.Reason is not null) return VisitRefusals.ReasonUnfit();
        if (TextCheck.Optional(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.AnswerOf(caller.Voice) is { } before && before.Answer == command.Answer && before.Reason == command.Reason) return VisitRefusals.AnsweredSo();
        var answered = new Decided(current.Id, new InvitationAnswered(caller.Voice, command.Answer, command.Reason));
        if (command.Answer == InvitationAnswer.Accepts) return Ruling.Of(answered);

        // What is known at this moment is that it was declined; what came of it is said once the visit was to be.
        var account = new HindranceAccount(
            HindranceKind.Denied, new Occurrence(caller.Now - Duration.FromMinutes(1), caller.Now, TimePrecision.Minute, "UTC"), current.Plan.Where, command.Reason!,
            HindranceOutcome.NotStated, caller.Voice);
        return VisitHindrance.With(answered, current, account, marking, caller);
    }
}

/// <summary>Names the team: functions of organisations, never persons.</summary>
public sealed record NameVisitTeam(Id<JointVisit> Visit, ImmutableArray<TeamPlace> Team) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Visit) is not { } current) return AccessRefusals.NotFound(Visit.ToString());
        foreach (var one in Team.IsDefault ? [] : Team)
            if (reading.Find(one.Organisation) is null) return AccessRefusals.NotFound(one.Organisation.ToString());
        return Decide(current, this, caller);
    }

    public static Ruling Decide(JointVisit current, NameVisitTeam command, Caller caller)
    {
        if (VisitWork.Refuse(nameof(NameVisitTeam), current, caller) is { } no) return no;
        if (command.Team.IsDefaultOrEmpty || command.Team.Length > JointVisit.Most) return VisitRefusals.TeamUnfit();
        foreach (var one in command.Team)
        {
            if (TextCheck.Of(one.Function, "function", TextCheck.Name) is { } unfit) return unfit;
            if (!current.Takes(one.Organisation)) return VisitRefusals.TeamUnfit();
        }

        return Ruling.Of(current.Id, new VisitTeamNamed(command.Team));
    }
}

/// <summary>Moves a visit to another time. Whoever answered answers anew.</summary>
public sealed record MoveJointVisit(Id<JointVisit> Visit, Instant From, Instant Until, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Visit) is { } current
        ? Decide(current, this, caller)
        : AccessRefusals.NotFound(Visit.ToString());

    public static Ruling Decide(JointVisit current, MoveJointVisit command, Caller caller)
    {
        if (VisitWork.Refuse(nameof(MoveJointVisit), current, caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if ((current.Plan with { From = command.From, Until = command.Until }).Unfit() is { } time) return time;
        return current.Plan.From == command.From && current.Plan.Until == command.Until ? VisitRefusals.ThenAlready()
            : Ruling.Of(current.Id, new JointVisitMoved(command.From, command.Until, command.Reason));
    }
}

/// <summary>What whoever called a visit can do with it.</summary>
internal static class VisitWork
{
    public static Refusal? Refuse(string verb, JointVisit current, Caller caller) =>
        Permissions.Refuse(verb, caller)
        ?? (current.By != caller.Voice ? VisitRefusals.NotCalledByYou() : current.Report is not null ? VisitRefusals.Over() : null);
}

/// <summary>A hindrance that comes with something that happens to a visit, tied to it in the same commit.</summary>
internal static class VisitHindrance
{
    public static Ruling With(Decided happened, JointVisit visit, HindranceAccount account, Marking marking, Caller caller)
    {
        if (account.Unfit(caller.Now) is { } unfit) return unfit;
        var hindrance = caller.NewId<Hindrance>();

        // Its owner is whoever caused it to be recorded: under a set of names that set alone might shut out whoever was hindered.
        var own = marking.Label is TlpLabel.Clear or TlpLabel.Green ? marking : Marking.AmberStrict([visit.By, caller.Voice]);
        return Ruling.Of(
            happened, new Decided(hindrance, new HindranceRecorded(visit.By, account, caller.Now, null, null, visit.Example), own),
            new Decided(caller.NewId<Relation>(), new RelationStated(hindrance, RelationRole.Concerns, visit.Id), Marking.Clear));
    }
}
