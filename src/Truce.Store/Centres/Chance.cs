using System.Security.Cryptography;

namespace Truce.Store.Centres;

/// <summary>Random bytes fit for keys, fetched from the system a page at a time for each thread. What was handed out is wiped from the page.</summary>
internal static class Chance
{
    private const int PageBytes = 4096;

    [ThreadStatic]
    private static byte[]? page;

    [ThreadStatic]
    private static int used;

    /// <summary>Bytes that nobody had before.</summary>
    public static byte[] Take(int count)
    {
        if (count > PageBytes) return RandomNumberGenerator.GetBytes(count);
        if (page is null || used + count > PageBytes)
        {
            page ??= new byte[PageBytes];
            RandomNumberGenerator.Fill(page);
            used = 0;
        }

        var bytes = page.AsSpan(used, count).ToArray();
        CryptographicOperations.ZeroMemory(page.AsSpan(used, count));
        used += count;
        return bytes;
    }

    /// <summary>A number from 0 up to a bound, each as likely as the next.</summary>
    public static int Below(int bound)
    {
        // Numbers at the upper end that would favour some results are drawn again.
        var most = uint.MaxValue - (uint.MaxValue % (uint)bound);
        while (true)
        {
            var number = BitConverter.ToUInt32(Take(4));
            if (number < most) return (int)(number % (uint)bound);
        }
    }
}
