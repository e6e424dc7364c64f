namespace Truce.Store.Registers;

/// <summary>
/// A list that one writer adds to while any number of readers look. A reader that sees a count sees every element below it:
/// the element is written first, the count after it, and a longer array is put in place before either.
/// </summary>
public sealed class AppendOnly<T>(int capacity = 4)
{
    private volatile T[] elements = new T[capacity];
    private volatile int count;

    /// <summary>How many elements may be read.</summary>
    public int Count => count;

    /// <summary>An element below <see cref="Count"/>.</summary>
    public ref readonly T this[int at] => ref elements[at];

    /// <summary>The place of an element below <see cref="Count"/>, to change it there; the writer's alone.</summary>
    internal ref T Slot(int at) => ref elements[at];

    /// <summary>Adds an element; the writer's alone.</summary>
    public void Add(T element)
    {
        var at = count;
        var array = elements;
        if (at == array.Length)
        {
            var longer = new T[Math.Max(1, at * 2)];
            array.CopyTo(longer, 0);
            elements = array = longer;
        }

        array[at] = element;
        count = at + 1;
    }

    /// <summary>What stands now, as one span. The count is read before the array, so the array is never too short.</summary>
    public ReadOnlySpan<T> Read()
    {
        var standing = count;
        return elements.AsSpan(0, standing);
    }
}
