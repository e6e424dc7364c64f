namespace Truce.Bench.Live;

/// <summary>How long each event took from its command to each reader who may see it, in milliseconds, as a histogram of one-millisecond steps.</summary>
internal sealed class Delivery
{
    private readonly long[] steps = new long[60_000];

    public long Count { get; private set; }

    public double Longest { get; private set; }

    /// <summary>Takes in what the readers wrote down.</summary>
    /// <param name="file">Of the readers.</param>
    /// <param name="centre">When each command was given, and for whom.</param>
    /// <returns>Events that a reader should have been told of and was not.</returns>
    public long Take(string file, LiveCentre centre, long until)
    {
        var missed = 0L;
        using var reader = new BinaryReader(File.OpenRead(file));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var (organisation, before, count) = (reader.ReadByte(), reader.ReadInt64(), reader.ReadInt32());
            for (var message = 0; message < count; message++)
            {
                var (id, at) = (reader.ReadInt64(), reader.ReadInt64());
                for (var index = before + 1; index <= id; index++) Add(centre, index, organisation, at);
                before = id;
            }

            for (var index = before + 1; index <= until; index++)
                if (centre.Given[index] > 0 && Sees(centre, index, organisation)) missed++;
        }

        return missed;
    }

    /// <summary>The time within which a share of all was delivered.</summary>
    public double At(double share)
    {
        var (left, step) = ((long)(Count * share), 0);
        while (step < steps.Length - 1 && (left -= steps[step]) > 0) step++;
        return step;
    }

    private void Add(LiveCentre centre, long index, int organisation, long at)
    {
        if (centre.Given[index] == 0 || !Sees(centre, index, organisation)) return;
        var ms = (at - centre.Given[index]) * 1000.0 / Stopwatch.Frequency;
        steps[Math.Clamp((int)ms, 0, steps.Length - 1)]++;
        Count++;
        Longest = Math.Max(Longest, ms);
    }

    private static bool Sees(LiveCentre centre, long index, int organisation) => centre.Released[index] == 0 || centre.Released[index] == organisation;
}
