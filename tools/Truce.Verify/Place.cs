using System.Net;
using System.Text;
using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Where a ledger lies: a folder, or an address that serves the same files.</summary>
internal sealed class Place(string where) : ITileSource
{
    // A bundle of 256 of the longest entries is just under 16.8 MB.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All })
    {
        Timeout = TimeSpan.FromSeconds(60),
        MaxResponseContentBufferSize = 17 << 20,
    };

    private readonly Uri? _address = where.StartsWith("http://", StringComparison.Ordinal) || where.StartsWith("https://", StringComparison.Ordinal)
        ? new Uri(where.TrimEnd('/') + "/") : null;
    private readonly TileFolder _folder = new(where);

    public string Name => where;

    /// <summary>A small text beside the tiles: <c>checkpoint</c>, <c>key</c>.</summary>
    public string Text(string name) =>
        TryGet(name, out var bytes) ? Encoding.UTF8.GetString(bytes.Span) : throw new CannotCheckException($"There is no {name} at {where}.");

    public bool TryRead(TilePath tile, out ReadOnlyMemory<byte> bytes)
    {
        if (_address is null) return _folder.TryRead(tile, out bytes);
        if (TryGet(tile.ToString(), out bytes)) return true;
        // A partial tile may be gone once the full one stands.
        if (!tile.IsPartial || !TryGet(tile.Full.ToString(), out bytes)) return false;
        bytes = TileBytes.Cut(tile.Level, bytes, tile.Width);
        return true;
    }

    private bool TryGet(string name, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        if (_address is null)
        {
            var file = Path.Combine(where, name);
            if (!File.Exists(file)) return false;
            bytes = File.ReadAllBytes(file);
            return true;
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_address, name));
        using var response = Client.SendAsync(request).GetAwaiter().GetResult();
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return false;
        if (!response.IsSuccessStatusCode) throw new CannotCheckException($"{request.RequestUri} answered {(int)response.StatusCode}.");
        bytes = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        return true;
    }
}
