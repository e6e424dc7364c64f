namespace Truce.Formats.Imports;

/// <summary>Where something stands in a file.</summary>
/// <param name="File">The file's name, as a person would find it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public sealed record Place(string File, int Line, int Column)
{
    /// <summary>The file as a whole.</summary>
    public static Place Of(string file) => new(file, 1, 1);

    /// <inheritdoc />
    public override string ToString() => $"{File}, line {Line}, column {Column}";
}

/// <summary>What is wrong in a file, and what was expected there.</summary>
public sealed record ImportError(Place Place, ImportSentence Sentence)
{
    /// <summary>The same in English.</summary>
    public string Message => Sentence.ToString();

    /// <inheritdoc />
    public override string ToString() => $"{Place}: {Message}";
}

/// <summary>Gathers what is wrong, so that a person can mend it all at once.</summary>
public sealed class ImportErrors
{
    /// <summary>How many are kept; the others are counted.</summary>
    public const int Most = 50;

    private readonly List<ImportError> errors = [];

    /// <summary>The first <see cref="Most"/>, in the order in which they were found.</summary>
    public IReadOnlyList<ImportError> All => errors;

    /// <summary>How many were found.</summary>
    public int Count { get; private set; }

    public void Add(Place place, ImportSentence message)
    {
        Count++;
        if (errors.Count < Most) errors.Add(new ImportError(place, message));
    }

    /// <summary>The same with what the record would say.</summary>
    public void Add(Place place, Refusal refusal) => Add(place, ImportSentence.FromRefusal(refusal));

    /// <exception cref="ImportException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (Count > 0) throw new ImportException(errors, Count);
    }
}

/// <summary>Files cannot be taken in as they are. Nothing of them was recorded.</summary>
/// <param name="errors">At most <see cref="ImportErrors.Most"/>.</param>
/// <param name="count">How many there are in all.</param>
public sealed class ImportException(IReadOnlyList<ImportError> errors, int count) : Exception(Say(errors, count))
{
    /// <summary>At most <see cref="ImportErrors.Most"/>, in the order in which they were found.</summary>
    public IReadOnlyList<ImportError> Errors { get; } = errors;

    /// <summary>How many there are in all.</summary>
    public int Count { get; } = count;

    private static string Say(IReadOnlyList<ImportError> errors, int count)
    {
        var more = count > errors.Count ? $"\n… and {count - errors.Count} more." : "";
        return $"Nothing was recorded; please mend the following first.\n{string.Join('\n', errors)}{more}";
    }
}
