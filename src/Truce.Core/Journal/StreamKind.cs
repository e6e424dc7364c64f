namespace Truce.Core.Journal;

/// <summary>What a stream is the life of. The number is part of a reference's check character: never reuse one.</summary>
public enum StreamKind
{
    /// <summary>The record itself: adoption, redaction. One stream a centre.</summary>
    Record = 1,
    Organisation = 2,
    Member = 3,
    Source = 4,
    Report = 5,
    Claim = 6,
    Question = 7,
}

/// <summary>The three letters that open a reference of each kind.</summary>
public static class StreamKinds
{
    private static readonly (StreamKind Kind, string Prefix)[] Prefixes =
    [
        (StreamKind.Record, "REC"), (StreamKind.Organisation, "ORG"), (StreamKind.Member, "MEM"), (StreamKind.Source, "SRC"),
        (StreamKind.Report, "RPT"), (StreamKind.Claim, "CLM"), (StreamKind.Question, "QST"),
    ];

    /// <summary>Three capital letters.</summary>
    public static string Prefix(this StreamKind kind)
    {
        foreach (var entry in Prefixes)
            if (entry.Kind == kind) return entry.Prefix;
        throw new ArgumentOutOfRangeException(nameof(kind));
    }

    /// <summary>The kind that a reference's first three letters name, in any case.</summary>
    public static bool TryParse(ReadOnlySpan<char> prefix, out StreamKind kind)
    {
        foreach (var entry in Prefixes)
        {
            if (!prefix.Equals(entry.Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            kind = entry.Kind;
            return true;
        }

        kind = default;
        return false;
    }
}
