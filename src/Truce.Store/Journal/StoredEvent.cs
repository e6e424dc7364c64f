using System.Runtime.CompilerServices;
using System.Text.Json;
using Truce.Store.Registers;

namespace Truce.Store.Journal;

/// <summary>A guarded part as it stands in an event line: its own marking travels inside it.</summary>
internal sealed record GuardedValue(Marking Marking, JsonElement Value);

/// <summary>An event line, read.</summary>
/// <param name="Recorded">What the registers fold.</param>
/// <param name="Guarded">Guarded parts that stand.</param>
/// <param name="Commitment">What the ledger holds of it; default where the whole segment was compared instead.</param>
internal readonly record struct StoredEvent(Recorded Recorded, IReadOnlyList<GuardedPartGiven> Guarded, Hash Commitment)
{
    /// <summary>Reads a line, whose form is checked in the same pass.</summary>
    /// <param name="line">Without line end.</param>
    /// <param name="committed">Whether the commitment is computed.</param>
    /// <exception cref="RecordException">The line is not an event line.</exception>
    /// <exception cref="JsonException">A part is not what its name says.</exception>
    [SkipLocalsInit]
    public static StoredEvent Read(ReadOnlyMemory<byte> line, bool committed)
    {
        Span<Hash> digests = stackalloc Hash[Commitments.MaxDigests];
        var text = line.Span;
        ReadOnlySpan<byte> headPart = default, whoPart = default, body = default;
        var hasGuarded = false;
        var scan = new EventScan(text, committed ? digests : default);
        while (scan.Next(out var name, out var value))
        {
            if (text[name].SequenceEqual("head"u8)) headPart = text[value];
            else if (text[name].SequenceEqual("who"u8)) whoPart = text[value];
            else if (text[name].SequenceEqual("body"u8)) body = text[value];
            else hasGuarded = true;
        }

        // No value is empty, so an empty one is a part that is not there.
        if (headPart.IsEmpty) throw new RecordException("the part “head” is missing", 0);
        if (whoPart.IsEmpty) throw new RecordException("the part “who” is missing", 0);
        var head = HeadLine.Read(headPart);
        var who = WhoOf(whoPart);
        var type = EventCatalogue.TypeOf(head.Name) ?? throw new RecordException($"the event “{head.Name}” is not known to this build", 0);
        var happened = body.IsEmpty ? Erased.Body : (IEvent)CanonicalValues.Read(type, body);
        return new StoredEvent(new Recorded(head, who, happened), hasGuarded ? GuardedOf(line) : [], committed ? scan.Commitment() : default);
    }

    [ThreadStatic]
    private static (byte[] Text, Who Who)? lastWho;

    // Events that follow each other mostly have one author.
    private static Who WhoOf(ReadOnlySpan<byte> text)
    {
        if (lastWho is not { } last || !text.SequenceEqual(last.Text)) lastWho = last = (text.ToArray(), CanonicalValues.Read<Who>(text));
        return last.Who;
    }

    // Few events have guarded parts, so for those the line is read once more, the plain way.
    private static IReadOnlyList<GuardedPartGiven> GuardedOf(ReadOnlyMemory<byte> line) =>
    [
        .. from part in EventLine.Parse(line).Parts
           where part.Name is not ("head" or "who" or "body")
           let value = CanonicalValues.Read<GuardedValue>(part.Value.Span)
           select new GuardedPartGiven(part.Name, value.Marking, part.Name == Incident.ExactPlacePart ? value.Value.Deserialize<PlaceStated>(CanonicalValues.Options) : null),
    ];
}
