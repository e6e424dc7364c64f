using Truce.Core.Relations;
using Truce.Core.Search;
using Truce.Core.Selections;
using Truce.Web.Places;

namespace Truce.Web.Selections;

/// <summary>What a selection names, looked up through a view once: places with what lies in them, sources of organisations, ties, ground.</summary>
internal sealed class SelectionWays
{
    private static readonly Footprint NoGround = Footprint.Nowhere;

    private readonly View view;
    private readonly Selection selection;
    private readonly Dictionary<string, IReadOnlySet<Id<Place>>> places = [];
    private readonly Dictionary<string, HashSet<Reference>> speakers = [];
    private readonly Dictionary<string, HashSet<Reference>> ties = [];
    private readonly Dictionary<Reference, object?> abouts = [];
    private readonly List<Footprint> boxes = [];
    private readonly Position? near;
    private readonly List<Reference> missing = [];

    public SelectionWays(Selection selection, View view)
    {
        (this.selection, this.view) = (selection, view);
        foreach (var choice in selection.Choices)
            foreach (var value in choice.Values)
                if (choice.Part is not (ChoicePart.Kind or ChoicePart.Type or ChoicePart.State or ChoicePart.Marking)
                    && Reference.TryParse(value, out var named) && view.MarkingOf(named) is null) missing.Add(named);
        if (selection.Box is { } box) boxes.AddRange(box.Footprints);
        if (selection.Near is not { } asked) return;
        near = MiddleOf(asked.Of);
        if (near is null) missing.Add(asked.Of);
    }

    public IReadOnlyList<Reference> Missing => missing;

    /// <summary>Things under which everything selected stands, where the selection says so.</summary>
    public IEnumerable<Reference>? Under => selection.Of(ChoicePart.Under) is { IsEmpty: false } values ? values.Select(Named) : null;

    /// <summary>The places selected, with all that lie in them; null where none is.</summary>
    public IEnumerable<Reference>? Places => selection.Of(ChoicePart.Place) is { IsEmpty: false } values ? values.SelectMany(value => PlacesOf(value)).Distinct().Select(place => place.Reference) : null;

    /// <summary>A footprint within which everything selected lies; null where any ground is meant.</summary>
    public Footprint? Box
    {
        get
        {
            var around = boxes.Count == 0 ? (Footprint?)null : boxes.Aggregate((one, other) => one.And(other));
            if (selection.Near is not { } asked) return around;
            var circle = near is { } middle ? Circle(middle, asked.Metres) : NoGround;
            return around is { } box ? box.Narrowed(circle) : circle;
        }
    }

    public bool IsThere(object state) => GroundOf(state) is { IsSomewhere: true } ground
        && (boxes.Count == 0 || boxes.Any(box => box.Meets(ground)))
        && (selection.Near is not { } asked || (near is { } middle && Geodesic.Metres(middle, Nearest(middle, ground)) <= asked.Metres));

    public Id<Place>? PlaceOf(object state) => Selectable.PlaceOf(state) ?? (About(state) is { } about ? Selectable.PlaceOf(about) : null);

    public HashSet<Id<Place>> PlacesOf(IEnumerable<string> values) => [.. values.SelectMany(PlacesOf)];

    public bool IsBy(IEnumerable<string> values, object state, Reference reference)
    {
        var said = Selectable.SaidBy(state);
        foreach (var value in values)
        {
            var meant = SpeakersOf(value);
            if (said.Count > 0 ? said.Any(meant.Contains) : view.OwnerOf(reference) is { } owner && meant.Contains(owner.Reference)) return true;
        }

        return false;
    }

    public bool StandsUnder(IEnumerable<string> values, Reference reference)
    {
        var under = view.ThingsAbove(reference);
        return values.Any(value => under.Contains(Named(value)));
    }

    /// <summary>What stands under some things or is tied to them.</summary>
    public HashSet<Reference> TiedTo(IEnumerable<string> values) => values.Select(TiesOf).Aggregate((one, other) => [.. one, .. other]);

    private static Reference Named(string value) => Reference.TryParse(value, out var named) ? named : throw new ArgumentException($"{value} is no reference.", nameof(value));

    private IReadOnlySet<Id<Place>> PlacesOf(string value)
    {
        if (!places.TryGetValue(value, out var within)) places[value] = within = PlaceTree.Within(new Id<Place>(Named(value).Number), view);
        return within;
    }

    private HashSet<Reference> SpeakersOf(string value)
    {
        if (speakers.TryGetValue(value, out var known)) return known;
        var named = Named(value);
        HashSet<Reference> all = view.MarkingOf(named) is null ? [] : [named];
        if (all.Count > 0 && named.Kind == StreamKind.Organisation) all.UnionWith(view.Under<Source>(named).Select(source => source.Id.Reference));
        return speakers[value] = all;
    }

    // A judgement of a breach ties its incident to the provision; a relation ties both of its ends.
    private HashSet<Reference> TiesOf(string value)
    {
        if (ties.TryGetValue(value, out var known)) return known;
        var named = Named(value);
        HashSet<Reference> all = [];
        if (view.MarkingOf(named) is not null)
        {
            all.UnionWith(view.LatestUnder(named));
            foreach (var relation in view.Under<Relation>(named))
            {
                all.Add(relation.Of);
                all.Add(relation.To);
            }

            foreach (var judgement in view.Under<Judgement>(named).Where(one => one.Withdrawn is null && one.Answer.Breach?.Provision == named)) all.Add(judgement.Incident);
        }

        return ties[value] = all;
    }

    // What a state is about, where it has neither place nor ground of its own.
    private object? About(object state)
    {
        if (Selectable.AboutOf(state) is not { } reference) return null;
        if (!abouts.TryGetValue(reference, out var about))
            abouts[reference] = about = reference.Kind switch
            {
                StreamKind.Crossing => view.Find(new Id<Crossing>(reference.Number)),
                StreamKind.Incident => view.Find(new Id<Incident>(reference.Number)),
                StreamKind.Line => view.Find(new Id<Line>(reference.Number)),
                _ => null,
            };
        return about;
    }

    // Whoever may see the stricter place finds it there, and nowhere else, as on the map.
    private Footprint GroundOf(object state) => state switch
    {
        Incident one => view.Locate(one.Id)?.Stricter is { } stricter ? Footprint.Of(stricter.Centre) : Selectable.GroundOf(one),
        Passage or Judgement or Reply => About(state) is { } about ? GroundOf(about) : NoGround,
        _ => Selectable.GroundOf(state),
    };

    private Position? MiddleOf(Reference of)
    {
        object? thing = of.Kind == StreamKind.Place ? view.Find(new Id<Place>(of.Number)) : view.Find(new Id<Crossing>(of.Number));
        if (thing is Place { Centre: { } centre }) return centre;
        return thing is not null && Selectable.GroundOf(thing) is { IsSomewhere: true } ground ? new Position((int)(((long)ground.South + ground.North) / 2), (int)(((long)ground.West + ground.East) / 2)) : null;
    }

    private static Position Nearest(Position to, Footprint ground) => new(Math.Clamp(to.Latitude, ground.South, ground.North), Math.Clamp(to.Longitude, ground.West, ground.East));

    // A little wider than the circle: a degree of latitude is 110,574 m at least.
    private static Footprint Circle(Position middle, int metres)
    {
        var high = metres / 110_000.0 * Position.PerDegree;
        var wide = high / Math.Max(0.01, Math.Cos(middle.LatitudeDegrees * Math.PI / 180) * 0.99);
        return new((int)Math.Max(middle.Latitude - high, -90.0 * Position.PerDegree), (int)Math.Max(middle.Longitude - wide, -180.0 * Position.PerDegree),
            (int)Math.Min(middle.Latitude + high, 90.0 * Position.PerDegree), (int)Math.Min(middle.Longitude + wide, 180.0 * Position.PerDegree), long.MinValue, long.MaxValue);
    }
}
