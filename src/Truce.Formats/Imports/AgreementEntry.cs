using System.Globalization;

namespace Truce.Formats.Imports;

/// <summary>An entry of <c>agreements:</c>, with its phases.</summary>
internal sealed record AgreementEntry(
    Place Place, Instant? At, Keyed Key, LocalText Name, IReadOnlyList<Keyed> Parties, IReadOnlyList<Keyed> Guarantors, IReadOnlyList<Keyed> Texts,
    LocalDate? Signed, Instant? InForce, LocalText? Note, IReadOnlyList<PhaseEntry> Phases, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static AgreementEntry Read(Fields fields)
    {
        var entry = new AgreementEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedLocal("name", TextCheck.Name), fields.Keys("parties"),
            fields.Keys("guarantors"), fields.Keys("texts"), fields.Date("signed"), fields.Instant("in-force"), fields.Local("note", TextCheck.Statement),
            [.. fields.Groups("phases").Select(PhaseEntry.Read)], ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        if (entry.Parties.Count == 0) fields.Errors.Add(fields.PlaceOf("parties"), "an agreement has at least one party under “parties”.");
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.Agreement, Key, "register", ImportWork.Watch,
            [
                .. Parties.Concat(Guarantors).Select(one => (StreamKind.Organisation, one)), .. Texts.Select(one => (StreamKind.Report, one)),
                .. ImportPlan.Released(Marking),
            ],
            known => new RegisterAgreement(
                new AgreementTerms(
                    Name, [.. Parties.Select(known.Of<Organisation>)], [.. Guarantors.Select(known.Of<Organisation>)],
                    [.. Texts.Select(known.Of<Report>)], Signed, InForce, Note),
                ImportPlan.Marking(Marking, known), Example));
        foreach (var phase in Phases) phase.Plan(plan, Key, at);
    }
}

/// <summary>A phase of an agreement, and where its ends are stated.</summary>
internal sealed record PhaseEntry(Place Place, int Number, LocalText Name, PhaseEndEntry? Begun, PhaseEndEntry? Ended)
{
    public static PhaseEntry Read(Fields fields)
    {
        var entry = new PhaseEntry(
            fields.Place, fields.NeedNumber("number", 1, 99), fields.NeedLocal("name", TextCheck.Name), PhaseEndEntry.Read(fields, "begun"),
            PhaseEndEntry.Read(fields, "ended"));
        fields.End();
        return entry;
    }

    public void Plan(ImportPlan plan, Keyed agreement, Instant at)
    {
        var number = Number.ToString(CultureInfo.InvariantCulture);
        plan.Change(at, StreamKind.Agreement, agreement, $"phase/{number}", Place, ImportWork.Watch, [],
            known => new AddPhase(known.Of<Agreement>(agreement), Number, Name));
        Begun?.Plan(plan, agreement, $"phase/{number}/begun", at, (known, end) => new BeginPhase(known.Of<Agreement>(agreement), Number, end));
        Ended?.Plan(plan, agreement, $"phase/{number}/ended", at, (known, end) => new EndPhase(known.Of<Agreement>(agreement), Number, end));
    }
}

/// <summary>One end of a phase.</summary>
/// <param name="At">When it is recorded in a replay; null: with the agreement.</param>
internal sealed record PhaseEndEntry(Place Place, Instant? At, DateInterval On, Keyed Report, LocalText? Words)
{
    public static PhaseEndEntry? Read(Fields phase, string name)
    {
        if (phase.Group(name) is not { } fields) return null;
        var entry = new PhaseEndEntry(
            fields.Place, fields.Instant("at"), fields.NeedDays("on"), fields.NeedKey("report"), fields.Local("words", TextCheck.Statement));
        fields.End();
        return entry;
    }

    public void Plan(ImportPlan plan, Keyed agreement, string verb, Instant at, Func<References, PhaseEnd, ICommand> command) => plan.Change(
        At ?? at, StreamKind.Agreement, agreement, verb, Place, ImportWork.Watch, [(StreamKind.Report, Report)],
        known => command(known, new PhaseEnd(On, known.Of<Report>(Report), Words)));
}
