namespace Truce.Core.Assessments;

/// <summary>Every "no" about assessments.</summary>
public static class AssessmentRefusals
{
    public static Refusal NothingSaid() =>
        new("assessment/nothing-said", RefusalKind.Refused, "Say how far it was carried out: a status, or the words that were used.");

    public static Refusal InTheFuture(string day) =>
        new("assessment/in-the-future", RefusalKind.Refused, "{0} is still to come: nobody has seen yet how far it was carried out then.", day);

    public static Refusal Withdrawn(string assessment) =>
        new("assessment/withdrawn", RefusalKind.Refused, "The assessment {0} was taken back; it stays as it was.", assessment);

    public static Refusal NothingCorrected() =>
        new("assessment/nothing-corrected", RefusalKind.Refused, "The correction changes nothing.");
}
