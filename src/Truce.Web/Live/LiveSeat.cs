using Truce.Store.Viewing;

namespace Truce.Web.Live;

/// <summary>All streams of one session, of one token, or of the public: they see the same and lose it together. The hub's gate guards its list.</summary>
/// <param name="pass">What they stand on.</param>
internal sealed class LiveSeat(LivePass pass)
{
    public LivePass Pass => pass;

    /// <summary>In the order in which they came.</summary>
    public List<LiveReader> Readers { get; } = [];

    /// <summary>What it saw at the last beat; the beat's alone.</summary>
    public AudienceSet? Seen { get; set; }
}
