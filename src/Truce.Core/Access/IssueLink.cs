namespace Truce.Core.Access;

/// <summary>
/// Notes that somebody gives a member a one-time link, which sets a password for the seat and so could let another person take it.
/// The link is made beside the record, and only after this stands in it.
/// </summary>
public sealed record IssueLink(Id<Member> Member) : ICommand
{
    /// <summary>How long a link can be used.</summary>
    public static readonly Duration Life = Duration.FromHours(72);

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Member), this, caller);

    public static Ruling Decide(Member? current, IssueLink command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Member.ToString());
        if (Permissions.Refuse(nameof(IssueLink), caller) is { } no) return no;
        if (current.Standing != MemberStanding.Active) return AccessRefusals.MemberNotActive();
        return Ruling.Of(current.Id.Reference, new LinkIssued(caller.Now + Life));
    }
}
