namespace Truce.Core.Exchanges;

/// <summary>Every "no" about exchanges.</summary>
public static class ExchangeRefusals
{
    public static Refusal CodeUnfit() =>
        new("exchange/code-unfit", RefusalKind.Refused, "A category has a code of 1 to 40 lower-case letters, digits and hyphens, such as remains-returned.");

    public static Refusal UnitUnfit() =>
        new("exchange/unit-unfit", RefusalKind.Refused, "What is counted is a lower-case word such as persons, and a promised number is not below zero.");

    public static Refusal CategoryStands(string code) =>
        new("exchange/category-stands", RefusalKind.Refused, "The category {0} stands like this already.", code);

    public static Refusal NoSuchCategory(string code) =>
        new("exchange/no-such-category", RefusalKind.Refused, "The exchange has no category {0}. Put it there first.", code);

    public static Refusal RatioUnfit() =>
        new("exchange/ratio-unfit", RefusalKind.Refused, "A ratio is between two different categories, and both its numbers are from 1 to 10,000.");

    public static Refusal RatioStands() =>
        new("exchange/ratio-stands", RefusalKind.Refused, "This ratio stands already.");

    public static Refusal NumberMissing() =>
        new("exchange/number-missing", RefusalKind.Refused, "Say how many: at least one bound.");

    public static Refusal NumberReversed(string least, string most) =>
        new("exchange/number-reversed", RefusalKind.Refused, "The lower bound, {0}, is above the upper one, {1}, or below zero.", least, most);

    public static Refusal InTheFuture(string day) =>
        new("exchange/in-the-future", RefusalKind.Refused, "{0} is still to come: nobody was handed over then.", day);

    public static Refusal OtherSource() =>
        new("exchange/other-source", RefusalKind.Refused, "Another source's count is a count of its own. Record that one, and take this one back if it was entered in error.");

    public static Refusal BatchWithdrawn(string batch) =>
        new("exchange/batch-withdrawn", RefusalKind.Refused, "The count {0} was taken back; it stays as it was.", batch);

    public static Refusal NothingCorrected() =>
        new("exchange/nothing-corrected", RefusalKind.Refused, "The correction changes nothing.");
}
