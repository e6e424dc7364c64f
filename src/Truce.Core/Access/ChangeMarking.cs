namespace Truce.Core.Access;

/// <summary>Gives a stream another marking. It governs the whole life of the stream, its past included.</summary>
public sealed record ChangeMarking(Reference Stream, Marking Marking, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (!Exists(reading)) return AccessRefusals.NotFound(Stream.ToString());
        return OpensTooFar(reading) is { } no ? no : Decide(reading.MarkingOf(Stream), reading.OwnerOf(Stream), this, caller);
    }

    // What may not be entered for everybody may not be opened to them afterwards; who sees a presence, its organisation alone decides.
    private Refusal? OpensTooFar(IReading reading) => Stream.Kind switch
    {
        StreamKind.Presence => PresenceRefusals.ConsentDecides(),
        StreamKind.Incident when reading.Find(new Id<Incident>(Stream.Number)) is { } incident && EnterIncident.IsTooOpen(incident.Account.Type, Marking) =>
            IncidentRefusals.TooOpen(incident.Account.Type),
        StreamKind.EvidenceItem when reading.Find(new Id<EvidenceItem>(Stream.Number)) is { } item && Marking.Label < item.Account.MostOpen => EvidenceRefusals.TooOpen(),
        StreamKind.SituationDraft when Marking.Label == TlpLabel.Clear => SituationRefusals.DraftTooOpen(),
        StreamKind.SituationReport when reading.Find(new Id<SituationReport>(Stream.Number)) is { } report && Marking.Label < report.Terms.Audience =>
            SituationRefusals.ReportTooOpen(),
        _ => null,
    };

    public static Ruling Decide(Marking current, Id<Organisation> owner, ChangeMarking command, Caller caller)
    {
        if (Permissions.Refuse(nameof(ChangeMarking), caller) is { } no) return no;
        if (owner != caller.Organisation) return AccessRefusals.NotYours();
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!command.Marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        if (current.Equals(command.Marking)) return AccessRefusals.MarkingUnchanged();
        return Ruling.Of(new Decided(command.Stream, new MarkingChanged(command.Reason), command.Marking));
    }

    // A member's seat and the record's own stream keep the marking they were given.
    private bool Exists(IReading reading) => Stream.Kind is not (StreamKind.Member or StreamKind.Record) && reading.Sees(Stream);
}
