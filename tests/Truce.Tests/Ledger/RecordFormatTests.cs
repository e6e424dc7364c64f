using System.Text;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>docs/formats/record.md says what the code does.</summary>
public class RecordFormatTests
{
    private static readonly string[] Example = File.ReadAllText(Path.Combine(Vectors.Repository, "docs/formats/record.md")).Split("## 8. A worked example")[1].Split('\n');

    [Fact]
    public void The_worked_example_is_right()
    {
        var digests = new[] { "body", "head" }.Select(name =>
        {
            var digest = Commitments.PartDigest(Convert.FromBase64String(Value($"salt({name})")), Encoding.UTF8.GetBytes(Value($"P({name})")));
            Value($"digest({name})").ShouldBe(digest.ToBase64());
            return digest;
        }).ToArray();
        var commitment = Commitments.Commit(digests);
        Value("commitment").ShouldBe(commitment.ToBase64());
        Value("entry").Replace("\\n", "\n").ShouldBe(Encoding.ASCII.GetString(LedgerEntry.Format(1, commitment)));
        Value("leaf").ShouldBe(LedgerEntry.LeafHash(1, commitment).ToBase64());
    }

    private static string Value(string name) =>
        Example.Single(line => line.StartsWith(name + " ", StringComparison.Ordinal))[name.Length..].Trim();
}
