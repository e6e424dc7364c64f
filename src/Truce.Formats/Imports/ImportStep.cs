namespace Truce.Formats.Imports;

/// <summary>A thing that files name by key.</summary>
public readonly record struct ImportKey(StreamKind Kind, string Key);

/// <summary>One command of an import.</summary>
/// <param name="At">When it is recorded in a replay.</param>
/// <param name="Key">Its idempotency key, at most 200 characters: the same in every run.</param>
/// <param name="Place">Where it stands in its file.</param>
/// <param name="Work">Who enters it.</param>
/// <param name="Gives">The thing that it brings into the record; null where it changes one.</param>
/// <param name="Needs">The things that must be there before.</param>
/// <param name="Command">Makes the command once the references are known.</param>
/// <param name="Found">What stands already in its place; null: it is looked for nowhere.</param>
/// <param name="Stands">Whether what it would record stands already; null: it is always asked for.</param>
/// <param name="OfItsTime">Whether it is work that a centre did at the time that the file gives: a replay tells it, another centre has not done it.</param>
/// <param name="Seat">The key of the example's seat that enters it; null: whoever does such work. What a seat does is of its time.</param>
public sealed record ImportStep(
    Instant At, string Key, Place Place, ImportWork Work, ImportKey? Gives, IReadOnlyList<(StreamKind Kind, Keyed Key)> Needs,
    Func<References, ICommand> Command, Func<Holdings, References, Reference?>? Found = null, Func<Holdings, References, bool>? Stands = null, bool OfItsTime = false,
    string? Seat = null);

/// <summary>Whose work a step is.</summary>
public enum ImportWork
{
    /// <summary>Organisations and members.</summary>
    Secretariat = 1,

    /// <summary>Sources, questions, reports, claims and their grades.</summary>
    Watch = 2,
}

/// <summary>The references that keys stand for, as far as they are known. One owner, one thread.</summary>
public sealed class References
{
    private readonly Dictionary<ImportKey, Reference> known = [];

    /// <summary>Takes note of what a key stands for.</summary>
    public void Add(ImportKey key, Reference reference) => known[key] = reference;

    /// <summary>What a key stands for; null where it is not known. A written reference of the kind stands for itself.</summary>
    public Reference? Find(StreamKind kind, string key) =>
        known.TryGetValue(new ImportKey(kind, key), out var reference) || (Reference.TryParse(key, out reference) && reference.Kind == kind) ? reference : null;

    /// <summary>What a key stands for.</summary>
    /// <exception cref="KeyNotFoundException">It is not known; a checked plan does not ask for such a one.</exception>
    public Id<T> Of<T>(Keyed key)
        where T : class, INoun<T> => new((Find(T.Kind, key.Key) ?? throw new KeyNotFoundException($"{key.Place}: “{key.Key}” is not known.")).Number);
}
