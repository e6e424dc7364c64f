using System.Diagnostics.CodeAnalysis;

namespace Truce.Core.Journal;

/// <summary>A reference that is known to name a <typeparamref name="T"/>: one noun's reference cannot stand in for another's.</summary>
/// <param name="Number">As in <see cref="Reference"/>.</param>
public readonly record struct Id<T>(int Number) : IComparable<Id<T>>
    where T : class, INoun<T>
{
    /// <summary>The same name, without the type.</summary>
    public Reference Reference => new(T.Kind, Number);

    /// <summary>An identifier can stand wherever any reference can.</summary>
    public static implicit operator Reference(Id<T> id) => id.Reference;

    /// <summary>The named form of the conversion.</summary>
    public Reference ToReference() => Reference;

    /// <summary>The reference as it is written.</summary>
    public override string ToString() => Reference.ToString();

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Id{T})"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Id<T> id) => TryParse(text.AsSpan(), out id);

    /// <summary>Reads a reference of this kind; a well-formed one of another kind is not accepted.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Id<T> id)
    {
        var parsed = Reference.TryParse(text, out var reference) && reference.Kind == T.Kind;
        id = parsed ? new Id<T>(reference.Number) : default;
        return parsed;
    }

    /// <inheritdoc />
    public int CompareTo(Id<T> other) => Number.CompareTo(other.Number);
}
