namespace Truce.Web.Access;

/// <summary>Somebody whom a visitor of an example may choose to be.</summary>
public sealed record Guest(Id<Member> Member, LocalText Function, Id<Organisation> Organisation);

/// <summary>Whom a visitor of an example may choose to be; nobody in a real centre.</summary>
public sealed record Guests(IReadOnlyList<Guest> All)
{
    public static readonly Guests None = new([]);
}
