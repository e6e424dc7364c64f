namespace Truce.Store.Registers;

/// <summary>What stands of a text, whatever its words.</summary>
internal struct IndexedText
{
    /// <summary>The index from which it no longer stands; the largest number while it does, 0 where the event made no text.</summary>
    public volatile int To;

    /// <summary>Who may see its life now. What hangs on others may be hidden all the same.</summary>
    public volatile int Audience;

    /// <summary>Of what.</summary>
    public volatile StreamKind Kind;

    /// <summary>Begins to stand; the order matters to readers: a text that stands has its audience.</summary>
    public void Begin(int audience, StreamKind kind, int to) => (Audience, Kind, To) = (audience, kind, to);
}
