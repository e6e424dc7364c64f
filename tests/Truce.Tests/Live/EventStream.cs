using System.Text.Json;

namespace Truce.Tests.Live;

/// <summary>One message of a stream.</summary>
internal sealed record Sent(string Event, string? Id, string Data)
{
    /// <summary>What began, by reference.</summary>
    public string[] New => Things(isNew: true);

    /// <summary>What changed, by reference.</summary>
    public string[] Changed => Things(isNew: false);

    public JsonElement Json => JsonDocument.Parse(Data).RootElement;

    private string[] Things(bool isNew) =>
        [.. from thing in Json.GetProperty("things").EnumerateArray() where thing.GetProperty("new").GetBoolean() == isNew select thing.GetProperty("is").GetString()!];
}

/// <summary>A reader of the stream, as a browser reads it: lines, a blank one after each message.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;
    private readonly HttpClient? own;

    private EventStream(HttpResponseMessage response, Stream stream, HttpClient? own) => (this.response, lines, this.own) = (response, new StreamReader(stream), own);

    public HttpResponseMessage Response => response;

    public int Status => (int)response.StatusCode;

    /// <summary>All bytes so far, as text.</summary>
    public string Raw { get; private set; } = "";

    /// <summary>Opens a stream.</summary>
    /// <param name="client">Who follows.</param>
    /// <param name="query">Such as <c>?after=3</c>.</param>
    /// <param name="last">What a browser sends when it comes back.</param>
    /// <param name="own">Goes with the stream.</param>
    public static async Task<EventStream> OpenAsync(HttpClient client, string query = "", string? last = null, HttpClient? own = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/live" + query);
        if (last is not null) request.Headers.Add("Last-Event-ID", last);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(20));
        return new EventStream(response, await response.Content.ReadAsStreamAsync(), own);
    }

    /// <summary>The next message; null where the stream ended. Being told when to come back is none.</summary>
    public async Task<Sent?> NextAsync()
    {
        var (name, data) = ("message", (string?)null);
        string? id = null;
        try
        {
            while (await lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)) is { } line)
            {
                Raw += line + "\n";
                if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
                else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
                else if (line.Length == 0 && data is not null) return new Sent(name, id, data);
            }
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            // The server broke the line.
        }

        return null;
    }

    /// <summary>The next message that is more than a sign of life.</summary>
    public async Task<Sent?> NewsAsync()
    {
        while (await NextAsync() is { } sent)
            if (sent.Event != "beat") return sent;
        return null;
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
        own?.Dispose();
    }
}
