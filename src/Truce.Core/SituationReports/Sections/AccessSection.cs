namespace Truce.Core.SituationReports;

/// <summary>Where monitors were kept from looking: each case by itself, since it says what nobody could see.</summary>
internal static class AccessSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope) =>
        from incident in scope.Current
        where IncidentTypes.FamilyOf(incident.Account.Type) == IncidentFamily.Mon
        orderby incident.Account.Occurred.From, incident.Id
        let place = scope.GovernorateOf(incident.Account.Where)
        select new Drawn(
            Phrases.Of($"incident-type.{incident.Account.Type}"), Side.Us,
            Phrases.Fill("and-place", incident.Account.Title, place?.Name ?? Phrases.Of("place-not-stated")), [incident.Id, .. place is null ? Array.Empty<Reference>() : [place.Id]])
        {
            From = incident.Id,
            Place = place?.Id,
            Example = incident.Example,
        };
}
