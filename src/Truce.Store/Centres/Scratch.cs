using System.Buffers;

namespace Truce.Store.Centres;

/// <summary>A buffer that each thread uses again and again, for what is written only to be hashed or copied.</summary>
internal static class Scratch
{
    private const int MostKeptBytes = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? own;

    /// <summary>The calling thread's buffer, empty. It is the same one at every call.</summary>
    public static ArrayBufferWriter<byte> Empty()
    {
        if (own is null || own.Capacity > MostKeptBytes) own = new ArrayBufferWriter<byte>(1024);
        else own.ResetWrittenCount();
        return own;
    }
}
