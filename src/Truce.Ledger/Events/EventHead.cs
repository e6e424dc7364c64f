using System.Text.Json;

namespace Truce.Ledger;

/// <summary>The one thing that the ledger must know of an event's content: the index that its head names.</summary>
public static class EventHead
{
    /// <summary>Reads <c>index</c> from the value of a head.</summary>
    /// <param name="head">The canonical bytes of the value.</param>
    /// <param name="index">The index; 0 where there is none.</param>
    /// <returns>False if the head is not an object, or has no integer <c>index</c> of its own from 0.</returns>
    public static bool TryIndex(ReadOnlySpan<byte> head, out long index)
    {
        index = 0;
        var reader = new Utf8JsonReader(head);
        if (head.IsEmpty || !reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIndex = reader.ValueTextEquals("index"u8);
            reader.Read();
            if (isIndex) return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out index) && index >= 0;
            reader.Skip();
        }
        return false;
    }
}
