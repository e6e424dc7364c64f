using Truce.Bench.Incidents;
using Truce.Core.Pairs;

namespace Truce.Tests.Pairs;

/// <summary>The two real lists beside the project and the pairs of them that are known. They are closed: counted here, and nowhere shown.</summary>
public class KnownPairsTests
{
    private static KnownPairs Pairs()
    {
        var pairs = KnownPairs.Read(Repository.Shared("data", "incidents"));
        Assert.SkipWhen(pairs is null, "The two lists and their known pairs are not here (../shared/data/incidents).");
        return pairs!;
    }

    [Fact]
    public void A_known_partner_is_first_for_four_of_five_and_among_five_for_nineteen_of_twenty_by_weights_chosen_without_it()
    {
        var (forth, back, _) = PairTuning.CrossValidate(Pairs());
        foreach (var ranks in (IReadOnlyList<KnownRank>[])[forth, back])
        {
            KnownPairs.Within(ranks, 1).ShouldBeGreaterThanOrEqualTo(800);
            KnownPairs.Within(ranks, 5).ShouldBeGreaterThanOrEqualTo(950);
        }
    }

    [Fact]
    public void So_it_is_by_the_fixed_weights()
    {
        var pairs = Pairs();
        foreach (var ranks in (IReadOnlyList<KnownRank>[])[KnownPairs.Rank(pairs.First, pairs.Second, pairs.Partners, PairWeights.Current), KnownPairs.Rank(pairs.Second, pairs.First, pairs.Back, PairWeights.Current)])
        {
            ranks.Count.ShouldBeGreaterThanOrEqualTo(30);
            KnownPairs.Within(ranks, 1).ShouldBeGreaterThanOrEqualTo(800);
            KnownPairs.Within(ranks, 5).ShouldBeGreaterThanOrEqualTo(950);
        }
    }
}
