using System.Runtime.CompilerServices;

namespace Truce.Store.Viewing;

/// <summary>An incident that is likely the same event as another, with the reasons.</summary>
public sealed record LikelySame(Incident Incident, Resemblance Resemblance);

public sealed partial class View
{
    // Media and origins are looked at of so many more than are asked for.
    private const int Wider = 4;

    // Incidents that a report tells of beside one; a digest of a year tells of more, and then says little.
    private const int MostToldTogether = 200;

    // States are immutable, so what was read of one holds as long as it does.
    private static readonly ConditionalWeakTable<Incident, Sketch> Sketches = [];

    /// <summary>The incidents that are most like one, the most alike first: looked for near it, around its time, and in the reports that tell of it.</summary>
    /// <param name="asked">One that this view finds.</param>
    /// <param name="most">How many at most.</param>
    /// <remarks>
    /// What may not be seen is left out before anything is compared, so neither points nor order nor reasons can speak of it. Shared media
    /// and origins decide among those that distance, time, kind and words put first.
    /// </remarks>
    public IReadOnlyList<LikelySame> LikelySame(Incident asked, int most)
    {
        var weights = PairWeights.Current;
        var sketch = SketchOf(asked);
        var candidates = Candidates(sketch, weights).Where(one => one.Candidate.Id != asked.Id).ToList();
        var best = PairRanking.Best(sketch, candidates, one => one.Id.Number, int.MinValue, most * Wider, weights).ConvertAll(one => one.Candidate);
        var grounds = Grounds.Of(asked.Id, this);
        foreach (var told in grounds.ToldWith(this).Take(MostToldTogether))
            if (told != asked.Id && best.TrueForAll(one => one.Id != told) && Find(told) is { } other) best.Add(other);
        return Ordered(best.Select(one => new LikelySame(
            one, Resemblance.Of(sketch, SketchOf(one), grounds.Origins.Count + grounds.Reports.Count + grounds.Media.Count == 0 ? default : grounds.With(Grounds.Of(one.Id, this)), weights))), weights.Listed, most);
    }

    /// <summary>The incidents of which a report most likely tells, by its words, those of its claims, and its days.</summary>
    public IReadOnlyList<LikelySame> LikelySame(Report asked, int most)
    {
        var weights = PairWeights.Current;
        var claims = Under<Claim>(asked.Id).Where(claim => claim.End is null).ToList();
        var days = claims.Select(claim => claim.Occurred ?? claim.Said).Append(asked.Published).ToList();
        var sketch = Sketch.Of(
            new Core.Search.Wording(asked.Title, More: [.. claims.Select(claim => claim.Statement)]),
            days.Min(one => one.Start).AtMidnight().InUtc().ToInstant(), days.Max(one => one.End).PlusDays(1).AtMidnight().InUtc().ToInstant());
        var told = Under<Relation>(asked.Id).Concat(claims.SelectMany(claim => Under<Relation>(claim.Id)))
            .Where(relation => relation.Role == RelationRole.Concerns).Select(relation => relation.To).ToHashSet();
        var candidates = Candidates(sketch, weights).Where(one => !told.Contains(one.Candidate.Id)).ToList();
        var best = PairRanking.Best(sketch, candidates, one => one.Id.Number, weights.ListedByWords, most, weights);
        return Ordered(best.Select(one => new LikelySame(one.Candidate, Resemblance.Of(sketch, SketchOf(one.Candidate), default, weights))), weights.ListedByWords, most);
    }

    // At its stricter place, where the viewer may see that.
    private Sketch SketchOf(Incident incident)
    {
        var sketch = Sketches.GetValue(incident, static one => Sketch.Of(one));
        return registers.Of<Incident>().Find(incident.Id) is { } life && StricterOf(life)?.Place is { } stricter ? sketch.At(stricter) : sketch;
    }

    // Near it, and with no position at all; once each, at the place where the viewer may know it.
    private IEnumerable<(Incident Candidate, Sketch Sketch)> Candidates(Sketch asked, PairWeights weights)
    {
        var reach = asked.Reach(weights);
        foreach (var located in Within<Incident>(reach))
        {
            var sketch = Sketches.GetValue(located.State, static one => Sketch.Of(one));
            yield return (located.State, located.Stricter is { } stricter ? sketch.At(stricter) : sketch);
        }

        if (asked.Centre is null) yield break;
        var ground = registers.Of<Incident>().Ground;
        foreach (var row in ground.Meeting(Footprint.Everything with { From = reach.From, Until = reach.Until }, Index))
        {
            var lying = ground[row];
            if (!lying.Lies.IsSomewhere && lying.Part < 0 && StateOf(lying.Life) is { } state && StricterOf(lying.Life) is null) yield return (state, SketchOf(state));
        }
    }

    private static List<LikelySame> Ordered(IEnumerable<LikelySame> all, int least, int most) =>
        [.. all.Where(one => one.Resemblance.Points >= least).OrderByDescending(one => one.Resemblance.Points).ThenBy(one => one.Incident.Id).Take(most)];
}
