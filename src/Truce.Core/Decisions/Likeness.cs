using System.Collections.Immutable;

namespace Truce.Core.Decisions;

/// <summary>In what an earlier decision is like another one.</summary>
public enum LikeIn
{
    /// <summary>The same thing waited for it.</summary>
    Thing = 1,

    /// <summary>The same kind of thing waited for it, such as a crossing.</summary>
    Kind = 2,
    Subject = 3,

    /// <summary>It was put to the same organisation.</summary>
    Decider = 4,

    /// <summary>The question shares a word.</summary>
    Word = 5,
}

/// <summary>One reason why two decisions are alike.</summary>
/// <param name="Thing">The thing or the organisation that they share; null for the others.</param>
/// <param name="Kind">The kind of thing that they share; null for the others.</param>
/// <param name="Word">The word that they share, without marks; null for the others.</param>
/// <param name="Weight">What it counts.</param>
public sealed record Likeness(LikeIn In, int Weight, Reference? Thing = null, StreamKind? Kind = null, string? Word = null);

/// <summary>A decision with what waits for it, as far as the viewer sees that.</summary>
public sealed record DecisionCase(Decision Decision, ImmutableArray<Reference> Blocks);

/// <summary>An earlier decision that is like another, with every reason; never empty.</summary>
public sealed record LikeCase(Decision Decision, ImmutableArray<Likeness> Reasons)
{
    /// <summary>What all reasons count together.</summary>
    public int Weight => Reasons.Sum(one => one.Weight);
}

/// <summary>
/// Finds earlier decisions that are like one. Each reason counts what stands here and no more, and every one is shown, so that a
/// reader can disagree: the same thing waiting 8, the same organisation deciding 3, the same subject 2, the same kind of thing 2, a
/// shared word 1 and words together at most 5. The weights are our choice.
/// </summary>
public static class LikeCases
{
    public const int ThingWeight = 8, DeciderWeight = 3, SubjectWeight = 2, KindWeight = 2, WordWeight = 1, MostWords = 5;

    /// <summary>From this weight on a case is shown: one subject alone is not enough.</summary>
    public const int Least = 3;

    /// <summary>The decisions needed before another that are like it: the most alike first, among equals the latest.</summary>
    /// <param name="all">In any order; the one asked about among them does no harm.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<LikeCase> Of(DecisionCase asked, IEnumerable<DecisionCase> all, int most)
    {
        var words = PlainWords.Of(asked.Decision.Account.Question);
        return
        [
            .. all.Where(one => one.Decision.Id != asked.Decision.Id && one.Decision.Account.Asked.At <= asked.Decision.Account.Asked.At)
                .Select(one => new LikeCase(one.Decision, [.. Reasons(asked, words, one)])).Where(one => one.Weight >= Least)
                .OrderByDescending(one => one.Weight).ThenByDescending(one => one.Decision.Account.Asked.At).ThenBy(one => one.Decision.Id).Take(most),
        ];
    }

    private static IEnumerable<Likeness> Reasons(DecisionCase asked, IReadOnlySet<string> words, DecisionCase other)
    {
        foreach (var thing in asked.Blocks.Intersect(other.Blocks).Order()) yield return new Likeness(LikeIn.Thing, ThingWeight, thing);

        // A thing that is the same says more than its kind, and its kind is not counted again.
        var kinds = asked.Blocks.Except(other.Blocks).Select(one => one.Kind).Intersect(other.Blocks.Except(asked.Blocks).Select(one => one.Kind));
        foreach (var kind in kinds.Distinct().Order()) yield return new Likeness(LikeIn.Kind, KindWeight, Kind: kind);
        foreach (var decider in asked.Decision.Deciders.Select(one => one.Organisation).Intersect(other.Decision.Deciders.Select(one => one.Organisation)).Order())
            yield return new Likeness(LikeIn.Decider, DeciderWeight, decider);
        if (asked.Decision.Account.Subject == other.Decision.Account.Subject) yield return new Likeness(LikeIn.Subject, SubjectWeight);
        foreach (var word in words.Intersect(PlainWords.Of(other.Decision.Account.Question)).Order(StringComparer.Ordinal).Take(MostWords))
            yield return new Likeness(LikeIn.Word, WordWeight, Word: word);
    }
}
