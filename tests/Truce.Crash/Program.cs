using NodaTime;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Store.Centres;
using Truce.Store.Disk;

// Writes to a centre from 16 tasks until it is killed, and prints each command's key and index once it was answered: whatever
// stands on the output was accepted. The tests kill it and look whether all of it is there.
// Usage: Truce.Crash DATA KEYS RUN, where RUN makes keys of different runs different.
var (data, keys, run) = (args[0], args[1], args[2]);
using var centre = Centre.Open(new CentreOptions(new FileDisk(data), new KeyRing(keys), SystemClock.Instance)
{
    Origin = "test.truce",
    Folder = data,
    Beat = TimeSpan.FromMilliseconds(20),
    SegmentBytes = 64 * 1024,
});
if (centre.IsEmpty) await centre.FoundAsync(new LocalText("Test centre"), new LocalText("Secretariat"));
var secretary = centre.View(null).Event(0)!.Who.Member;
var gate = new Lock();
Say("ready");
await Task.WhenAll(Enumerable.Range(0, 16).Select(task => Task.Run(() => WriteAsync(task))));

async Task WriteAsync(int task)
{
    for (var number = 0; ; number++)
    {
        var key = $"{run}-{task}-{number}";
        var answer = await centre.ExecuteAsync(new OpenQuestion(new LocalText(key), Subject.Aid), secretary, key);
        if (answer.Refusal is { } refusal) throw new InvalidOperationException(refusal.Sentence);
        Say($"{key} {answer.Index};");
    }
}

void Say(string line)
{
    lock (gate)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
