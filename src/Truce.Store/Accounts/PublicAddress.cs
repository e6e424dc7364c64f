using System.Text;
using Truce.Store.Disk;

namespace Truce.Store.Accounts;

/// <summary>Where people reach a centre, kept beside the accounts by the server, so that links made without it lead there too.</summary>
public static class PublicAddress
{
    private const string Path = "accounts/public-url";

    /// <summary>Keeps an address; null forgets the one that stood.</summary>
    public static void Keep(IDisk disk, Uri? address)
    {
        if (address?.GetLeftPart(UriPartial.Authority) == Read(disk)) return;
        disk.Replace(Path, Encoding.UTF8.GetBytes(address?.GetLeftPart(UriPartial.Authority) ?? ""));
    }

    /// <summary>The address, without a slash at its end; null where none is kept.</summary>
    public static string? Read(IDisk disk) =>
        disk.Exists(Path) && Encoding.UTF8.GetString(disk.ReadAll(Path)) is { Length: > 0 } kept ? kept : null;
}
