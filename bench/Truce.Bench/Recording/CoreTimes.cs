namespace Truce.Bench.Recording;

/// <summary>
/// What the process's threads have spent so far, in seconds of a core, told apart by the threads' names. Callers run on the pool's
/// threads: there commands are made, but also decided and prepared, so that work is theirs only in part.
/// </summary>
internal readonly record struct CoreTimes(double All, double Pool, double Writer, double Collector)
{
    private const double TicksPerSecond = 100;

    private static readonly string[] WriterThreads = ["place commits", "sync commits", "apply commits", "sign checkpoint"];

    /// <summary>As of now; zero for each kind of thread where the system does not tell them apart.</summary>
    public static CoreTimes Now()
    {
        var times = new CoreTimes(Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds, 0, 0, 0);
        foreach (var task in Directory.Exists("/proc/self/task") ? Directory.GetDirectories("/proc/self/task") : []) times = times.With(task);
        return times;
    }

    public static CoreTimes operator -(CoreTimes now, CoreTimes before) =>
        new(now.All - before.All, now.Pool - before.Pool, now.Writer - before.Writer, now.Collector - before.Collector);

    /// <summary>How many cores that is on average over a time.</summary>
    public CoreTimes Over(double seconds) => new(All / seconds, Pool / seconds, Writer / seconds, Collector / seconds);

    // "id (name) state ...": the name may hold blanks; user and system time are the 14th and 15th field.
    private CoreTimes With(string task)
    {
        string stat;
        try
        {
            stat = File.ReadAllText(task + "/stat");
        }
        catch (IOException)
        {
            // The thread has ended meanwhile.
            return this;
        }

        var (open, close) = (stat.IndexOf('('), stat.LastIndexOf(')'));
        var name = stat[(open + 1)..close];
        var fields = stat[(close + 2)..].Split(' ');
        var seconds = (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
        return name switch
        {
            ".NET TP Worker" => this with { Pool = Pool + seconds },
            ".NET Server GC" or ".NET BGC" => this with { Collector = Collector + seconds },
            _ when WriterThreads.Contains(name) => this with { Writer = Writer + seconds },
            _ => this,
        };
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
