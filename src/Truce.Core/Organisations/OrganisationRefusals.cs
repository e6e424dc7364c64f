namespace Truce.Core.Organisations;

/// <summary>Every "no" about organisations.</summary>
public static class OrganisationRefusals
{
    public static Refusal DatesReversed(string from, string until) =>
        new("organisation/dates-reversed", RefusalKind.Refused, "The last day, {1}, is before the first, {0}.", from, until);

    public static Refusal NoSuchRole() =>
        new("organisation/no-such-role", RefusalKind.Refused, "The organisation has no such role that is still held.");

    public static Refusal ActsForItself() =>
        new("organisation/acts-for-itself", RefusalKind.Refused, "An organisation always acts for itself; name another one.");

    public static Refusal DoesNotActFor(string principal) =>
        new("organisation/does-not-act-for", RefusalKind.Refused, "No representation of {0} stands that could end.", principal);

    public static Refusal NameUnchanged() =>
        new("organisation/name-unchanged", RefusalKind.Refused, "It carries this name already.");
}
