using Truce.Store.Registers;

namespace Truce.Store.Viewing;

/// <summary>That something happened to a thing, for whoever follows the record: what it was, a page says.</summary>
public sealed class Change
{
    private readonly View view;
    private readonly Life life;
    private readonly long after;

    internal Change(View view, Life life, long index, long after) => (this.view, this.life, Index, this.after) = (view, life, index, after);

    /// <summary>To what.</summary>
    public Reference Thing => life.Reference;

    /// <summary>The last event of it that the viewer may see.</summary>
    public long Index { get; }

    /// <summary>Whether it began after the index asked about.</summary>
    public bool IsNew => life.IndexOf(1) > after;

    /// <summary>Things under which it stood then or stands now, those that the viewer may see.</summary>
    public IEnumerable<Reference> Under => life.Under(after).Union(life.Under(view.Index)).Where(other => view.SeenLife(other) is not null);
}

/// <summary>What came after an index, for those who follow the record.</summary>
public sealed partial class View
{
    /// <summary>The audiences that the viewer is in. Two views of one index with equal sets answer alike.</summary>
    public AudienceSet Audiences => sight.Set();

    /// <summary>
    /// Things that something happened to after an index and up to the view's own, each once, the last changed first. An event that the
    /// viewer may not see changes nothing. The caller takes as many as it wants: what is not taken is not looked at.
    /// </summary>
    /// <param name="index">Exclusive.</param>
    public IEnumerable<Change> ChangesAfter(long index)
    {
        HashSet<Life> met = [];
        for (var at = Index; at > Math.Max(index, -1); at--)
        {
            var life = registers.StreamOf(at);

            // The audience first: of many events most viewers may see few, and this is one look at one bit.
            if (!sight.Sees(life.Audience) || met.Contains(life) || !Sees(life) || !ShowsAt(life, at)) continue;
            met.Add(life);
            yield return new Change(this, life, at, index);
        }
    }

    // As Shows says of the event itself, which is read from disk only where there is something to hide: this is asked of every event.
    private bool ShowsAt(Life life, long at) => life switch
    {
        Life<Claim> claim => !Hides(claim, at, static (view, state) => state.Links.Any(view.IsHidden)) || Shows(Read(at)),
        Life<Provision> provision => !Hides(provision, at, static (view, state) => state.DependsOn.Any(view.IsHidden)) || Shows(Read(at)),
        Life<Incident> incident => !Hides(incident, at, static (view, state) => state.Harm.Any(view.IsHidden)) || Shows(Read(at)),
        _ => true,
    };

    // Whether there is, or may have been, a hidden tie just before or just after an event. One that leaves the state as it was may undo a
    // tie whose beginning was erased: only the event itself says with what.
    private bool Hides<T>(Life<T> life, long at, Func<View, T, bool> hides)
        where T : class, INoun<T> =>
        life.At(at) is not { } after || hides(this, after) || (life.At(at - 1) is { } before && (hides(this, before) || before.Equals(after)));
}
