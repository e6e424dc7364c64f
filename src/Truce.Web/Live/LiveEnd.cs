namespace Truce.Web.Live;

/// <summary>Why a stream ended.</summary>
public enum LiveEnd
{
    /// <summary>The reader went, or the line broke.</summary>
    Left,

    /// <summary>The session it stood on ended in its time: the browser comes back as whoever it is then.</summary>
    Expired,

    /// <summary>The reader is not who it was: suspended, signed out, another password.</summary>
    Rights,

    /// <summary>The session opened more streams than it may; the oldest went.</summary>
    TooMany,

    /// <summary>The reader did not read.</summary>
    Slow,

    /// <summary>The server stops.</summary>
    Stopping,
}

/// <summary>What became of the wish to follow.</summary>
public enum LiveEntry
{
    Taken,

    /// <summary>There are as many readers as there may be.</summary>
    Full,

    /// <summary>There are as many from this address as there may be.</summary>
    FullAddress,
}
