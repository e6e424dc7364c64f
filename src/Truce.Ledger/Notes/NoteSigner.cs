using System.Security.Cryptography;
using System.Text;

namespace Truce.Ledger;

/// <summary>The private half of a note key. Signs through OpenSSL, which .NET on Linux already needs.</summary>
/// <remarks>
/// Written <c>PRIVATE+KEY+name+keyid+base64</c>, with 0x01 and the 32-byte seed in base64. The key lies in memory of
/// OpenSSL, which cleans it when the signer is disposed; copies made on the way are cleaned here, all but the text itself.
/// Safe for several threads.
/// </remarks>
public sealed class NoteSigner : IDisposable
{
    private const string Prefix = "PRIVATE+KEY+";
    private readonly OpenSslEd25519 _key;

    private NoteSigner(string name, OpenSslEd25519 key)
    {
        _key = key;
        Verifier = VerifierKey.Of(name, key.PublicKey());
    }

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>A new key under this name.</summary>
    /// <exception cref="ArgumentException">The name cannot be that of a key (see <see cref="VerifierKey"/>).</exception>
    /// <exception cref="DllNotFoundException">There is no OpenSSL.</exception>
    public static NoteSigner Generate(string name)
    {
        Span<byte> seed = stackalloc byte[OpenSslEd25519.SeedSize];
        try
        {
            RandomNumberGenerator.Fill(seed);
            return Open(name, seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Reads a private key as <see cref="ToPrivateText"/> writes it; a newline may follow.</summary>
    /// <exception cref="FormatException">It is not such a key, or its id does not fit it. The message does not repeat it.</exception>
    /// <exception cref="DllNotFoundException">There is no OpenSSL.</exception>
    public static NoteSigner Parse(string privateText)
    {
        ArgumentNullException.ThrowIfNull(privateText);
        var text = privateText.TrimEnd('\r', '\n');
        var fields = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split('+', 3) : [];
        Span<byte> seed = stackalloc byte[OpenSslEd25519.SeedSize];
        if (fields.Length != 3 || !VerifierKey.IsName(fields[0]) || !VerifierKey.TryId(fields[1], out var id) || !VerifierKey.TryKeyBytes(fields[2], seed))
            throw new FormatException("Not a private note key of the form PRIVATE+KEY+name+id+key for Ed25519.");
        try
        {
            var signer = Open(fields[0], seed);
            if (signer.Verifier.KeyId == id) return signer;
            signer.Dispose();
            throw new FormatException("The id of the private note key does not fit the key.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>The form in which the key is kept. A secret: for a file that its owner alone can read.</summary>
    public string ToPrivateText()
    {
        Span<byte> typed = stackalloc byte[1 + OpenSslEd25519.SeedSize];
        try
        {
            typed[0] = VerifierKey.Ed25519Type;
            _key.CopySeed(typed[1..]);
            return $"{Prefix}{Verifier.Name}+{Verifier.KeyId:x8}+{Convert.ToBase64String(typed)}";
        }
        finally
        {
            CryptographicOperations.ZeroMemory(typed);
        }
    }

    /// <summary>The whole note: the text, and this key's signature under it.</summary>
    /// <param name="text">Ends in a newline; holds no other control characters.</param>
    /// <exception cref="ArgumentException">The text cannot be that of a note.</exception>
    /// <exception cref="CryptographicException">OpenSSL failed, or what it made does not verify.</exception>
    public string Sign(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.EndsWith('\n') || !NoteText.IsPlain(text)) throw new ArgumentException("A note's text ends in a newline and holds no other control characters.", nameof(text));
        var message = Encoding.UTF8.GetBytes(text);
        var signature = _key.Sign(message);
        // A faulty Ed25519 signature can give the key away, so none leaves unchecked, and by other code than made it.
        if (!Verifier.Verify(message, signature)) throw new CryptographicException("The signature just made does not verify.");
        return new SignedNote(text, [new NoteSignature(Verifier.Name, Verifier.KeyId, signature)]).ToString();
    }

    /// <summary>Cleans and frees the key.</summary>
    public void Dispose() => _key.Dispose();

    private static NoteSigner Open(string name, ReadOnlySpan<byte> seed)
    {
        var key = new OpenSslEd25519(seed);
        try
        {
            return new NoteSigner(name, key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
