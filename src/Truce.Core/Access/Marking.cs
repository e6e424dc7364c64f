using System.Collections.Immutable;

namespace Truce.Core.Access;

/// <summary>Traffic Light Protocol 2.0, from the most open to the most closed.</summary>
public enum TlpLabel
{
    /// <summary>Everybody.</summary>
    Clear = 0,

    /// <summary>Members of the centre, all parties included.</summary>
    Green = 1,

    /// <summary>The organisations it is released to, and those they act for.</summary>
    Amber = 2,

    /// <summary>The organisations it is released to.</summary>
    AmberStrict = 3,

    /// <summary>Named members.</summary>
    Red = 4,
}

/// <summary>Who may see something. The owner of an AMBER thing always may; an empty set means the owner's organisation alone.</summary>
/// <param name="Label">How far it may go.</param>
/// <param name="Organisations">To whom AMBER and AMBER+STRICT are released, ascending; null under a label that has no such set.</param>
/// <param name="Members">Whom RED names, ascending; null under a label that has no such set.</param>
public sealed record Marking(TlpLabel Label, ImmutableArray<Id<Organisation>>? Organisations = null, ImmutableArray<Id<Member>>? Members = null)
{
    public static readonly Marking Clear = new(TlpLabel.Clear);
    public static readonly Marking Green = new(TlpLabel.Green);

    public static Marking Amber(params IEnumerable<Id<Organisation>> organisations) => new(TlpLabel.Amber, Sorted(organisations));

    public static Marking AmberStrict(params IEnumerable<Id<Organisation>> organisations) => new(TlpLabel.AmberStrict, Sorted(organisations));

    public static Marking Red(params IEnumerable<Id<Member>> members) => new(TlpLabel.Red, null, Sorted(members));

    /// <summary>Whether a set stands exactly where its label asks for one.</summary>
    public bool IsWellFormed =>
        Organisations is not null == Label is TlpLabel.Amber or TlpLabel.AmberStrict && Members is not null == (Label == TlpLabel.Red);

    /// <summary>Both markings at once: the higher label, and of two sets what they share.</summary>
    public Marking And(Marking other) => new(
        Label > other.Label ? Label : other.Label,
        Shared(Organisations, other.Organisations),
        Shared(Members, other.Members));

    /// <summary>Equal where label and sets are.</summary>
    public bool Equals(Marking? other) =>
        other is not null && Label == other.Label && Same(Organisations, other.Organisations) && Same(Members, other.Members);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Label);
        foreach (var organisation in Organisations ?? []) hash.Add(organisation);
        foreach (var member in Members ?? []) hash.Add(member);
        return hash.ToHashCode();
    }

    private static ImmutableArray<T> Sorted<T>(IEnumerable<T> values) => [.. values.Distinct().Order()];

    private static ImmutableArray<T>? Shared<T>(ImmutableArray<T>? one, ImmutableArray<T>? other) =>
        one is null ? other : other is null ? one : [.. one.Value.Intersect(other.Value)];

    private static bool Same<T>(ImmutableArray<T>? one, ImmutableArray<T>? other) =>
        one is null ? other is null : other is not null && one.Value.AsSpan().SequenceEqual(other.Value.AsSpan());
}
