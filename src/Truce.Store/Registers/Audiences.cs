using System.Collections.Concurrent;

namespace Truce.Store.Registers;

/// <summary>Gives each audience a small number, from 0, never taken back. The applier interns; anybody looks up.</summary>
public sealed class Audiences
{
    private readonly ConcurrentDictionary<Audience, int> numbers = new();
    private readonly AppendOnly<Audience> audiences = new();
    private readonly AppendOnly<Rights> plain = new();

    /// <summary>How many there are.</summary>
    public int Count => audiences.Count;

    /// <summary>The audience under a number.</summary>
    public Audience this[int number] => audiences[number];

    /// <summary>The rights of a life of an audience that has no guarded parts.</summary>
    internal Rights Plain(int number) => plain[number];

    /// <summary>The number of an audience, given now where it is new; the applier's alone.</summary>
    internal int Of(Id<Organisation> owner, Marking marking)
    {
        // Nobody's owner matters to what everybody, or every member, may see.
        var audience = new Audience(marking.Label <= TlpLabel.Green ? default : owner, marking);
        if (numbers.TryGetValue(audience, out var number)) return number;
        number = audiences.Count;
        audiences.Add(audience);
        plain.Add(new Rights(marking, number, []));
        numbers[audience] = number;
        return number;
    }
}
