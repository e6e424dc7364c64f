using System.Text;
using FsCheck.Fluent;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

public class HashTests
{
    private static readonly FsCheck.Gen<Hash> Any = Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(32).Select(b => new Hash(b));

    [Fact]
    public void Reads_back_what_it_writes() => Property.Holds(Any, hash =>
        Hash.TryParseBase64(hash.ToBase64(), out var fromBase64) && fromBase64 == hash
        && Hash.TryParseHex(hash.ToHex(), out var fromHex) && fromHex == hash
        && new Hash(hash.ToArray()) == hash && hash.ToString() == Convert.ToBase64String(hash.ToArray()));

    [Fact]
    public void Is_the_hash_that_dotnet_computes_at_every_length()
    {
        var bytes = new byte[1100];
        new Random(7).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
            Hash.Of(bytes.AsSpan(0, length)).ToArray().ShouldBe(System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(0, length)), $"{length} bytes");
    }

    [Fact]
    public void Orders_as_its_bytes_do() => Property.Holds(Any.Two(), pair =>
        Math.Sign(pair.Item1.CompareTo(pair.Item2)) == Math.Sign(pair.Item1.ToArray().AsSpan().SequenceCompareTo(pair.Item2.ToArray()))
        && pair.Item1.CompareTo(pair.Item1) == 0);

    [Theory]
    [InlineData("")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF==")]
    [InlineData("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData(" 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF=")]
    [InlineData("47DEQpj8HBSa+/TImW+5 CeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("é7DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void Refuses_any_other_base64(string text) => Hash.TryParseBase64(text, out _).ShouldBeFalse();

    [Fact]
    public void An_entry_has_one_spelling()
    {
        var hash = Hash.Of([]);
        foreach (var index in (long[])[0, 9, 10, long.MaxValue])
        {
            LedgerEntry.TryParse(LedgerEntry.Format(index, hash), out var read, out var commitment).ShouldBeTrue();
            (read, commitment).ShouldBe((index, hash));
        }
        foreach (var text in (string[])[
            "", "truce-record/1\n", $"truce-record/2\n1\n{hash}\n", $"truce-record/1\n01\n{hash}\n", $"truce-record/1\n-1\n{hash}\n", $"truce-record/1\n\n{hash}\n",
            $"truce-record/1\n1\n{hash}", $"truce-record/1\n1\n{hash}\n\n", $"truce-record/1\n9223372036854775808\n{hash}\n", $"truce-record/1\n1\n{hash}x"])
            LedgerEntry.TryParse(Encoding.ASCII.GetBytes(text), out _, out _).ShouldBeFalse(text);
    }
}
