using System.Diagnostics;
using NodaTime;
using Truce.Core.Questions;
using Truce.Store.Centres;
using Truce.Store.Disk;

namespace Truce.Tests.Store;

/// <summary>A real process, writing from 16 tasks, killed with SIGKILL again and again.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int Rounds = 10;

    // Every round is killed under load, however slow the machine.
    private const int Least = 16;

    private readonly string folder = Directory.CreateTempSubdirectory("truce-test-").FullName;

    private string Data => Path.Combine(folder, "data");

    private string Keys => Path.Combine(folder, "keys");

    [Fact]
    public void Whatever_was_answered_before_a_kill_is_there_once_and_the_ledger_holds()
    {
        var random = new Random(20261120);
        var accepted = new Dictionary<string, long>();
        for (var round = 0; round < Rounds; round++)
        {
            using (var child = Start($"{round}")) Kill(child, Least, random.Next(0, 140), accepted);
            Check(accepted);
        }

        accepted.Count.ShouldBeGreaterThanOrEqualTo(Rounds * Least);
    }

    [Fact]
    public void A_folder_has_one_process()
    {
        using (var child = Start("first"))
        {
            Should.Throw<FolderInUseException>(Open).Message.ShouldContain(Data);
            Kill(child, 0, 0, []);
        }

        using var centre = Open();
        Should.Throw<FolderInUseException>(Open);
        using var second = Start("second");
        second.StandardError.ReadToEnd().ShouldContain(nameof(FolderInUseException));
        second.WaitForExit();
        second.ExitCode.ShouldNotBe(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Returns once the child has the folder open, or has ended.
    private Process Start(string run)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Truce.Crash"), [Data, Keys, run])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var child = Process.Start(start)!;
        child.StandardOutput.ReadLine();
        return child;
    }

    // Kills it some time after it gave so many answers, and notes all that it gave.
    private static void Kill(Process child, int least, int milliseconds, Dictionary<string, long> accepted)
    {
        using var timer = new Timer(_ => child.Kill());
        var answers = 0;
        if (least == 0) timer.Change(milliseconds, Timeout.Infinite);
        while (child.StandardOutput.ReadLine() is { } line)
        {
            // The last line may be half a line.
            if (line.Split(' ') is [var key, var index] && line.EndsWith(';')) accepted.Add(key, long.Parse(index[..^1]));
            if (++answers == least) timer.Change(milliseconds, Timeout.Infinite);
        }

        child.WaitForExit();
    }

    private void Check(Dictionary<string, long> accepted)
    {
        using var centre = Open();
        var view = centre.View(null);
        centre.Published.Checkpoint.Size.ShouldBe(view.Index + 1, "everything that stands is proved");
        foreach (var (key, index) in accepted)
            view.Event(index)!.Event.ShouldBeOfType<QuestionOpened>().Text.En.ShouldBe(key);
        var texts = view.All<Question>().Select(question => question.Text.En!).ToArray();
        texts.ShouldBeUnique("no command was recorded twice");
        view.Count<Question>().ShouldBe(texts.Length);
        if (accepted.Count > 0) view.ReceiptOf(accepted.Values.Max())!.Check(centre.Verifier).Holds.ShouldBeTrue();
    }

    private Centre Open() => Centre.Open(new CentreOptions(new FileDisk(Data), new KeyRing(Keys), SystemClock.Instance)
    {
        Origin = "test.truce",
        Folder = Data,
        Beat = TimeSpan.Zero,
        SegmentBytes = 64 * 1024,
    });
}
