using System.Buffers;
using System.Text.Json;

namespace Truce.Web.Api;

/// <summary>
/// States and events as JSON for one viewer: the canonical form of the record, in which a reference to what the viewer may not see is
/// null. A thing that hangs on others, or a link between two, is not there at all: the view has cut it before.
/// </summary>
public sealed class ApiJson(Visit visit)
{
    private readonly ArrayBufferWriter<byte> plain = new();

    /// <summary>Writes a thing with its marking, its owner and its page.</summary>
    public void Thing(Utf8JsonWriter to, ApiThing thing)
    {
        to.WriteStartObject();
        to.WriteString("reference", thing.Reference.ToString());
        to.WritePropertyName("marking");
        Value(to, visit.View.MarkingOf(thing.Reference)!);
        if (visit.View.OwnerOf(thing.Reference) is { } owner && Sees(owner.Reference)) to.WriteString("owner", owner.ToString());
        to.WriteString("page", visit.PageOf(thing.Reference));
        to.WritePropertyName("state");
        Value(to, thing.State);
        to.WriteEndObject();
    }

    /// <summary>Writes an event: where it stands, who entered it, what it says.</summary>
    public void Event(Utf8JsonWriter to, Recorded recorded)
    {
        var (head, who) = (recorded.Head, recorded.Who);
        to.WriteStartObject();
        to.WriteNumber("index", head.Index);
        to.WriteString("stream", head.Stream.ToString());
        to.WriteNumber("version", head.Version);
        to.WriteString("name", head.Name);
        to.WriteString("recordedAt", NodaTime.Text.InstantPattern.ExtendedIso.Format(head.RecordedAt));
        to.WritePropertyName("marking");
        Value(to, head.Marking);
        to.WritePropertyName("who");
        Value(to, who);
        to.WritePropertyName("body");
        Value(to, recorded.Event);
        to.WriteString("receipt", $"/record/{head.Index}/receipt");
        to.WriteEndObject();
    }

    /// <summary>Writes a value of the record.</summary>
    public void Value(Utf8JsonWriter to, object value)
    {
        plain.Clear();
        CanonicalValues.Write(plain, value);
        var from = new Utf8JsonReader(plain.WrittenSpan);
        while (from.Read()) Copy(ref from, to);
    }

    private void Copy(ref Utf8JsonReader from, Utf8JsonWriter to)
    {
        switch (from.TokenType)
        {
            case JsonTokenType.StartObject: to.WriteStartObject(); break;
            case JsonTokenType.EndObject: to.WriteEndObject(); break;
            case JsonTokenType.StartArray: to.WriteStartArray(); break;
            case JsonTokenType.EndArray: to.WriteEndArray(); break;
            case JsonTokenType.PropertyName: to.WritePropertyName(from.GetString()!); break;
            case JsonTokenType.String when IsHidden(ref from): to.WriteNullValue(); break;
            case JsonTokenType.String: to.WriteStringValue(from.GetString()); break;
            default: to.WriteRawValue(from.ValueSpan, skipInputValidation: true); break;
        }
    }

    private bool IsHidden(ref Utf8JsonReader from) =>
        from.ValueSpan.Length == Reference.Length && from.ValueSpan[3] == '-' && Reference.TryParse(from.GetString(), out var reference) && !Sees(reference);

    private bool Sees(Reference reference) => visit.View.MarkingOf(reference) is not null;
}
