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
    public static ReadersProcess Start(string address)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("open-live-readers");
        start.ArgumentList.Add(address);

        // What is tried of the server's runtime is not tried of the readers'.
        foreach (var name in LiveSettings.Tried) start.Environment.Remove(name);
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
