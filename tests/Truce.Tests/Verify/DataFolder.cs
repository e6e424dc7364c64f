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

    public DataFolder(int events = 600, int signed = 590, string words = "number")
    {
        Root = Directory.CreateTempSubdirectory("truce-data-").FullName;
        Signer = NoteSigner.Generate("example.truce/gaza");
        Ledger = new LedgerFolder(Path.Combine(Root, "ledger"), Signer);
        Directory.CreateDirectory(Path.Combine(Root, "journal"));
        for (var commit = 0; _lines.Count < events; commit++) Commit(words, commit, Math.Min(1 + commit % 4, events - _lines.Count));
        while (Ledger.Size < signed) Ledger.Append(EventLine.CommitmentOf(_lines[(int)Ledger.Size]));
        Ledger.Publish();
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
        var bytes = Encoding.UTF8.GetBytes(commit.ToString());
        var close = $"{{\"bytes\":{bytes.Length},\"commit\":{ordinal},\"events\":{events},\"sha256\":\"{Convert.ToBase64String(SHA256.HashData(bytes))}\"}}\n";
        System.IO.File.AppendAllText(_segment, commit + close);
    }

    private void Open()
    {
        _first = _lines.Count;
        _segment = File($"journal/{_first.ToString("D12", CultureInfo.InvariantCulture)}.jsonl");
        System.IO.File.WriteAllText(_segment, $"{{\"encryption\":\"none\",\"first\":{_first},\"format\":\"truce-journal/1\",\"origin\":\"{Ledger.Origin}\"}}\n");
    }
}
