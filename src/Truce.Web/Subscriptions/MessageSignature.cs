using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Web.Subscriptions;

/// <summary>Signs messages as Standard Webhooks has it (specification 1.0.0, "Signature scheme"): HMAC-SHA-256 over name, time and body.</summary>
public static class MessageSignature
{
    public const string IdHeader = "webhook-id", TimeHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    /// <summary>The value of <see cref="SignatureHeader"/>.</summary>
    /// <param name="secret">The bytes of the secret.</param>
    /// <param name="id">The message's name.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="body">As it is sent.</param>
    public static string Of(byte[] secret, string id, Instant at, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{id}.{Seconds(at)}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}";
    }

    /// <summary>The value of <see cref="TimeHeader"/>.</summary>
    public static string Seconds(Instant at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
