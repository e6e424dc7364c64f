using System.Collections.Immutable;

namespace Truce.Store.Viewing;

/// <summary>To which of the audiences that are known a viewer belongs: one bit each. Equal sets see the same.</summary>
public sealed class AudienceSet : IEquatable<AudienceSet>
{
    private readonly ImmutableArray<ulong> bits;
    private readonly int hash;

    /// <param name="answers">For each audience, by its number, whether the viewer belongs to it.</param>
    internal AudienceSet(ReadOnlySpan<bool> answers)
    {
        Count = answers.Length;
        var words = new ulong[(answers.Length + 63) / 64];
        for (var at = 0; at < answers.Length; at++)
            if (answers[at]) words[at / 64] |= 1UL << (at % 64);
        bits = ImmutableArray.Create(words);
        var code = new HashCode();
        code.Add(Count);
        foreach (var word in words) code.Add(word);
        hash = code.ToHashCode();
    }

    /// <summary>How many audiences were known.</summary>
    public int Count { get; }

    /// <summary>Whether this set answers as an earlier one did for every audience that was known then: nothing was given or taken since.</summary>
    public bool Extends(AudienceSet earlier)
    {
        if (earlier.Count > Count) return false;
        for (var at = 0; at < earlier.bits.Length; at++)
        {
            var known = Math.Min(64, earlier.Count - at * 64);
            var mask = known == 64 ? ulong.MaxValue : (1UL << known) - 1;
            if ((bits[at] & mask) != earlier.bits[at]) return false;
        }

        return true;
    }

    /// <inheritdoc />
    public bool Equals(AudienceSet? other) => other is not null && (ReferenceEquals(this, other) || (Count == other.Count && bits.AsSpan().SequenceEqual(other.bits.AsSpan())));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AudienceSet);

    /// <inheritdoc />
    public override int GetHashCode() => hash;
}
