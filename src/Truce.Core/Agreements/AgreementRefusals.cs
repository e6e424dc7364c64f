namespace Truce.Core.Agreements;

/// <summary>Every "no" about agreements.</summary>
public static class AgreementRefusals
{
    public static Refusal PartiesMissing() =>
        new("agreement/parties-missing", RefusalKind.Refused, "Name at least one party: somebody undertook it.");

    public static Refusal NamedTwice(string reference) =>
        new("agreement/named-twice", RefusalKind.Refused, "{0} stands twice in the same list. Name it once.", reference);

    public static Refusal NothingCorrected() =>
        new("agreement/nothing-corrected", RefusalKind.Refused, "The correction changes nothing.");

    public static Refusal PhaseUnfit() =>
        new("agreement/phase-unfit", RefusalKind.Refused, "A phase has a number from 1 to 99.");

    public static Refusal PhaseStands(string number) =>
        new("agreement/phase-stands", RefusalKind.Refused, "The agreement has a phase {0} already. Correct that one.", number);

    public static Refusal NoSuchPhase(string number) =>
        new("agreement/no-such-phase", RefusalKind.Refused, "The agreement has no phase {0}. Add it first.", number);

    public static Refusal PhaseBegan(string number) =>
        new("agreement/phase-began", RefusalKind.Refused, "Phase {0} is recorded as begun already. Correct the phase if another day was meant.", number);

    public static Refusal PhaseOver(string number) =>
        new("agreement/phase-over", RefusalKind.Refused, "Phase {0} is recorded as ended already. Correct the phase if another day was meant.", number);

    public static Refusal PhaseNotBegun(string number) =>
        new("agreement/phase-not-begun", RefusalKind.Refused, "Nothing is recorded of a beginning of phase {0}; record that first.", number);

    public static Refusal PhaseReversed(string number, string begun, string ended) =>
        new("agreement/phase-reversed", RefusalKind.Refused, "Phase {0} cannot have ended by {2}: it is recorded as begun not before {1}.", number, begun, ended);

    public static Refusal InTheFuture(string day) =>
        new("agreement/in-the-future", RefusalKind.Refused, "{0} is still to come: what is recorded as begun or ended has happened.", day);
}
