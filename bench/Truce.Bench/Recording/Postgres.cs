namespace Truce.Bench.Recording;

/// <summary>A PostgreSQL server of its own, with its own defaults for durability, for the time of a run.</summary>
internal sealed class Postgres : IDisposable
{
    private readonly string folder;
    private readonly string bin;

    private Postgres(string folder, string bin) => (this.folder, this.bin) = (folder, bin);

    /// <summary>Starts one; null where PostgreSQL is not installed.</summary>
    public static Postgres? Start(string folder)
    {
        var bin = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => version + "/bin").FirstOrDefault(path => File.Exists(path + "/initdb")) : null;
        if (bin is null) return null;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        Shell($"chown postgres '{folder}'");
        var server = new Postgres(folder, bin);
        server.AsPostgres($"{bin}/initdb -D '{folder}/data' -A trust > /dev/null");
        server.AsPostgres($"{bin}/pg_ctl -D '{folder}/data' -w -l '{folder}/log' -o \"-c listen_addresses='' -k '{folder}' -c max_connections=300 -c shared_buffers=1GB -c max_wal_size=8GB\" start > /dev/null");
        server.AsPostgres($"{bin}/psql -q -h '{folder}' -d postgres -c 'create table event (index bigint generated always as identity primary key, body bytea not null)'");
        return server;
    }

    /// <summary>Single-row inserts, each committed by itself, in rows a second.</summary>
    public double Inserts(int connections, int seconds, int bodyBytes)
    {
        File.WriteAllText(Path.Combine(folder, "insert.sql"), $"insert into event (body) values (decode(repeat('ab', {bodyBytes}), 'hex'));\n");
        var output = AsPostgres($"{bin}/pgbench -n -M prepared -h '{folder}' -f '{folder}/insert.sql' -c {connections} -j 2 -T {seconds} postgres");
        var line = output.Split('\n').First(one => one.StartsWith("tps", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    /// <summary>COPY of a file of days, places and three numbers into an empty table with a primary key, committed, in seconds.</summary>
    public double Copy(string file)
    {
        AsPostgres($"{bin}/psql -q -h '{folder}' -d postgres -c 'drop table if exists figure' -c 'create table figure (day date, place text, killed int, injured int, tonnes numeric, primary key (day, place))'");
        var watch = Stopwatch.StartNew();
        AsPostgres($"{bin}/psql -q -h '{folder}' -d postgres -c \"copy figure from '{file}' with (format csv, header)\"");
        return watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        AsPostgres($"{bin}/pg_ctl -D '{folder}/data' -m fast stop > /dev/null");
        Directory.Delete(folder, recursive: true);
    }

    private string AsPostgres(string command) => Shell($"cd '{folder}' && runuser -u postgres -- sh -c \"{command.Replace("\"", "\\\"")}\"");

    private static string Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
    }
}
