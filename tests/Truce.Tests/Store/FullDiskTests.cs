using System.Diagnostics;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Store.Centres;
using Truce.Store.Disk;
using Truce.Store.Journal;

namespace Truce.Tests.Store;

/// <summary>No room is left: what was answered stays, what is asked gets an exception, reading goes on.</summary>
public class FullDiskTests
{
    private static readonly LocalText Text = new("Some text");

    [Fact]
    public void A_disk_may_fill_up_at_any_byte()
    {
        Workers.Each(Enumerable.Range(0, 60), number =>
        {
            var disk = new MemoryDisk();
            var history = new History();
            Fill(history, disk, () => disk.Room = number * 131L, () => disk.Room = long.MaxValue);
        });
    }

    [Fact]
    public void A_file_system_may_fill_up()
    {
        var folder = Directory.CreateTempSubdirectory("truce-test-").FullName;
        try
        {
            if (!TryMount(folder)) Assert.Skip("A small file system cannot be mounted here: this takes Linux and its administrator.");
            var stone = Path.Combine(folder, "stone");
            Fill(new History(), new FileDisk(Path.Combine(folder, "data")), () => FillUp(stone), () => File.Delete(stone));
        }
        finally
        {
            Unmount(folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(History history, IDisk disk, Action fill, Action free)
    {
        var accepted = new Dictionary<string, Answer>();
        var refused = "";
        using (var centre = history.Open(disk))
        {
            history.Found(centre);
            accepted["before"] = Ask(centre, history, "before");
            centre.Prove();
            fill();
            for (var number = 0; refused.Length == 0; number++)
            {
                var key = $"command {number}";
                try
                {
                    accepted[key] = Ask(centre, history, key);
                }
                catch (RecordUnavailableException)
                {
                    refused = key;
                }
            }

            Should.Throw<RecordUnavailableException>(() => Ask(centre, history, "another"));
            centre.Failure.ShouldNotBeNull();
            centre.View(null).Count<Question>().ShouldBe(accepted.Count, "reading goes on");
            centre.View(null).Event(accepted["before"].Index).ShouldNotBeNull();
            centre.Prove();
        }

        free();
        using var again = history.Open(disk);
        foreach (var (key, answer) in accepted) Ask(again, history, key).ShouldBe(answer with { Repeated = true });
        Ask(again, history, refused);
        Ask(again, history, refused).Repeated.ShouldBeTrue();
        again.View(null).Count<Question>().ShouldBe(accepted.Count + 1);
        again.Prove();
        again.Published.Checkpoint.Size.ShouldBe(again.View(null).Index + 1);
    }

    private static Answer Ask(Centre centre, History history, string key)
    {
        var answer = centre.ExecuteAsync(new OpenQuestion(Text, Subject.Aid), history.Secretary!.Value, key).GetAwaiter().GetResult();
        answer.Refusal.ShouldBeNull();
        return answer;
    }

    private static bool TryMount(string folder)
    {
        if (!OperatingSystem.IsLinux()) return false;
        return Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder);
    }

    private static void Unmount(string folder)
    {
        if (OperatingSystem.IsLinux()) Run("umount", folder);
    }

    // All but the last block: the next few commands still find room.
    private static void FillUp(string path)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) stream.Write(new byte[4096]);
        }
        catch (IOException)
        {
            stream.SetLength(stream.Length - 4096);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
