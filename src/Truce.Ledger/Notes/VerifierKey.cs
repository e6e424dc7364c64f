using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Ledger;

/// <summary>The public half of a note key (C2SP signed-note, signature type 0x01, Ed25519): who signs, and how to check it.</summary>
/// <param name="Name">The key's name, by convention the ledger's origin. Not empty, without spaces, plus signs or controls.</param>
/// <param name="KeyId">The first four bytes of SHA-256(name, newline, 0x01, public key), high byte first.</param>
/// <param name="PublicKey">32 bytes, RFC 8032.</param>
/// <remarks>Written <c>name+keyid+base64</c>: the id in eight lower-case hexadecimal digits, then 0x01 and the key in base64.</remarks>
public sealed record VerifierKey(string Name, uint KeyId, ReadOnlyMemory<byte> PublicKey)
{
    /// <summary>The byte that says Ed25519.</summary>
    internal const byte Ed25519Type = 1;

    /// <summary>The key of a name and 32 bytes, its id computed.</summary>
    /// <exception cref="ArgumentException">The name is not one, or the key is not 32 long.</exception>
    public static VerifierKey Of(string name, ReadOnlySpan<byte> publicKey)
    {
        if (!IsName(name)) throw new ArgumentException("A key's name is not empty and has no spaces, plus signs or controls.", nameof(name));
        if (publicKey.Length != Ed25519.PublicKeySize) throw new ArgumentException($"An Ed25519 key is {Ed25519.PublicKeySize} bytes, not {publicKey.Length}.", nameof(publicKey));
        return new VerifierKey(name, IdOf(name, publicKey), publicKey.ToArray());
    }

    /// <summary>Reads a key as <see cref="ToString"/> writes it.</summary>
    /// <exception cref="FormatException">It is not such a key, its id does not fit it, or it is of another type than Ed25519.</exception>
    public static VerifierKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("Not a verifier key of the form name+id+key for Ed25519.");

    /// <summary>Reads a key as <see cref="ToString"/> writes it. An id that does not fit the key is refused.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VerifierKey? key)
    {
        key = null;
        // Base64 may hold plus signs itself, so only the first two divide.
        var fields = text?.Split('+', 3) ?? [];
        var bytes = new byte[Ed25519.PublicKeySize];
        if (fields.Length != 3 || !IsName(fields[0]) || !TryId(fields[1], out var id) || !TryKeyBytes(fields[2], bytes)) return false;
        if (IdOf(fields[0], bytes) != id) return false;
        key = new VerifierKey(fields[0], id, bytes);
        return true;
    }

    /// <summary>The form in which keys are handed out.</summary>
    public override string ToString() => $"{Name}+{KeyId:x8}+{Convert.ToBase64String([Ed25519Type, .. PublicKey.Span])}";

    /// <summary>Whether this key made this signature over these bytes.</summary>
    /// <param name="message">The signed bytes.</param>
    /// <param name="signature">64 bytes; of any other length the answer is no.</param>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => Ed25519.Verify(PublicKey.Span, message, signature);

    /// <summary>Whether name, id and key agree.</summary>
    public bool Equals(VerifierKey? other) =>
        other is not null && Name == other.Name && KeyId == other.KeyId && PublicKey.Span.SequenceEqual(other.PublicKey.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)KeyId;

    internal static bool IsName(string name) =>
        name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c == '+');

    internal static bool TryId(string text, out uint id)
    {
        id = 0;
        return text.Length == 8 && text.All(char.IsAsciiHexDigitLower)
            && uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id);
    }

    /// <summary>Reads 0x01 and 32 bytes from base64: 44 characters without padding, so there is one spelling.</summary>
    /// <param name="base64">The text.</param>
    /// <param name="key">Receives the 32 bytes. A seed is the caller's to clean.</param>
    internal static bool TryKeyBytes(string base64, Span<byte> key)
    {
        Span<byte> typed = stackalloc byte[33];
        try
        {
            if (base64.Length != 44 || !Convert.TryFromBase64String(base64, typed, out var length) || length != 33 || typed[0] != Ed25519Type) return false;
            typed[1..].CopyTo(key);
            return true;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(typed);
        }
    }

    internal static uint IdOf(string name, ReadOnlySpan<byte> publicKey)
    {
        var hash = Hash.Of([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. publicKey]).ToArray();
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }
}
