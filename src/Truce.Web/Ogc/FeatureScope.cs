using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>What one answer about features rests on: a view, and what was looked up through it once. One request, one thread.</summary>
/// <param name="view">What the viewer sees; on a later page of a list, of the index that its first page pinned.</param>
/// <param name="moment">The moment shown.</param>
/// <param name="zone">In which days are meant.</param>
public sealed class FeatureScope(View view, Instant moment, DateTimeZone zone)
{
    private readonly Dictionary<Reference, string?> seen = [];

    /// <summary>What a visit shows.</summary>
    public static FeatureScope Of(Visit visit) => new(visit.View, visit.AsOf ?? visit.Now, visit.Profile.Zone);

    public View View => view;

    /// <summary>Now, or the moment of the past that is shown.</summary>
    public Instant Moment => moment;

    /// <summary>The centre's own zone.</summary>
    public DateTimeZone Zone => zone;

    /// <summary>A thing that is named elsewhere, as it is written; null where nothing is named or the viewer may not see it.</summary>
    public string? Seen<T>(Id<T>? named)
        where T : class, INoun<T>
    {
        if (named is not { } id) return null;
        if (!seen.TryGetValue(id.Reference, out var text)) seen[id.Reference] = text = view.Find(id) is null ? null : id.ToString();
        return text;
    }
}

/// <summary>A feature as it is looked at: one after the other, in one and the same object.</summary>
public sealed class Candidate<T>(FeatureScope scope, Func<Candidate<T>, GeoShape?> shapeOf)
    where T : class, INoun<T>
{
    private Located<T> located;
    private GeoShape? shape;
    private bool hasShape;

    public FeatureScope Scope => scope;

    /// <summary>The thing with its place.</summary>
    public ref readonly Located<T> One => ref located;

    /// <summary>The thing.</summary>
    public T State => located.State;

    /// <summary>Where it lies for this viewer; null where nobody said, or the viewer may not see that.</summary>
    public GeoShape? Shape
    {
        get
        {
            if (!hasShape) (shape, hasShape) = (shapeOf(this), true);
            return shape;
        }
    }

    /// <summary>Looks at another.</summary>
    public Candidate<T> Be(in Located<T> one)
    {
        (located, shape, hasShape) = (one, null, false);
        return this;
    }
}
