namespace Truce.Core.Lines;

/// <summary>Every "no" about lines, their versions and their markers.</summary>
public static class LineRefusals
{
    public static Refusal NotAnAgreement(string reference) =>
        new("line/not-an-agreement", RefusalKind.Refused, "{0} is not an agreement. Name the agreement that speaks of the line, or none.", reference);

    public static Refusal TerritoryWithoutGround() =>
        new("line/territory-without-ground", RefusalKind.Refused, "The boundary of the territory that the line divides is not held, so nobody can check where the drawing lies. Record the boundary first.");

    public static Refusal IssuedLater() =>
        new("line/still-to-come", RefusalKind.Refused, "That day is still to come. Record what was made known or seen, once it was.");

    public static Refusal MetresUnfit() =>
        new("line/metres-unfit", RefusalKind.Refused, "Accuracy and half-width are whole metres, 1 to 20,000. Leave them out where nobody stated them.");

    public static Refusal RibbonWithoutBasis() =>
        new("line/ribbon-without-basis", RefusalKind.Refused, "A zone of uncertainty has a half-width and says who found it, and how.");

    public static Refusal TwoShapes() =>
        new("line/two-shapes", RefusalKind.Refused, "A version is drawn by an area or by a line. Send the one that the issuer published.");

    public static Refusal SideUnfit() =>
        new("line/side-unfit", RefusalKind.Refused, "Say on which side of the line the area lies; without an area there is no side.");

    public static Refusal LiesElsewhere(string position) =>
        new("line/lies-elsewhere", RefusalKind.Refused, "The drawing reaches to {0}, more than 20 km from the territory. Check its reference system, and that longitude comes first.", position);

    public static Refusal EndsBeforeItBegins() =>
        new("line/ends-before-it-begins", RefusalKind.Refused, "The last day is before the first on which the version applied.");

    public static Refusal NothingCorrected() =>
        new("line/nothing-corrected", RefusalKind.Refused, "This is what stands already.");

    public static Refusal Withdrawn() =>
        new("line/withdrawn", RefusalKind.Refused, "This was withdrawn. It stays in the record as it was.");
}
