namespace Truce.Bench.Live;

/// <summary>The readers' process, and what it is told.</summary>
internal sealed class ReadersProcess : IDisposable
{
    private readonly Process process;

    private ReadersProcess(Process process) => this.process = process;

    /// <summary>The time that it has used processors for.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="address">Of the server.</param>
    /// <param name="cores">Bits of the cores that it may use; null: all.</param>
    public static ReadersProcess Start(string address, int? cores)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["open-live-readers", address, .. cores is { } some ? [$"{some}"] : Array.Empty<string>()]) start.ArgumentList.Add(argument);
        var readers = new ReadersProcess(Process.Start(start)!);
        return readers.process.StandardOutput.ReadLine() == "ready" ? readers : throw new InvalidOperationException("The readers did not begin.");
    }

    /// <summary>Tells it a line, and waits for its answer.</summary>
    public async Task<string> TellAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        return await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The readers ended.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(10_000)) process.Kill();
        process.Dispose();
    }
}
