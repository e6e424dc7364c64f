namespace Truce.Core.Rosters;

/// <summary>Every "no" about rosters.</summary>
public static class CapacityRefusals
{
    public static Refusal SpecialityMissing() =>
        new("capacity/speciality-missing", RefusalKind.Refused, "Say of which speciality the people are, and for which shift.");

    public static Refusal PeopleUnfit(string people) =>
        new("capacity/people-unfit", RefusalKind.Refused, "“{0}” is not a number of people. It is a whole number from 0 to 10,000.", people);

    public static Refusal TooManyPosts() =>
        new("capacity/too-many-posts", RefusalKind.Refused, "At most 30 functions are kept with a number. State the others by themselves.");

    public static Refusal NothingCorrected() =>
        new("capacity/nothing-corrected", RefusalKind.Refused, "This is what stands already.");

    public static Refusal Withdrawn(string capacity) =>
        new("capacity/withdrawn", RefusalKind.Refused, "{0} was taken back already. State it anew.", capacity);
}
