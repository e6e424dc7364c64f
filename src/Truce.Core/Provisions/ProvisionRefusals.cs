namespace Truce.Core.Provisions;

/// <summary>Every "no" about provisions.</summary>
public static class ProvisionRefusals
{
    public static Refusal NumberUnfit() =>
        new("provision/number-unfit", RefusalKind.Refused, "A provision has a number of 1 to 12 letters, digits, points or hyphens, such as P01.");

    public static Refusal DueEmpty() =>
        new("provision/due-empty", RefusalKind.Refused, "Say by when it is owed: a day, or the moment in words. Leave it out where the text names none.");

    public static Refusal ThresholdMissing() =>
        new("provision/threshold-missing", RefusalKind.Refused, "A threshold names a number: at least one bound and what is counted.");

    public static Refusal ThresholdReversed(string least, string most) =>
        new("provision/threshold-reversed", RefusalKind.Refused, "The threshold asks for at least {0} and at most {1}: no number can be both. Exchange them, or leave one out.", least, most);

    public static Refusal ThresholdUnfit() =>
        new("provision/threshold-unfit", RefusalKind.Refused, "The threshold does not fit: a bound is below zero, or what is counted is not a lower-case word.");

    public static Refusal NothingCorrected() =>
        new("provision/nothing-corrected", RefusalKind.Refused, "The correction changes nothing.");

    public static Refusal DependsOnItself(string provision) =>
        new("provision/depends-on-itself", RefusalKind.Refused, "{0} would wait for itself. Name another provision.", provision);

    public static Refusal DependsInACircle(string chain) =>
        new("provision/depends-in-a-circle", RefusalKind.Refused, "These would wait for each other for ever: {0}. Take one of the ties back first.", chain);

    public static Refusal HoursUnfit() =>
        new("provision/hours-unfit", RefusalKind.Refused, "A span is 1 to 87,600 hours.");

    public static Refusal DependencyStands(string on) =>
        new("provision/dependency-stands", RefusalKind.Refused, "It waits for {0} in this way already.", on);

    public static Refusal DoesNotDepend(string on) =>
        new("provision/does-not-depend", RefusalKind.Refused, "It does not wait for {0}.", on);
}
