namespace Truce.Web.Live;

/// <summary>How many may follow the record, and how much each may cost. Tests take small ones.</summary>
public sealed record LiveLimits
{
    /// <summary>How often readers are told; to all alike, whatever happens in between. Zero: only when asked, as in tests.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>After how many beats a reader hears that the stream lives: 15 seconds unless told.</summary>
    public int BeatsOfSilence { get; init; } = 30;

    /// <summary>Streams in all.</summary>
    public int MostReaders { get; init; } = 5_000;

    /// <summary>Streams of the public: a crowd at the door leaves room for members.</summary>
    public int MostOfPublic { get; init; } = 4_000;

    /// <summary>Streams of one session: a browser with a shared worker has one, another has one for each page. Above it the oldest ends.</summary>
    public int MostOfSession { get; init; } = 16;

    /// <summary>Streams of one address that is not signed in. A proxy's address stands for everybody behind it.</summary>
    public int MostOfAddress { get; init; } = 1_000;

    /// <summary>How long a reader may leave what was sent lying before its stream ends.</summary>
    public TimeSpan LongestWrite { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that the machine holds for one reader who does not read; the server itself holds at most 64 KiB more.</summary>
    public int SendBufferBytes { get; init; } = 16 * 1024;

    /// <summary>Events that a reader may have missed and still be told of, one by one; above it, that the page is best loaded anew.</summary>
    public int MostMissed { get; init; } = 100_000;

    /// <summary>
    /// Events that one beat looks at for all readers together; whoever waits is told at the next. A stretch counts whole, though it is left
    /// once enough things are found: what is counted must not tell of what is hidden. Forty different sights of 60,000 appends a second are 1.2 million a beat,
    /// and a beat of them takes some 10 ms.
    /// </summary>
    public int MostLookedAt { get; init; } = 4_000_000;

    /// <summary>Things that one message names; where there are more, it says that there are more than so many.</summary>
    public int MostNamed { get; init; } = 100;

    /// <summary>Milliseconds after which a browser comes back; each is told another number between these two, so that they do not come at once.</summary>
    public (int Least, int Most) Return { get; init; } = (1_000, 8_000);

    /// <summary>Seconds after which whoever was refused may try again, between these two.</summary>
    public (int Least, int Most) Refused { get; init; } = (5, 30);
}
