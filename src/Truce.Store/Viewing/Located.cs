using Truce.Store.Registers;

namespace Truce.Store.Viewing;

/// <summary>A thing as it lies on the ground for one viewer at one index; what is not needed is not looked up.</summary>
public readonly struct Located<T>
    where T : class, INoun<T>
{
    private readonly CentreRegisters registers;
    private readonly Life<T> life;
    private readonly long index;

    internal Located(CentreRegisters registers, Life<T> life, long index, int row, T state, PlaceStated? stricter) =>
        (this.registers, this.life, this.index, Row, State, Stricter) = (registers, life, index, row, state, stricter);

    /// <summary>Its place in the order of a list; -1 where it was asked for by itself.</summary>
    public int Row { get; }

    /// <summary>What it is.</summary>
    public T State { get; }

    /// <summary>The stricter place, where there is one with a position and the viewer may see it.</summary>
    public PlaceStated? Stricter { get; }

    /// <summary>Its marking of now; with a stricter place, both.</summary>
    public Marking Marking => Stricter is null ? life.Marking : life.Marking.And(life.StricterAt(index)?.Marking ?? life.Marking);

    /// <summary>The organisation that brought it into the record; whether the viewer may see that one is another question.</summary>
    public Id<Organisation> Owner => life.Owner;

    /// <summary>When it came into the record.</summary>
    public Instant RecordedAt => registers.RecordedAt(life.IndexOf(1));

    /// <summary>When something was last recorded of it, up to the index.</summary>
    public Instant ChangedAt
    {
        get
        {
            var version = life.Versions;
            while (version > 1 && life.IndexOf(version) > index) version--;
            return registers.RecordedAt(life.IndexOf(version));
        }
    }
}
