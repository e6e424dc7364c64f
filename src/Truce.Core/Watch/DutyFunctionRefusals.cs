namespace Truce.Core.Watch;

/// <summary>Every "no" about duty functions, and about to whom something is put.</summary>
public static class DutyFunctionRefusals
{
    public static Refusal NothingCorrected() =>
        new("function/nothing-corrected", RefusalKind.Refused, "This is what stands already.");

    public static Refusal Closed(string function) =>
        new("function/closed", RefusalKind.Refused, "{0} is no more: the function was closed. Name another one, or the organisation alone.", function);

    public static Refusal NotOfOrganisation(string function) =>
        new("function/not-of-organisation", RefusalKind.Refused, "{0} is not a function of that organisation. Name the organisation alone, or one of its own functions.", function);

    public static Refusal ToNobody() =>
        new("function/to-nobody", RefusalKind.Refused, "It is put to nobody. Name an organisation, or one of its duty functions.");
}
