namespace Truce.Formats.Tables;

/// <summary>Gives no more than so many bytes of another stream, whatever that one was packed into.</summary>
internal sealed class Bounded(Stream stream, long most) : Stream
{
    private long passed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => passed;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = stream.Read(buffer, offset, count);
        passed += read;
        return passed <= most ? read : throw new InvalidDataException($"it unpacks to more than {most} bytes");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>How much of a file is read.</summary>
/// <param name="Bytes">Of the file.</param>
/// <param name="Rows">Below the header.</param>
public sealed record TableLimits(long Bytes, int Rows)
{
    internal const long MostUnpackedBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>On the machine itself: five million rows, the ceiling that a centre's record is made for.</summary>
    public static TableLimits Local { get; } = new(2L * 1024 * 1024 * 1024, 5_000_000);

    /// <summary>Over the web: what one request may hold, its form apart.</summary>
    public static TableLimits Uploaded { get; } = new(7 * 1024 * 1024, 500_000);
}
