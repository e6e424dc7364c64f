using System.Security.Cryptography;

namespace Truce.Ledger;

/// <summary>Verifies Ed25519 signatures (RFC 8032, section 5.1.7) in C# alone, so that a verifier runs on any system.</summary>
/// <remarks>
/// Strict: the scalar s is below the group order, and the encodings of the key and of R are the only ones of their points.
/// The equation is the one without cofactor, as OpenSSL and Go check it. Everything here is public, so nothing is constant
/// in time. Less than a millisecond for a checkpoint.
/// </remarks>
public static class Ed25519
{
    /// <summary>The length of a public key: 32 bytes.</summary>
    public const int PublicKeySize = 32;

    /// <summary>The length of a signature: 64 bytes.</summary>
    public const int SignatureSize = 64;

    /// <summary>Whether the holder of the key signed the message.</summary>
    /// <param name="publicKey">32 bytes; of any other length the answer is no.</param>
    /// <param name="message">Any bytes.</param>
    /// <param name="signature">64 bytes; of any other length the answer is no.</param>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != PublicKeySize || signature.Length != SignatureSize) return false;
        if (!EdwardsPoint.TryDecode(publicKey, out var key)) return false;
        if (!Scalar25519.TryRead(signature[32..], out var s)) return false;

        var challenge = Scalar25519.Reduce(SHA512.HashData([.. signature[..32], .. publicKey, .. message]));
        // sB = R + kA, turned to R = sB - kA: encoding the right side and comparing bytes also refuses a second spelling of R.
        Span<byte> expected = stackalloc byte[32];
        EdwardsPoint.TwoProducts(s, EdwardsPoint.Base, challenge, key.Negate()).Encode(expected);
        return expected.SequenceEqual(signature[..32]);
    }
}
