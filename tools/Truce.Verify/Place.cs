using System.Net;
using System.Text;
using Truce.Ledger;

namespace Truce.Verify;

/// <summary>Where a ledger lies: a folder, or an address that serves the same files.</summary>
internal sealed class Place(string where, TimeSpan patience) : ITileSource
{
    // A bundle of 256 of the longest entries is just under 16.8 MB.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 17 << 20,
    };

    private readonly Uri? _address = IsAddress(where) ? new Uri(where.TrimEnd('/') + "/") : null;
    private readonly TileFolder _folder = new(where);

    public string Name => where;

    public static bool IsAddress(string where) => where.StartsWith("http://", StringComparison.Ordinal) || where.StartsWith("https://", StringComparison.Ordinal);

    /// <summary>A small text beside the tiles, <c>checkpoint</c> or <c>key</c>, without which there is not <paramref name="what"/>.</summary>
    public string Text(string name, string what)
    {
        var text = TryGet(name, out var bytes) ? Encoding.UTF8.GetString(bytes.Span) : null;
        var problem = text is null ? $"it has no {name}" : text.Trim().Length == 0 ? $"its {name} is empty" : text.TrimStart().StartsWith('<') ? "it answers with a web page" : null;
        if (problem is null) return text!;
        var other = $"{where.TrimEnd('/')}/ledger";
        var likely = _address is null ? File.Exists(Path.Combine(other, "checkpoint")) : !_address.AbsolutePath.EndsWith("/ledger/", StringComparison.Ordinal);
        throw new CannotCheckException($"There is no {what} at {where}: {problem}{(what == "key" ? "; give --key." : likely ? $"; did you mean {other}?" : ".")}", understood: false);
    }

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
        using var enough = new CancellationTokenSource(patience);
        using var response = Client.SendAsync(request, enough.Token).GetAwaiter().GetResult();
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return false;
        if (!response.IsSuccessStatusCode) throw new CannotCheckException($"{request.RequestUri} answered {(int)response.StatusCode}.");
        bytes = response.Content.ReadAsByteArrayAsync(enough.Token).GetAwaiter().GetResult();
        return true;
    }
}
