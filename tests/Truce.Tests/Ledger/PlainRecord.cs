using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>The commitment of a stored line straight from docs/formats/record.md, with no thought for speed: the oracle of the fast path.</summary>
internal static partial class PlainRecord
{
    /// <summary>The commitment; null if the line is not that of an event.</summary>
    public static byte[]? CommitmentOf(byte[] line)
    {
        try
        {
            using var read = JsonDocument.Parse(line);
            var root = read.RootElement;
            if (!CanonicalJson.Write(root).AsSpan().SequenceEqual(line) || !Has(root, "opaque", "parts")) return null;
            var opaque = root.GetProperty("opaque").EnumerateArray().Select(d => Bytes(d)).ToList();
            if (opaque.Contains(null) || !Ascending(opaque.Select(o => Convert.ToHexString(o!)))) return null;
            var parts = root.GetProperty("parts").EnumerateArray().ToList();
            if (!parts.All(p => Has(p, "part", "salt") && p.GetProperty("part").GetArrayLength() == 2 && Bytes(p.GetProperty("salt")) is not null)) return null;
            var names = parts.Select(p => p.GetProperty("part")[0].GetString()!).ToList();
            if (!names.All(n => Name().IsMatch(n)) || !Ascending(names)) return null;
            var digests = parts.Select(p => Sha("truce-part/1\n", [.. Bytes(p.GetProperty("salt"))!, .. CanonicalJson.Write(p.GetProperty("part"))])).Concat(opaque.Select(o => o!)).ToList();
            if (digests.Count is not (1 or 2 or 4 or 8 or 16 or 32 or 64 or 128 or 256)) return null;
            return Sha("truce-event/1\n", [.. digests.OrderBy(Convert.ToHexString, StringComparer.Ordinal).SelectMany(d => d)]);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[] Sha(string prefix, byte[] rest) => SHA256.HashData([.. Encoding.ASCII.GetBytes(prefix), .. rest]);

    private static bool Has(JsonElement value, params string[] members) => value.EnumerateObject().Select(m => m.Name).SequenceEqual(members);

    private static byte[]? Bytes(JsonElement text)
    {
        var bytes = Convert.FromBase64String(text.GetString()!);
        return bytes.Length == 32 && Convert.ToBase64String(bytes) == text.GetString() ? bytes : null;
    }

    private static bool Ascending(IEnumerable<string> texts) => texts.Zip(texts.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex Name();
}
