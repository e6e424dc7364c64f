using System.Buffers;
using System.Text;
using System.Text.Json;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>The record's own vectors, made without this code.</summary>
public class RecordVectorTests
{
    public static TheoryData<string> Titles => [.. Vectors.Json("record.json").EnumerateArray().Select(v => v.GetProperty("title").GetString()!)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_step_from_part_to_leaf_agrees(string title)
    {
        var vector = Vectors.Json("record.json").EnumerateArray().Single(v => v.GetProperty("title").GetString() == title);
        string Text(string name) => vector.GetProperty(name).GetString()!;
        var parts = vector.GetProperty("parts").EnumerateArray().Select(Prepare).ToArray();
        var decoys = vector.GetProperty("decoys").EnumerateArray().SelectMany(d => d.GetBytesFromBase64()).ToArray();

        var buffer = new ArrayBufferWriter<byte>();
        var commitment = EventLineWriter.Write(buffer, parts, decoys);
        Encoding.UTF8.GetString(buffer.WrittenSpan).ShouldBe(Text("stored"));
        commitment.ToBase64().ShouldBe(Text("commitment"));

        var withheld = vector.GetProperty("withheld").EnumerateArray().Select(n => n.GetString()!).ToHashSet();
        var line = Encoding.UTF8.GetBytes(Text("line"));
        EventLine.Parse(buffer.WrittenMemory).Without(withheld).ToBytes().ShouldBe(line);
        EventLine.CommitmentOf(line).ShouldBe(commitment);

        var index = vector.GetProperty("index").GetInt64();
        Encoding.ASCII.GetString(LedgerEntry.Format(index, commitment)).ShouldBe(Text("entry"));
        Merkle.LeafHash(LedgerEntry.Format(index, commitment)).ToBase64().ShouldBe(Text("leaf"));
        LedgerEntry.LeafHash(index, commitment).ToBase64().ShouldBe(Text("leaf"));
    }

    private static PreparedPart Prepare(JsonElement part)
    {
        var canonical = Encoding.UTF8.GetBytes(part.GetProperty("part").GetString()!);
        using var read = JsonDocument.Parse(canonical);
        var name = read.RootElement[0].GetString()!;
        var value = CanonicalJson.Write(read.RootElement[1]);
        var salt = part.GetProperty("salt").GetBytesFromBase64();
        Commitments.PartDigest(salt, canonical).ToBase64().ShouldBe(part.GetProperty("digest").GetString());
        var prepared = PreparedPart.Make(name, value, salt);
        prepared.Digest.ToBase64().ShouldBe(part.GetProperty("digest").GetString());
        return prepared;
    }
}
