namespace Truce.Store.Journal;

/// <summary>The record on disk is not what was written: the start is refused, and a person must look.</summary>
/// <param name="where">Which file, and where in it.</param>
/// <param name="what">What stands there, and what should.</param>
public sealed class BrokenRecordException(string where, string what) : Exception($"{where}: {what}")
{
    /// <summary>Which file, and where in it.</summary>
    public string Where { get; } = where;
}

/// <summary>The record cannot be written: the disk failed once, and nothing is written until a restart has looked at what stands.</summary>
public sealed class RecordUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
