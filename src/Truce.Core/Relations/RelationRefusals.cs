namespace Truce.Core.Relations;

/// <summary>Every "no" about relations.</summary>
public static class RelationRefusals
{
    public static Refusal ToItself() =>
        new("relation/to-itself", RefusalKind.Refused, "A thing stands in no relation to itself. Name another one.");

    public static Refusal RoleUnfit(string of, string to) =>
        new("relation/role-unfit", RefusalKind.Refused, "This role does not fit what {0} and {1} are. Choose another role, or another thing.", of, to);

    public static Refusal Ended() =>
        new("relation/ended", RefusalKind.Refused, "This relation was taken back already.");
}
