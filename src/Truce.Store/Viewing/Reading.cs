using System.Text;
using Truce.Store.Registers;

namespace Truce.Store.Viewing;

/// <summary>What a decision reads: the head as the caller may see it, with a note of every version that was looked at.</summary>
internal sealed class Reading(View view, CentreRegisters registers, Func<TlpLabel, Instant, IOverview> overview) : IReading
{
    private readonly List<(Reference Stream, int Version)> read = new(4);

    /// <summary>Each stream looked at, with its version at that moment; 0 where it had not begun.</summary>
    public IReadOnlyList<(Reference Stream, int Version)> Read => read;

    /// <inheritdoc />
    public T? Find<T>(Id<T> id)
        where T : class, INoun<T>
    {
        Note(id.Reference);
        return view.Find(id);
    }

    /// <inheritdoc />
    public bool Sees(Reference stream)
    {
        Note(stream);
        return view.SeenLife(stream) is { } life && life.StandsAt(view.Index);
    }

    /// <inheritdoc />
    public Marking MarkingOf(Reference stream) => view.MarkingOf(stream) ?? throw new InvalidOperationException($"{stream} was not found before.");

    /// <inheritdoc />
    public Id<Organisation> OwnerOf(Reference stream) => view.OwnerOf(stream) ?? throw new InvalidOperationException($"{stream} was not found before.");

    /// <inheritdoc />
    public ReadOnlyMemory<byte>? VerbatimOf(Id<Report> report) =>
        view.VerbatimOf(report) is { } text ? Encoding.UTF8.GetBytes(text) : (ReadOnlyMemory<byte>?)null;

    /// <inheritdoc />
    public T? GuardedOf<T>(Reference stream, string name)
        where T : class
    {
        Note(stream);
        return view.GuardedOf<T>(stream, name);
    }

    /// <inheritdoc />
    public StoredParts? PartsOf(long index) =>
        view.PartsOf(index) is { } names ? new StoredParts(registers.StreamOf(index).Reference.Kind, names) : null;

    /// <inheritdoc />
    public IOverview As(TlpLabel audience, Instant at) => overview(audience, at);

    /// <summary>
    /// Notes a stream. The versions noted are those of the view's index or later: whoever wrote in between makes the commit fail, never pass.
    /// </summary>
    public void Note(Reference stream)
    {
        foreach (var one in read)
            if (one.Stream == stream) return;
        var life = registers.Find(stream);
        var version = life?.Versions ?? 0;

        // A version that came after the view was pinned must not be vouched for: the decision did not see it.
        while (version > 0 && life!.IndexOf(version) > view.Index) version--;
        read.Add((stream, version));
    }
}
