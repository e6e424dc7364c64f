using System.Collections.Immutable;

namespace Truce.Core.Submissions;

/// <summary>What is made of a submission: events of other nouns, each decided as that noun's own command would be.</summary>
/// <param name="Before">The submission that it replaces, where that has arrived.</param>
/// <param name="Awaits">The reference that it will have, where it has not.</param>
internal sealed record Made(
    ImmutableArray<Decided> Events, ImmutableArray<Reference> Things, ImmutableArray<SubmissionMark> Marks, NotMade? NotMade, FieldSubmission? Before,
    Id<FieldSubmission>? Awaits = null);

/// <summary>Makes of what was sent what can be made, and says why not where it cannot. What is refused keeps nothing else from being made.</summary>
internal sealed class Making
{
    private readonly IReading reading;
    private readonly Caller caller;
    private readonly ReceiveSubmission sent;
    private readonly List<Decided> events = [];
    private readonly List<Reference> things = [];
    private Refusal? refused;

    private Making(ReceiveSubmission sent, IReading reading, Caller caller) => (this.sent, this.reading, this.caller) = (sent, reading, caller);

    private static LocalText FromTheField { get; } = new("Reports from the field", "تقارير من الميدان", "דיווחים מהשטח");

    private static LocalText Why { get; } = new(
        "The sender replaced what was sent from the phone.", "استبدل المُرسِل ما أُرسل من الهاتف.", "השולח החליף את מה שנשלח מהטלפון.");

    /// <param name="sent">What was sent.</param>
    /// <param name="reading">What stands.</param>
    /// <param name="caller">With the number of the submission as its fresh one: everything made of it has the same.</param>
    public static Made Of(ReceiveSubmission sent, IReading reading, Caller caller)
    {
        var making = new Making(sent, reading, caller);
        if (sent.Replaces is not { } replaced) return making.New(null);
        var (before, number) = InstanceNumbers.Of(reading, caller.Organisation, replaced);

        // What waits itself for something earlier made nothing yet; once that comes, both are taken up in turn.
        if (before is null or { Awaits: not null }) return Kept(SubmissionMark.ReplacesUnknown, SubmissionRefusals.NotArrived(replaced), null, new(number));
        if (before.ReplacedBy is { } by && by.Number != caller.Fresh) return Kept(SubmissionMark.ReplacedBefore, SubmissionRefusals.ReplacedAlready(before.Id.ToString()), before, null);

        return before.Made.IsEmpty ? making.New(before) : making.Corrected(before);
    }

    /// <summary>Makes what could not be made when the report was.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="report">The report that was made of it; null where it may not be seen.</param>
    public static Made More(ReceiveSubmission sent, Report? report, IReading reading, Caller caller)
    {
        var making = new Making(sent, reading, caller);
        if (report is null) making.refused = SubmissionRefusals.NothingToTakeUp();
        else making.MakeOf(making.Source(), report);
        return making.Done(null);
    }

    // Nothing is made: a second incident of one event would be counted twice.
    private static Made Kept(SubmissionMark mark, Refusal why, FieldSubmission? before, Id<FieldSubmission>? awaits) =>
        new([], [], [mark], NotMade.Of(why), before, awaits);

    private Made Done(FieldSubmission? before) => new(
        [.. events], [.. things], [], refused is { } no ? NotMade.Of(no) : sent.Findings.Lacking, before);

    private Made New(FieldSubmission? before)
    {
        var source = Source();
        if (Report(source) is { } report) MakeOf(source, report);
        return Done(before);
    }

    private void MakeOf(Source source, Report report)
    {
        var findings = sent.Findings;
        if (findings.Incident is { } incident) Take(Enter(incident));
        Id<Observation>? observed = null;
        if (findings.Observation is { } observation && Take(Observed(observation, report))) observed = caller.NewId<Observation>();
        if (findings.Hindrance is { } hindrance) Take(Hindered(hindrance, observed, report));
        if (findings.Passage is { } passage)
        {
            Take(StatePassage.Decide(
                reading.Find(passage.Crossing), new StatePassage(passage.Crossing, passage.Account with { StatedAt = Instant.Min(passage.Account.StatedAt, caller.Now) }, source.Id, report.Id, Marking.Green, sent.Example), caller));
        }

        if (findings.Marker is { } marker) Take(Marked(marker, source, report));
        if (findings.Claim is { } claim) Take(Claimed(claim, source, report));
    }

    private Source Source()
    {
        var (found, number) = InstanceNumbers.SourceOf(reading, caller.Organisation);
        if (found is not null) return found;

        // Whose it is stands beside it, for those who may see the organisation: its name has no place in a text of another marking.
        var begun = new SourceRegistered(FromTheField, SourceKind.Organisation, caller.Organisation, sent.Example);
        var id = new Id<Source>(number);
        events.Add(new Decided(id, begun, Marking.Green));
        return new Source(id, begun.Name, begun.Kind, begun.Organisation, [], begun.Example);
    }

    private Report? Report(Source source)
    {
        // A phone whose clock is ahead speaks of days that have not come: the report is of the day on which it arrived.
        var today = caller.Now.InUtc().Date;
        var days = sent.Findings.Days.End <= today.PlusDays(1) ? sent.Findings.Days : new DateInterval(today, today);
        var command = new ReceiveReport(source.Id, sent.Findings.Title, days, caller.Now, sent.Language, Marking: Marking.Green, Example: sent.Example);
        var ruling = ReceiveReport.Decide(command, source, caller);
        if (!Take(ruling)) return null;
        return new Report(caller.NewId<Report>(), source.Id, command.Title, days, caller.Now, command.Language, null, null, caller.Now, null, sent.Example);
    }

    private Ruling Enter(IncidentAccount incident)
    {
        var marking = IncidentTypes.Restricted.Contains(incident.Type) ? sent.Marking ?? Marking.AmberStrict() : Marking.Green;
        return EnterIncident.Decide(
            EnterIncident.Missing(incident, sent.Findings.Exact, reading),
            new EnterIncident(incident, caller.Now, sent.Findings.Exact, sent.Marking, marking, sent.Example), caller);
    }

    private Ruling Observed(ObservationAccount account, Report report) => RecordObservation.Decide(
        RecordObservation.Missing(caller.Organisation, account, null, sent.Findings.Exact, reading), RecordObservation.GroundOf(account.Where, reading),
        new RecordObservation(caller.Organisation, account, caller.Now, report.Id.Reference, sent.Findings.Exact, sent.Marking, Marking.Green, sent.Example), caller);

    private Ruling Hindered(HindranceAccount account, Id<Observation>? observed, Report report)
    {
        if (RecordHindrance.Missing(account, reading) is { } absent) return AccessRefusals.NotFound(absent.ToString());
        return RecordHindrance.Decide(
            null, new RecordHindrance(caller.Organisation, account, caller.Now, observed, report.Id.Reference, Marking.Green, sent.Example), caller);
    }

    private Ruling Marked(MarkerFinding marker, Source source, Report report)
    {
        var line = reading.Find(marker.Line);
        return RecordMarker.Decide(
            line, source, false, line is null ? null : reading.MarkingOf(line.Id).And(Marking.Green),
            new RecordMarker(marker.Line, marker.Kind, marker.Position, marker.Seen, source.Id, marker.AccuracyMetres, marker.Note, report.Id, sent.Example), caller);
    }

    private Ruling Claimed(LocalText statement, Source source, Report report) => RecordClaim.Decide(
        new RecordClaim(report.Id, statement, report.Published, [source.Id], report.Published, Marking: Marking.Green, Example: sent.Example),
        new ClaimGround(report, null, null, null), caller);

    // An edit corrects what the first one made, thing by thing: the same report, the same incident, told anew.
    private Made Corrected(FieldSubmission before)
    {
        things.AddRange(before.Made);
        var findings = sent.Findings;
        foreach (var thing in before.Made)
        {
            var ruling = thing.Kind switch
            {
                StreamKind.Incident when findings.Incident is { } account && reading.Find(new Id<Incident>(thing.Number)) is { } one =>
                    CorrectIncident.Decide(one, reading.MarkingOf(thing), EnterIncident.Missing(account, findings.Exact, reading), new(one.Id, account, Why, findings.Exact, sent.Marking), caller),
                StreamKind.Observation when findings.Observation is { } account && reading.Find(new Id<Observation>(thing.Number)) is { } one =>
                    CorrectObservation.Decide(
                        one, RecordObservation.Missing(one.By, account, null, findings.Exact, reading), RecordObservation.GroundOf(account.Where, reading),
                        new(one.Id, account, Why, findings.Exact, sent.Marking), caller),
                StreamKind.Hindrance when findings.Hindrance is { } account && reading.Find(new Id<Hindrance>(thing.Number)) is { } one =>
                    CorrectHindrance.Decide(one, RecordHindrance.Missing(account, reading), new(one.Id, account, Why), caller),
                StreamKind.Marker when findings.Marker is { } marker && reading.Find(new Id<Marker>(thing.Number)) is { } one =>
                    CorrectMarker.Decide(one, new(one.Id, marker.Kind, marker.Position, marker.Seen, Why, marker.AccuracyMetres, marker.Note), caller),
                StreamKind.Claim when findings.Claim is { } statement && reading.Find(new Id<Claim>(thing.Number)) is { } one =>
                    CorrectClaim.Decide(one, new(one.Id, statement, Why), caller),
                StreamKind.Passage when findings.Passage is { } passage && reading.Find(new Id<Passage>(thing.Number)) is { } one && one.Account != passage.Account =>
                    Restated(one, passage),
                _ => null,
            };
            if (ruling is { Refusal: null }) events.AddRange(ruling.Events);
            else if (ruling is { Refusal: { } no } && !SaysTheSame(no)) refused ??= no;
        }

        return Done(before);
    }

    // A statement of state is never corrected: the earlier one is taken back, and the new one stands beside it under this submission's number.
    private Ruling Restated(Passage one, PassageFinding passage)
    {
        var stated = StatePassage.Decide(
            reading.Find(passage.Crossing),
            new StatePassage(passage.Crossing, passage.Account with { StatedAt = Instant.Min(passage.Account.StatedAt, caller.Now) }, one.By, one.Through, Marking.Green, sent.Example), caller);
        if (stated.Refusal is { } no) return no;
        var withdrawn = one.Withdrawn is null ? WithdrawPassage.Decide(one, new(one.Id, Why), caller) : null;
        things.Add(stated.Events[0].Stream);
        return withdrawn is null ? stated : Ruling.Of([.. withdrawn.Events, .. stated.Events]);
    }

    // An edit that leaves a thing as it is corrects nothing of it.
    private static bool SaysTheSame(Refusal no) =>
        no.Code.EndsWith("/nothing-corrected", StringComparison.Ordinal) || no.Code.EndsWith("/nothing-to-correct", StringComparison.Ordinal);

    private bool Take(Ruling ruling)
    {
        if (ruling.Refusal is { } no)
        {
            refused ??= no;
            return false;
        }

        events.AddRange(ruling.Events);
        things.Add(ruling.Events[0].Stream);
        return true;
    }
}
