using Truce.Store.Viewing;

namespace Truce.Web.Live;

/// <summary>All streams of one session, of one token, or of the public: they see the same and lose it together. The hub's gate guards who is among them.</summary>
/// <param name="pass">What they stand on.</param>
internal sealed class LiveSeat(LivePass pass)
{
    private readonly List<LiveReader> readers = [];
    private LiveReader[]? listed;

    public LivePass Pass => pass;

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<LiveReader> Readers => readers;

    /// <summary>The same for whoever has left the gate: another array once somebody came or went, and not another for each beat.</summary>
    public LiveReader[] Listed => listed ??= [.. readers];

    public void Add(LiveReader reader)
    {
        readers.Add(reader);
        listed = null;
    }

    /// <returns>False where it was not among them.</returns>
    public bool Remove(LiveReader reader)
    {
        listed = null;
        return readers.Remove(reader);
    }

    /// <summary>What it saw at the last beat; the beat's alone.</summary>
    public AudienceSet? Seen { get; set; }
}
