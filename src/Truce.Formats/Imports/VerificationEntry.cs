using NodaTime.Text;

namespace Truce.Formats.Imports;

/// <summary>What a step of a verification is, as files write it.</summary>
internal enum VerificationVerb
{
    Claim = 1,
    Check = 2,
    HandOver = 3,
    HandBack = 4,
    End = 5,
    Reopen = 6,
}

/// <summary>A step of a verification: when, what, by which seat of the example.</summary>
internal sealed record VerificationStepEntry(
    Place Place, Instant At, VerificationVerb Verb, LocalText? Words, string? Point, PointState State, ThingNamed? Evidence, Keyed? To, VerificationEnd How, int? Level,
    Obstacle? Obstacle, Keyed? Hindrance, string? Seat)
{
    public string Key => $"{Fields.Spelling(Verb)}/{Point}/{InstantPattern.ExtendedIso.Format(At)}";

    public static VerificationStepEntry Read(Fields fields)
    {
        var step = new VerificationStepEntry(
            fields.Place, fields.NeedInstant("at"), fields.NeedCode<VerificationVerb>("step"), fields.Local("words", TextCheck.Statement), fields.Text("point", 40),
            fields.Code<PointState>("found") ?? PointState.Met, fields.Has("evidence") ? ThingNamed.Need(fields, "evidence") : null, fields.Key("function"),
            fields.Code<VerificationEnd>("how") ?? VerificationEnd.LevelStated, (int?)fields.Number("level", 0, 5), fields.Code<Obstacle>("obstacle"), fields.Key("hindrance"),
            fields.Key("seat")?.Key);
        if (step.Words is null && step.Verb != VerificationVerb.Claim) fields.Errors.Add(fields.Place, "a step has “words”: how a point was found, a reason. Only to claim needs none.");
        if (step.Point is null && step.Verb == VerificationVerb.Check) fields.Errors.Add(fields.Place, "a check names its “point”.");
        if (step.To is null && step.Verb == VerificationVerb.HandOver) fields.Errors.Add(fields.Place, "a verification is handed over to a “function”.");
        fields.End();
        return step;
    }

    public IReadOnlyList<(StreamKind, Keyed)> Needs =>
    [
        .. Evidence is { } evidence ? [(evidence.Kind, evidence.Key)] : Array.Empty<(StreamKind, Keyed)>(),
        .. To is { } to ? [(StreamKind.DutyFunction, to)] : Array.Empty<(StreamKind, Keyed)>(),
        .. Hindrance is { } hindrance ? [(StreamKind.Hindrance, hindrance)] : Array.Empty<(StreamKind, Keyed)>(),
    ];

    public ICommand Command(Id<Verification> one, References known) => Verb switch
    {
        VerificationVerb.Claim => new ClaimVerification(one, To is { } function ? known.Of<DutyFunction>(function) : null),
        VerificationVerb.Check => new CheckPoint(one, Point!, State, Words!, Evidence?.In(known)),
        VerificationVerb.HandOver => new HandOverVerification(one, known.Of<DutyFunction>(To!), Words!),
        VerificationVerb.HandBack => new HandBackVerification(one, Words!),
        VerificationVerb.End => new EndVerification(one, How, Words!, Level, Obstacle, Hindrance is { } hindrance ? known.Of<Hindrance>(hindrance) : null),
        _ => new ReopenVerification(one, Words!),
    };
}

/// <summary>An entry of <c>verifications:</c>, with its steps.</summary>
internal sealed record VerificationEntry(
    Place Place, Instant? At, Keyed Key, Keyed Incident, VerificationMethod Method, LocalText Aim, Instant? Due, string? Seat, IReadOnlyList<VerificationStepEntry> Steps,
    ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static VerificationEntry Read(Fields fields)
    {
        var entry = new VerificationEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("incident"), fields.NeedCode<VerificationMethod>("method"),
            fields.NeedLocal("aim", TextCheck.Name), fields.Instant("due"), fields.Key("seat")?.Key, [.. fields.Groups("steps").Select(VerificationStepEntry.Read)],
            ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.Verification, Key, "open", ImportWork.Watch, [(StreamKind.Incident, Incident), .. ImportPlan.Released(Marking)],
            known => new OpenVerification(known.Of<Incident>(Incident), Method, Aim, Due, ImportPlan.Marking(Marking, known), Example), ofItsTime: true, seat: Seat);
        foreach (var step in Steps)
        {
            plan.Change(
                step.At, StreamKind.Verification, Key, step.Key, step.Place, ImportWork.Watch, step.Needs, known => step.Command(known.Of<Verification>(Key), known),
                ofItsTime: true, seat: step.Seat ?? Seat);
        }
    }
}
