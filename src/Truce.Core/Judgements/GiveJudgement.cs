namespace Truce.Core.Judgements;

/// <summary>Gives an organisation's judgement on one of the three questions about an incident.</summary>
/// <param name="On">Null: today, in UTC.</param>
/// <param name="Through">
/// A claim of another organisation in which it gave this judgement: so what was published is set beside the rest without its author
/// being a member. Null: the judgement is the caller's own.
/// </param>
/// <param name="Marking">Null: whoever may see the incident.</param>
/// <param name="Line">A version of a line that applied there and then, by which a breach is judged; tied by a relation in the same commit.</param>
public sealed record GiveJudgement(
    Id<Incident> Incident, JudgedAnswer Answer, LocalText Basis, LocalDate? On = null, Id<Claim>? Through = null, Marking? Marking = null,
    bool Example = false, Id<LineVersion>? Line = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Incident) is not { } incident) return AccessRefusals.NotFound(Incident.ToString());
        if (Answer.Attribution?.Actor is { } actor && reading.Find(actor) is null) return AccessRefusals.NotFound(actor.ToString());
        if (Answer.Breach?.Provision is { } provision && !reading.Sees(provision)) return AccessRefusals.NotFound(provision.ToString());
        if (Line is { } version && reading.Find(version) is null) return AccessRefusals.NotFound(version.ToString());
        var by = (Id<Organisation>?)caller.Voice;
        if (Through is { } through)
        {
            if (reading.Find(through) is not { } claim) return AccessRefusals.NotFound(through.ToString());
            by = reading.Find(claim.Origin)?.Organisation;
        }

        // The three are for different people of the centre; other organisations judge for themselves, in their own order.
        if (JudgementSeats.Refuse(by, Incident, Answer.Question, null, reading, caller) is { } sameSeat) return sameSeat;
        return LineUnfit(incident, reading) is { } unfit ? unfit : Decide(by, this, caller);
    }

    /// <param name="by">Whose judgement it is; null where the claim's origin is not known to belong to an organisation.</param>
    public static Ruling Decide(Id<Organisation>? by, GiveJudgement command, Caller caller)
    {
        if (Permissions.Refuse(nameof(GiveJudgement), caller) is { } no) return no;
        if (by is not { } organisation) return JudgementRefusals.OriginWithoutOrganisation();
        if ((command.Answer.Unfit() ?? TextCheck.Of(command.Basis, "basis", TextCheck.Statement)) is { } unfit) return unfit;
        var today = caller.Now.InUtc().Date;
        var on = command.On ?? today;

        // A day has no zone: the day after is already there somewhere on Earth.
        if (on > today.PlusDays(1)) return JudgementRefusals.InTheFuture(on.ToString("R", null));
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        var given = new Decided(
            caller.NewId<Judgement>(),
            new JudgementGiven(command.Incident, organisation, command.Answer, command.Basis, on, command.Through, command.Example), marking);
        return command.Line is not { } line
            ? Ruling.Of(given)
            : Ruling.Of(given, new Decided(caller.NewId<Relation>(), new RelationStated(given.Stream, RelationRole.MeasuredBy, line), Marking.Clear));
    }

    // Which version applied is a matter of days; where it ran is its issuer's word and is shown as that.
    private Refusal? LineUnfit(Incident incident, IReading reading)
    {
        if (Line is not { } named || reading.Find(named) is not { } version) return null;
        if (Answer.Breach is null) return JudgementRefusals.LineUnfit();
        var days = incident.Account.Occurred.Days(DateTimeZoneProviders.Tzdb);
        return version.AppliedOn(days.Start) || version.AppliedOn(days.End) ? null : JudgementRefusals.LineNotThen(named.ToString());
    }
}
