using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Truce.Ledger;
using Truce.Tests.Ledger;

namespace Truce.Tests.Verify;

/// <summary>A small data folder as the server leaves it: a journal in several segments, and the ledger over it.</summary>
internal sealed class DataFolder : IDisposable
{
    private const int EventsInSegment = 120;
    private readonly List<byte[]> _lines = [];
    private int _first;
    private string _segment = "";

    public DataFolder(int events = 600, int signed = 590, string words = "number", NoteSigner? signer = null)
    {
        Root = Directory.CreateTempSubdirectory("truce-data-").FullName;
        Signer = signer ?? Keys.Centre();
        Ledger = new LedgerFolder(Path.Combine(Root, "ledger"), Signer);
        Directory.CreateDirectory(Path.Combine(Root, "journal"));
        for (var commit = 0; _lines.Count < events; commit++) Commit(words, commit, Math.Min(1 + commit % 4, events - _lines.Count));
        while (Ledger.Size < signed) Ledger.Append(EventLine.CommitmentOf(_lines[(int)Ledger.Size]));
        Ledger.Publish();
        System.IO.File.WriteAllText(File("centre.json"), $"{{\"format\":\"truce-data/1\",\"origin\":\"{Ledger.Origin}\"}}");
    }

    public string Root { get; }

    public NoteSigner Signer { get; }

    public LedgerFolder Ledger { get; }

    public string Key => Signer.Verifier.ToString();

    public string Segment(int number) => Directory.GetFiles(File("journal")).Order(StringComparer.Ordinal).ElementAt(number);

    public string File(string name) => Path.Combine(Root, name);

    public void GrowLedger(int size)
    {
        while (Ledger.Size < size) Ledger.Append(EventLine.CommitmentOf(_lines[(int)Ledger.Size]));
        Ledger.Publish();
    }

    /// <summary>Runs truce-verify in this process: how it ended, its answer, and what it said of wrong use.</summary>
    public static (int Exit, string Answer, string Problems) Verify(params string[] arguments)
    {
        using var answer = new StringWriter();
        using var problems = new StringWriter();
        var exit = global::Truce.Verify.Tool.Run(arguments, answer, problems, TimeSpan.FromSeconds(2));
        return (exit, answer.ToString(), problems.ToString());
    }

    /// <summary>Erases a part from every event of a segment, and closes each commit anew.</summary>
    public void Erase(int segment, string part)
    {
        var rewritten = new StringBuilder();
        var commit = new StringBuilder();
        foreach (var line in System.IO.File.ReadAllLines(Segment(segment)))
        {
            if (line.StartsWith("{\"opaque\"", StringComparison.Ordinal))
            {
                var erased = EventLine.Parse(Encoding.UTF8.GetBytes(line)).Without(new HashSet<string> { part });
                commit.Append(Encoding.UTF8.GetString(erased.ToBytes())).Append('\n');
                continue;
            }
            rewritten.Append(commit);
            if (commit.Length == 0) rewritten.Append(line).Append('\n');
            else rewritten.Append(Closing(int.Parse(line.Split(',')[1].Split(':')[1]), commit.ToString().Count(c => c == '\n'), commit.ToString()));
            commit.Clear();
        }
        System.IO.File.WriteAllText(Segment(segment), rewritten.ToString());
    }

    public void Dispose()
    {
        Signer.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private void Commit(string words, int ordinal, int events)
    {
        if (_segment.Length == 0 || _lines.Count - _first >= EventsInSegment) Open();
        var commit = new StringBuilder();
        for (var i = 0; i < events; i++)
        {
            var line = Events.Write(("body", $"{{\"text\":\"{words} {_lines.Count}\"}}"), ("head", $"{{\"index\":{_lines.Count}}}"), ("who", "\"ORG-2AB-9CD-K\"")).Line;
            _lines.Add(line);
            commit.Append(Encoding.UTF8.GetString(line)).Append('\n');
        }
        System.IO.File.AppendAllText(_segment, commit + Closing(ordinal, events, commit.ToString()));
    }

    private static string Closing(int ordinal, int events, string lines)
    {
        var bytes = Encoding.UTF8.GetBytes(lines);
        return $"{{\"bytes\":{bytes.Length},\"commit\":{ordinal},\"events\":{events},\"sha256\":\"{Convert.ToBase64String(SHA256.HashData(bytes))}\"}}\n";
    }

    private void Open()
    {
        _first = _lines.Count;
        _segment = File($"journal/{_first.ToString("D12", CultureInfo.InvariantCulture)}.jsonl");
        System.IO.File.WriteAllText(_segment, $"{{\"encryption\":\"none\",\"first\":{_first},\"format\":\"truce-journal/1\",\"origin\":\"{Ledger.Origin}\"}}\n");
    }
}
