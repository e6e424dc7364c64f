using Truce.Store.Viewing;

namespace Truce.Web.Live;

/// <summary>All streams of one session, or of the public: they see the same and lose it together. The hub's gate guards its list.</summary>
/// <param name="member">Who follows; null for the public.</param>
/// <param name="stamp">What the session began under.</param>
internal sealed class LiveSeat(Id<Member>? member, string stamp)
{
    public Id<Member>? Member => member;

    public string Stamp => stamp;

    /// <summary>In the order in which they came.</summary>
    public List<LiveReader> Readers { get; } = [];

    /// <summary>What it saw at the last beat; the beat's alone.</summary>
    public AudienceSet? Seen { get; set; }
}
