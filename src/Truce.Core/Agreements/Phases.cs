using System.Globalization;

namespace Truce.Core.Agreements;

/// <summary>Adds a phase into which the agreement divides its undertakings.</summary>
/// <param name="Number">1 to 99, as the texts count.</param>
public sealed record AddPhase(Id<Agreement> Agreement, int Number, LocalText Name) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Agreement), this, caller);

    public static Ruling Decide(Agreement? current, AddPhase command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Agreement.ToString());
        if (Permissions.Refuse(nameof(AddPhase), caller) is { } no) return no;
        if (TextCheck.Of(command.Name, "name", TextCheck.Name) is { } unfit) return unfit;
        if (command.Number is < 1 or > 99) return AgreementRefusals.PhaseUnfit();
        if (current.PhaseOf(command.Number) is not null) return AgreementRefusals.PhaseStands(PhaseCheck.Number(command.Number));
        return Ruling.Of(current.Id, new PhaseAdded(command.Number, command.Name));
    }
}

/// <summary>Records that a phase began, as a report states it. The centre itself declares nothing begun.</summary>
public sealed record BeginPhase(Id<Agreement> Agreement, int Phase, PhaseEnd As) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Agreement), reading.Sees(As.Report), this, caller);

    public static Ruling Decide(Agreement? current, bool seesReport, BeginPhase command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Agreement.ToString());
        if (!seesReport) return AccessRefusals.NotFound(command.As.Report.ToString());
        if (Permissions.Refuse(nameof(BeginPhase), caller) is { } no) return no;
        if (PhaseCheck.Unfit(command.As, caller) is { } unfit) return unfit;
        if (current.PhaseOf(command.Phase) is not { } phase) return AgreementRefusals.NoSuchPhase(PhaseCheck.Number(command.Phase));
        if (phase.Begun is not null) return AgreementRefusals.PhaseBegan(PhaseCheck.Number(command.Phase));
        return Ruling.Of(current.Id, new PhaseBegun(command.Phase, command.As));
    }
}

/// <summary>Records that a phase ended, as a report states it.</summary>
public sealed record EndPhase(Id<Agreement> Agreement, int Phase, PhaseEnd As) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Agreement), reading.Sees(As.Report), this, caller);

    public static Ruling Decide(Agreement? current, bool seesReport, EndPhase command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Agreement.ToString());
        if (!seesReport) return AccessRefusals.NotFound(command.As.Report.ToString());
        if (Permissions.Refuse(nameof(EndPhase), caller) is { } no) return no;
        if (PhaseCheck.Unfit(command.As, caller) is { } unfit) return unfit;
        if (current.PhaseOf(command.Phase) is not { } phase) return AgreementRefusals.NoSuchPhase(PhaseCheck.Number(command.Phase));
        if (phase.Begun is null) return AgreementRefusals.PhaseNotBegun(PhaseCheck.Number(command.Phase));
        if (phase.Ended is not null) return AgreementRefusals.PhaseOver(PhaseCheck.Number(command.Phase));
        if (PhaseCheck.Reversed(phase with { Ended = command.As }) is { } reversed) return reversed;
        return Ruling.Of(current.Id, new PhaseEnded(command.Phase, command.As));
    }
}

/// <summary>Corrects the name or the ends of a phase. What was held before stays in the past.</summary>
public sealed record CorrectPhase(Id<Agreement> Agreement, Phase As, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        var begun = As.Begun is null || reading.Sees(As.Begun.Report);
        var ended = As.Ended is null || reading.Sees(As.Ended.Report);
        return Decide(reading.Find(Agreement), !begun ? As.Begun!.Report : ended ? null : As.Ended!.Report, this, caller);
    }

    public static Ruling Decide(Agreement? current, Id<Report>? missing, CorrectPhase command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Agreement.ToString());
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(CorrectPhase), caller) is { } no) return no;
        if (TextCheck.Of(command.As.Name, "name", TextCheck.Name) is { } name) return name;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (command.As.Begun is { } begun && PhaseCheck.Unfit(begun, caller) is { } early) return early;
        if (command.As.Ended is { } ended && PhaseCheck.Unfit(ended, caller) is { } late) return late;
        var number = PhaseCheck.Number(command.As.Number);
        if (current.PhaseOf(command.As.Number) is not { } phase) return AgreementRefusals.NoSuchPhase(number);
        if (command.As is { Begun: null, Ended: not null }) return AgreementRefusals.PhaseNotBegun(number);
        if (PhaseCheck.Reversed(command.As) is { } reversed) return reversed;
        if (CanonicalValues.Same(phase, command.As)) return AgreementRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new PhaseCorrected(command.As, command.Reason));
    }
}

internal static class PhaseCheck
{
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static Refusal? Unfit(PhaseEnd end, Caller caller)
    {
        if (TextCheck.Optional(end.Words, "words", TextCheck.Statement) is { } unfit) return unfit;

        // A day ends nowhere earlier than in UTC+14.
        return end.On.Start > caller.Now.InUtc().Date.PlusDays(1) ? AgreementRefusals.InTheFuture(end.On.Start.ToString("R", null)) : null;
    }

    public static Refusal? Reversed(Phase phase) => phase is { Begun: { } begun, Ended: { } ended } && ended.On.End < begun.On.Start
        ? AgreementRefusals.PhaseReversed(Number(phase.Number), begun.On.Start.ToString("R", null), ended.On.End.ToString("R", null))
        : null;
}
