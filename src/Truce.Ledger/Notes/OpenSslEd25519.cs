using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Truce.Ledger;

/// <summary>One Ed25519 private key in OpenSSL (1.1.1 or later): .NET has no Ed25519 of its own.</summary>
/// <remarks>Signing uses a context of its own each time, so several threads may sign at once.</remarks>
internal sealed partial class OpenSslEd25519 : IDisposable
{
    public const int SeedSize = 32;

    private const string Crypto = "libcrypto";
    private const int EvpPkeyEd25519 = 1087;

    private static readonly string[] Names = ["libcrypto.so.3", "libcrypto.so.1.1", "libcrypto"];
    private readonly KeyHandle _key;

    static OpenSslEd25519() => NativeLibrary.SetDllImportResolver(typeof(OpenSslEd25519).Assembly, Resolve);

    /// <summary>Takes a 32-byte seed (RFC 8032). The caller cleans it.</summary>
    public OpenSslEd25519(ReadOnlySpan<byte> seed)
    {
        _key = NewRawPrivateKey(EvpPkeyEd25519, 0, seed, (nuint)seed.Length);
        if (_key.IsInvalid) throw new CryptographicException("OpenSSL does not take the Ed25519 key.");
    }

    public byte[] PublicKey()
    {
        var bytes = new byte[Ed25519.PublicKeySize];
        var length = (nuint)bytes.Length;
        Check(GetRawPublicKey(_key, bytes, ref length) == 1 && length == (nuint)bytes.Length);
        return bytes;
    }

    public void CopySeed(Span<byte> to)
    {
        var length = (nuint)to.Length;
        Check(GetRawPrivateKey(_key, to, ref length) == 1 && length == SeedSize);
    }

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        using var context = NewContext();
        Check(!context.IsInvalid && SignInit(context, 0, 0, 0, _key) == 1);
        var signature = new byte[Ed25519.SignatureSize];
        var length = (nuint)signature.Length;
        Check(Sign(context, signature, ref length, message, (nuint)message.Length) == 1 && length == (nuint)signature.Length);
        return signature;
    }

    public void Dispose() => _key.Dispose();

    private static void Check(bool done)
    {
        if (!done) throw new CryptographicException("OpenSSL failed on an Ed25519 key.");
    }

    /// <summary>Finds OpenSSL's libcrypto; false where there is none.</summary>
    public static bool TryLoad(out nint handle)
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, typeof(OpenSslEd25519).Assembly, null, out handle)) return true;
        }
        handle = 0;
        return false;
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path) =>
        library == Crypto && TryLoad(out var handle) ? handle : 0;

    [LibraryImport(Crypto, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    private static partial KeyHandle NewRawPrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Crypto, EntryPoint = "EVP_PKEY_get_raw_private_key")]
    private static partial int GetRawPrivateKey(KeyHandle key, Span<byte> to, ref nuint length);

    [LibraryImport(Crypto, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    private static partial int GetRawPublicKey(KeyHandle key, Span<byte> to, ref nuint length);

    // Cleans the private key before it frees the memory.
    [LibraryImport(Crypto, EntryPoint = "EVP_PKEY_free")]
    private static partial void FreeKey(nint key);

    [LibraryImport(Crypto, EntryPoint = "EVP_MD_CTX_new")]
    private static partial ContextHandle NewContext();

    [LibraryImport(Crypto, EntryPoint = "EVP_MD_CTX_free")]
    private static partial void FreeContext(nint context);

    [LibraryImport(Crypto, EntryPoint = "EVP_DigestSignInit")]
    private static partial int SignInit(ContextHandle context, nint keyContext, nint digest, nint engine, KeyHandle key);

    [LibraryImport(Crypto, EntryPoint = "EVP_DigestSign")]
    private static partial int Sign(ContextHandle context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> message, nuint messageLength);

    private sealed class KeyHandle() : SafeHandleZeroOrMinusOneIsInvalid(true)
    {
        protected override bool ReleaseHandle()
        {
            FreeKey(handle);
            return true;
        }
    }

    private sealed class ContextHandle() : SafeHandleZeroOrMinusOneIsInvalid(true)
    {
        protected override bool ReleaseHandle()
        {
            FreeContext(handle);
            return true;
        }
    }
}
