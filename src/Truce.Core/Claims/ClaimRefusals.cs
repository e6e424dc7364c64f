namespace Truce.Core.Claims;

/// <summary>Every "no" about claims.</summary>
public static class ClaimRefusals
{
    public static Refusal Ended(string claim) =>
        new("claim/ended", RefusalKind.Refused, "The claim {0} was withdrawn or restated by its source; it stays as it was.", claim);

    public static Refusal ChainEmpty() =>
        new("claim/chain-empty", RefusalKind.Refused, "Name at least one source: who said it, then through whom.");

    public static Refusal ChainTooLong(string most) =>
        new("claim/chain-too-long", RefusalKind.Refused, "A chain has at most {0} sources.", most);

    public static Refusal ChainRepeats(string source) =>
        new("claim/chain-repeats", RefusalKind.Refused, "{0} stands twice in the chain of sources.", source);

    public static Refusal ChainMisses(string source) =>
        new("claim/chain-misses-report", RefusalKind.Refused, "The chain must end with {0}, the source of the report that the claim stands in.", source);

    public static Refusal SaidInTheFuture(string said) =>
        new("claim/said-in-the-future", RefusalKind.Refused, "It cannot have been said on {0}, which is still to come.", said);

    public static Refusal AnchorWithoutText(string report) =>
        new("claim/anchor-without-text", RefusalKind.Refused, "The report {0} has no text that you may read, so a place in it cannot be checked.", report);

    public static Refusal AnchorOutside(string from, string to, string length) =>
        new("claim/anchor-outside", RefusalKind.Refused, "The anchor {0} to {1} does not lie within the text, which is {2} bytes long.", from, to, length);

    public static Refusal AnchorMismatch(string from, string to, string found, string expected) =>
        new("claim/anchor-mismatch", RefusalKind.Refused,
            "The bytes {0} to {1} of the text have the SHA-256 {2}; {3} was expected. The text or the anchor is not the one meant.", from, to, found, expected);

    public static Refusal AnchorSplitsCharacter(string from, string to) =>
        new("claim/anchor-splits-character", RefusalKind.Refused, "The anchor {0} to {1} begins or ends in the middle of a character.", from, to);

    public static Refusal CredibilityUnknown() =>
        new("claim/credibility-unknown", RefusalKind.Refused, "Credibility is a degree from 1 (confirmed by others) to 6 (cannot be judged).");

    public static Refusal CredibilityUnchanged() =>
        new("claim/credibility-unchanged", RefusalKind.Refused, "The claim carries this degree already, for the same reason.");

    public static Refusal QuantityMissing() =>
        new("claim/quantity-missing", RefusalKind.Refused, "A claim that quantifies states a number: at least one bound and what is counted.");

    public static Refusal QuantityUnfit() =>
        new("claim/quantity-unfit", RefusalKind.Refused, "The number does not fit: the lower bound is above the upper, below zero, or what is counted is not a lower-case word.");

    public static Refusal LinkUnchanged() =>
        new("claim/link-unchanged", RefusalKind.Refused, "The claim answers this question in this way already.");

    public static Refusal NotLinked(string question) =>
        new("claim/not-linked", RefusalKind.Refused, "The claim does not answer {0}.", question);

    public static Refusal OtherOrigin(string origin) =>
        new("claim/other-origin", RefusalKind.Refused, "Only {0}, who made the claim, can restate it. Record another source's words as a claim of its own.", origin);

    public static Refusal NothingToCorrect() =>
        new("claim/nothing-to-correct", RefusalKind.Refused, "The correction changes nothing.");
}
