namespace Truce.Core.Access;

/// <summary>A token of a member's, as the record tells of it. Its secret is kept beside the record, as a fingerprint.</summary>
/// <param name="Number">From 1, in the order in which the member's were issued.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Duties">What its bearer may do: these, as far as the member has them.</param>
/// <param name="Until">It ends then; exclusive.</param>
/// <param name="Ended">Whether it was ended before.</param>
public sealed record MemberToken(int Number, LocalText Use, Duties Duties, Instant Until, bool Ended = false)
{
    /// <summary>Whether it holds at a moment, as far as it goes by itself; its member must be active too.</summary>
    public bool HoldsAt(Instant moment) => !Ended && moment < Until;
}
