namespace Truce.Web.Hosting;

/// <summary>How much is taken in, and how long an answer may take.</summary>
public static class Limits
{
    /// <summary>Bytes of one request: a verbatim text of 2 MiB, form-encoded, and its form.</summary>
    public const long MostRequestBytes = 8 * 1024 * 1024;

    /// <summary>Bytes that a phone sends at once: a filled-in form and some photographs. What is more it sends in several pieces.</summary>
    public const long MostSubmissionBytes = 20 * 1024 * 1024;
    /// <summary>Bytes of a request that brings a file: the file, and the few fields around it.</summary>
    public const long MostFileRequestBytes = 20_100_000;

    /// <summary>Bytes of an address: a filter with a shape of some hundred positions, escaped.</summary>
    public const int MostAddressBytes = 32 * 1024;

    /// <summary>Bytes of a longer request that are still read, and thrown away: a browser shows an answer only once it has sent all it meant to.</summary>
    public const long MostDiscardedBytes = 64 * 1024 * 1024;

    /// <summary>Connections at once, idle ones and streams included; one more is closed as it comes.</summary>
    public const long MostConnections = 10_000;

    /// <summary>Bytes of a request at most, by where it goes; phones are answered by their own door, in their own way.</summary>
    public static long MostBytesAt(PathString path) =>
        path.StartsWithSegments("/evidence") ? MostFileRequestBytes : OpenRosa.PhoneAccess.IsAskedAt(path) ? long.MaxValue : MostRequestBytes;

    /// <summary>How long a receipt waits for the checkpoint that its entry will come under: two beats.</summary>
    public static readonly TimeSpan LongestWaitForProof = TimeSpan.FromSeconds(1);
}
