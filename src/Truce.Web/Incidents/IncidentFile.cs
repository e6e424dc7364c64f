namespace Truce.Web.Incidents;

/// <summary>A claim that concerns an incident, and in what respect.</summary>
public sealed record ConcerningClaim(Claim Claim, LocalText? Respect, Relation Relation);

/// <summary>Everything that hangs on an incident, as one viewer sees it.</summary>
/// <param name="Claims">In the order in which they were said.</param>
/// <param name="Judgements">All, in the order of the record.</param>
/// <param name="Replies">All, in the order of the record.</param>
/// <param name="Relations">Those that tie it to other incidents and to provisions.</param>
public sealed record IncidentFile(
    Incident Incident, IReadOnlyList<ConcerningClaim> Claims, IReadOnlyList<Judgement> Judgements, IReadOnlyList<Reply> Replies,
    IReadOnlyList<Relation> Relations)
{
    /// <summary>Judgements that stand on a question.</summary>
    public IEnumerable<Judgement> On(JudgedQuestion question) => Judgement.Standing(Judgements).Where(one => one.Answer.Question == question);

    /// <summary>What the sources of some claims would bear by themselves.</summary>
    public Bearing Bearing(View view, IEnumerable<ConcerningClaim>? some = null) => Core.Judgements.Bearing.Of(
        (some ?? Claims).Select(one => one.Claim), source => view.Find(source), id => PrincipalOf(id, view),
        some is null && Replies.Any(reply => reply.Account.Stance == ReplyStance.Acknowledges && Incident.Account.Actors.Contains(reply.Organisation)));

    private static Id<Organisation> PrincipalOf(Id<Organisation> organisation, View view) =>
        view.Find(organisation)?.ActsFor is { Length: > 0 } acting ? acting[0].Principal : organisation;

    /// <summary>What a viewer sees of it.</summary>
    public static IncidentFile Of(Incident incident, View view)
    {
        var relations = view.Under<Relation>(incident.Id).ToList();
        var claims = from relation in relations
                     where relation.Role == RelationRole.Concerns && relation.Of.Kind == StreamKind.Claim
                     let claim = view.Find(new Id<Claim>(relation.Of.Number))
                     where claim is not null
                     orderby claim.Said.Start, claim.RecordedAt
                     select new ConcerningClaim(claim, relation.Note, relation);
        return new IncidentFile(
            incident, [.. claims], [.. view.Under<Judgement>(incident.Id)], [.. view.Under<Reply>(incident.Id)],
            [.. relations.Where(relation => relation.Role != RelationRole.Concerns)]);
    }
}
