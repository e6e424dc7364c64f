using System.Buffers;
using System.Text;
using System.Text.Json;
using Truce.Store.Viewing;

namespace Truce.Web.Live;

/// <summary>What is sent, in the form of server-sent events (WHATWG HTML, 9.2.6). Every message but that of changes has the same bytes for everybody.</summary>
internal static class LiveMessages
{
    /// <summary>That the stream lives; an event and not a comment, so that a page notices when it no longer comes.</summary>
    public static readonly byte[] Beat = "event: beat\ndata: -\n\n"u8.ToArray();

    /// <summary>That more happened, or what may be seen changed otherwise, than can be told: the page is best loaded anew. The next message begins after this index.</summary>
    public static byte[] Resync(long index) => Encoding.ASCII.GetBytes($"id: {index}\nevent: resync\ndata: -\n\n");

    /// <summary>That this stream ends for good and why, and need not be opened again.</summary>
    public static byte[] End(LiveEnd why) => Encoding.ASCII.GetBytes($"event: end\ndata: {(why == LiveEnd.TooMany ? "too-many" : "viewer")}\n\n");

    /// <summary>After how long to come back when the line broke.</summary>
    public static byte[] Return(int milliseconds) => Encoding.ASCII.GetBytes($"retry: {milliseconds}\n\n");

    /// <summary>
    /// What changed: each thing by name, with what it stands under; or, of too many, that they are more than so many. References alone, no
    /// content. The identifier is the index of the last event told of.
    /// </summary>
    /// <returns>Null where nothing did.</returns>
    public static byte[]? Changes(IEnumerable<Change> changes, int most)
    {
        var some = changes.Take(most + 1).ToList();
        if (some.Count == 0) return null;
        var buffer = new ArrayBufferWriter<byte>(512);
        buffer.Write(Encoding.ASCII.GetBytes($"id: {some[0].Index}\ndata: "));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (some.Count > most) json.WriteNumber("more", most);
            json.WriteStartArray("things");
            foreach (var one in some.Count > most ? [] : some) Thing(json, one);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Thing(Utf8JsonWriter json, Change one)
    {
        json.WriteStartObject();
        json.WriteString("is", one.Thing.ToString());
        json.WriteNumber("at", one.Index);
        json.WriteBoolean("new", one.IsNew);
        json.WriteStartArray("under");
        foreach (var other in one.Under) json.WriteStringValue(other.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
