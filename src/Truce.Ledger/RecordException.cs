using System.Diagnostics.CodeAnalysis;

namespace Truce.Ledger;

/// <summary>Stored bytes are not what the format of the record says.</summary>
/// <param name="what">One sentence that says what is wrong, in plain words.</param>
/// <param name="offset">Where, in bytes from the start of the line, file or text that was read. -1 where no place applies.</param>
[SuppressMessage("Design", "CA1032", Justification = "Always says what and where.")]
public sealed class RecordException(string what, long offset)
    : Exception(offset < 0 ? what : $"{what} (at byte {offset})")
{
    /// <summary>What is wrong, without the place.</summary>
    public string What { get; } = what;

    /// <summary>Bytes from the start of what was read; -1 where no place applies.</summary>
    public long Offset { get; } = offset;
}
