namespace Truce.Core.JointVisits;

/// <summary>What kept a visit from being what it was to be: it becomes a hindrance of its own.</summary>
/// <param name="Side">Who is responsible as stated; null where nobody said.</param>
/// <param name="Condition">Exactly where one was set.</param>
public sealed record VisitObstacle(HindranceKind Kind, LocalText Words, Id<Organisation>? Side = null, int? DelayMinutes = null, LocalText? Condition = null);

/// <summary>Reports what came of a visit: what was seen and what could not be seen, or why it was not held.</summary>
/// <param name="Obstacle">What hindered it; null where nothing did.</param>
public sealed record ReportJointVisit(Id<JointVisit> Visit, VisitReport Report, VisitObstacle? Obstacle = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Visit) is not { } current) return AccessRefusals.NotFound(Visit.ToString());
        if (Obstacle?.Side is { } side && reading.Find(side) is null) return AccessRefusals.NotFound(side.ToString());
        return Decide(current, reading.MarkingOf(Visit), this, caller);
    }

    /// <param name="marking">Of the visit: the hindrance is seen by the same.</param>
    public static Ruling Decide(JointVisit current, Marking marking, ReportJointVisit command, Caller caller)
    {
        if (VisitWork.Refuse(nameof(ReportJointVisit), current, caller) is { } no) return no;
        var report = command.Report;
        if (report.Unfit(caller.Now) is { } unfit) return unfit;
        var reported = new Decided(current.Id, new JointVisitReported(report));
        if (command.Obstacle is not { } obstacle) return Ruling.Of(reported);
        var outcome = report.Result switch
        {
            VisitResult.Held => HindranceOutcome.Completed,
            VisitResult.HeldInPart => HindranceOutcome.PartlyCompleted,
            _ => HindranceOutcome.NotCompleted,
        };
        return VisitHindrance.With(
            reported, current,
            new HindranceAccount(
                obstacle.Kind, report.When, current.Plan.Where, obstacle.Words, outcome, obstacle.Side, null, obstacle.DelayMinutes, obstacle.Condition),
            marking, caller);
    }
}
