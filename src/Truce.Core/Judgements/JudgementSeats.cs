namespace Truce.Core.Judgements;

/// <summary>
/// The separation of the three judgements: of the centre's own on one incident, one seat gives one. It is looked for among what the caller
/// sees; what was taken back does not count.
/// </summary>
public static class JudgementSeats
{
    /// <summary>Null where the seat may give or correct it; else the refusal that names what it gave.</summary>
    /// <param name="by">Whose judgement it is; only the centre's own are separated.</param>
    /// <param name="itself">The judgement that is corrected; null where a new one is given.</param>
    public static Refusal? Refuse(
        Id<Organisation>? by, Id<Incident> incident, JudgedQuestion question, Id<Judgement>? itself, IReading reading, Caller caller) =>
        by is { } organisation && reading.Find(organisation)?.OrganisationKind == OrganisationKind.Centre
            ? Refuse(organisation, question, itself, reading.Under<Judgement>(incident), caller.Member)
            : null;

    /// <summary>The same, of judgements that are at hand.</summary>
    public static Refusal? Refuse(
        Id<Organisation> centre, JudgedQuestion question, Id<Judgement>? itself, IEnumerable<Judgement> onIncident, Id<Member> seat) =>
        onIncident.FirstOrDefault(one => one.By == centre && one.Id != itself && one.Withdrawn is null && one.Answer.Question != question && one.Seats.Contains(seat))
            is { } other ? JudgementRefusals.SameSeat(other.Id.ToString()) : null;
}
