using System.Text.Json;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>Public vectors for RFC 6962 proofs, good and bad.</summary>
public class MerkleVectorTests
{
    [Fact]
    public void Every_inclusion_vector_is_judged_as_it_says() =>
        Judge("inclusion/", 51, v => TryHashes(v, out var proof, "root", "leafHash")
            && Merkle.VerifyInclusion(Number(v, "leafIdx"), Number(v, "treeSize"), proof[1], proof.AsSpan(2), proof[0]));

    [Fact]
    public void Every_consistency_vector_is_judged_as_it_says() =>
        Judge("consistency/", 45, v => TryHashes(v, out var proof, "root1", "root2")
            && Merkle.VerifyConsistency(Number(v, "size1"), Number(v, "size2"), proof[0], proof[1], proof.AsSpan(2)));

    private static void Judge(string folder, int count, Func<JsonElement, bool> verify)
    {
        var vectors = Vectors.Json("merkle.json").EnumerateArray().Where(v => v.GetProperty("file").GetString()!.StartsWith(folder)).ToList();
        vectors.Count.ShouldBe(count);
        foreach (var vector in vectors)
            verify(vector).ShouldBe(!vector.GetProperty("wantErr").GetBoolean(), vector.GetProperty("file").GetString());
    }

    // Some bad vectors hold hashes that are not 32 bytes long. Here such a thing cannot be a Hash at all.
    private static bool TryHashes(JsonElement vector, out Hash[] hashes, params string[] first)
    {
        var proof = vector.GetProperty("proof");
        var texts = first.Select(name => vector.GetProperty(name).GetString())
            .Concat(proof.ValueKind == JsonValueKind.Array ? proof.EnumerateArray().Select(p => p.GetString()) : []);
        var parsed = texts.Select(text => (Ok: Hash.TryParseBase64(text, out var hash), hash)).ToArray();
        hashes = [.. parsed.Select(p => p.hash)];
        return parsed.All(p => p.Ok);
    }

    private static long Number(JsonElement vector, string name) =>
        vector.GetProperty(name).TryGetInt64(out var number) ? number : -1;
}
