namespace Truce.Core.Questions;

/// <summary>Every "no" about questions.</summary>
public static class QuestionRefusals
{
    public static Refusal NothingToReword() =>
        new("question/nothing-to-reword", RefusalKind.Refused, "The new wording is the one that stands.");

    public static Refusal TermsAlike() =>
        new("question/terms-alike", RefusalKind.Refused, "The two terms are the same; name two that sources use differently.");

    public static Refusal DistinctionStands() =>
        new("question/distinction-stands", RefusalKind.Refused, "These two terms are told apart already.");
}
