namespace Truce.Formats.Pictures;

/// <summary>Bytes of a stream, one after the other. Past its end every byte is 0 and <see cref="IsOver"/> holds.</summary>
internal sealed class ByteInput(Stream stream)
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private int at;
    private int held;

    /// <summary>Whether a byte was asked for that is not there.</summary>
    public bool IsOver { get; private set; }

    public int Next()
    {
        if (at == held && !Refill()) return 0;
        return buffer[at++];
    }

    /// <summary>Fills a span; false where the stream ends before.</summary>
    public bool Fill(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (at == held && !Refill()) return false;
            var taken = Math.Min(target.Length, held - at);
            buffer.AsSpan(at, taken).CopyTo(target);
            at += taken;
            target = target[taken..];
        }

        return true;
    }

    private bool Refill()
    {
        (at, held) = (0, stream.Read(buffer));
        IsOver |= held == 0;
        return held > 0;
    }
}
