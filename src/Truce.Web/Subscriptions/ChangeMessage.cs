using System.Buffers;
using System.Text.Json;
using Truce.Web.Api;

namespace Truce.Web.Subscriptions;

/// <summary>
/// What a message says: which things changed in a stretch of the record, as the seat of the subscription may see them when it is sent.
/// References, kinds and where to read more; a title only of what everybody may see. What is marked RED is never named to a program.
/// </summary>
public static class ChangeMessage
{
    /// <summary>Events of the record that one message looks at, at most; so it names no more things than that.</summary>
    public const int MostEvents = 200;

    /// <summary>The things that a subscription tells of: changed after an index and up to the view's own, the last changed first.</summary>
    public static IReadOnlyList<Change> Of(SubscriptionAccount account, View view, long after) =>
        [.. view.ChangesAfter(after).Where(change => account.Wants(change.Thing, change.Under) && view.MarkingOf(change.Thing) is { Label: not TlpLabel.Red })];

    /// <summary>The body of a message, as UTF-8.</summary>
    /// <param name="subscription">Whose.</param>
    /// <param name="centre">The centre.</param>
    /// <param name="view">What the seat sees, at the last index of which it tells.</param>
    /// <param name="after">After which index it tells.</param>
    /// <param name="changes">What it tells of.</param>
    /// <param name="site">Where people reach the centre; null where that is not known.</param>
    public static byte[] Write(Subscription subscription, Centre centre, View view, long after, IReadOnlyList<Change> changes, Uri? site)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        var everybody = centre.View(null, view.Index);
        using (var json = new Utf8JsonWriter(buffer, Writing.Options))
        {
            json.WriteStartObject();
            json.WriteString("type", "record.changed");
            json.WriteString("timestamp", (view.RecordedAt ?? Instant.FromUnixTimeSeconds(0)).Machine());
            json.WriteStartObject("data");
            json.WriteString("centre", centre.Origin);
            if (centre.IsExample) json.WriteBoolean("example", true);
            if (site is not null) json.WriteString("site", site.GetLeftPart(UriPartial.Authority));
            json.WriteString("subscription", subscription.Id.ToString());
            json.WriteNumber("after", after);
            json.WriteNumber("to", view.Index);
            json.WriteStartArray("things");
            foreach (var change in changes) Thing(json, change, view, everybody);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Thing(Utf8JsonWriter json, Change change, View view, View everybody)
    {
        var thing = change.Thing;
        json.WriteStartObject();
        json.WriteString("reference", thing.ToString());
        json.WriteString("kind", thing.Kind.Word());
        json.WriteString("marking", $"TLP:{CanonicalValues.Label(view.MarkingOf(thing)!.Label)}");
        json.WriteNumber("index", change.Index);
        json.WriteBoolean("new", change.IsNew);
        if (ApiNoun.Every.FirstOrDefault(noun => noun.Kind == thing.Kind) is { } noun) json.WriteString("api", $"/api/{noun.Path}/{thing}");
        json.WriteString("record", $"/record/{change.Index}");
        if (everybody.WordingOf(thing) is { Title: { } title })
        {
            json.WritePropertyName("title");
            json.WriteRawValue(CanonicalValues.Write(title));
        }

        json.WriteEndObject();
    }
}
