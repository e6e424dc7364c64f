namespace Truce.Core.Decisions;

/// <summary>Every "no" about decisions and what is stated on them.</summary>
public static class DecisionRefusals
{
    public static Refusal DueMissing() =>
        new("decision/due-missing", RefusalKind.Refused, "Say by when it is due: without that, nobody can say that it was not taken.");

    public static Refusal DueThenAlready() =>
        new("decision/due-then-already", RefusalKind.Refused, "It is due then already.");

    public static Refusal DecidersUnfit() =>
        new("decision/deciders-unfit", RefusalKind.Refused, "A decision is put to 8 organisations at most, each once.");

    public static Refusal WithThemAlready() =>
        new("decision/with-them-already", RefusalKind.Refused, "It is put to them already, in this way.");

    public static Refusal NothingCorrected() =>
        new("decision/nothing-corrected", RefusalKind.Refused, "This is what stands already.");

    public static Refusal Ended() =>
        new("decision/ended", RefusalKind.Refused, "This decision was overtaken or withdrawn. Reopen it first, if it is needed after all.");

    public static Refusal NotAskedByYou() =>
        new("decision/not-asked-by-you", RefusalKind.Refused, "Another organisation needs this decision. Only that one and whoever keeps the record can change it.");

    public static Refusal StatedInTheFuture(string at) =>
        new("decision/stated-in-the-future", RefusalKind.Refused, "Nobody has stated anything at {0}: that is still to come.", at);

    public static Refusal StatedBeforeAsked(string at) =>
        new("decision/stated-before-asked", RefusalKind.Refused, "What was stated at {0} is older than the need for this decision. If it answers it all the same, say so in why it is needed.", at);

    public static Refusal ThroughUnfit() =>
        new("decision/through-unfit", RefusalKind.Refused, "What is stated on a decision is carried by a claim or a report.");

    public static Refusal ThroughMissing() =>
        new("decision/through-missing", RefusalKind.Refused, "Another organisation's words come through a claim or a report of the record. Name it.");

    public static Refusal NotYourStatement() =>
        new("decision/not-your-statement", RefusalKind.Refused, "Only the organisation whose word it is, or the one that entered it, can take it back.");

    public static Refusal StatementWithdrawn() =>
        new("decision/statement-withdrawn", RefusalKind.Refused, "This statement was taken back already.");
}
