using System.Text.Json;

namespace Truce.Store.Journal;

/// <summary>A guarded part as it stands in an event line: its own marking travels inside it.</summary>
internal sealed record GuardedValue(Marking Marking, JsonElement Value);

/// <summary>An event line, read.</summary>
/// <param name="Recorded">What the registers fold.</param>
/// <param name="Guarded">Guarded parts that stand.</param>
/// <param name="Commitment">What the ledger holds of it; default where the whole segment was compared instead.</param>
internal readonly record struct StoredEvent(Recorded Recorded, IReadOnlyList<(string Name, Marking Marking)> Guarded, Hash Commitment)
{
    private const string HeadPart = "head", WhoPart = "who", BodyPart = "body";

    /// <summary>Reads a line.</summary>
    /// <param name="line">Without line end.</param>
    /// <param name="committed">Whether the commitment is computed, which checks that the line is canonical.</param>
    /// <exception cref="RecordException">The line is not an event line.</exception>
    /// <exception cref="JsonException">A part is not what its name says.</exception>
    public static StoredEvent Read(ReadOnlyMemory<byte> line, bool committed)
    {
        var commitment = committed ? EventLine.CommitmentOf(line.Span) : default;
        var parsed = EventLine.Parse(line);
        if (!parsed.TryPart(HeadPart, out var headPart)) throw new RecordException("the part “head” is missing", 0);
        if (!parsed.TryPart(WhoPart, out var whoPart)) throw new RecordException("the part “who” is missing", 0);
        var head = HeadLine.Read(headPart.Value.Span);
        var who = WhoOf(whoPart.Value.Span);
        var type = EventCatalogue.TypeOf(head.Name) ?? throw new RecordException($"the event “{head.Name}” is not known to this build", 0);
        var happened = parsed.TryPart(BodyPart, out var body) ? (IEvent)CanonicalValues.Read(type, body.Value.Span) : Erased.Body;
        return new StoredEvent(new Recorded(head, who, happened), parsed.Parts.Count > 3 ? GuardedOf(parsed) : [], commitment);
    }

    [ThreadStatic]
    private static (byte[] Text, Who Who)? lastWho;

    // Events that follow each other mostly have one author.
    private static Who WhoOf(ReadOnlySpan<byte> text)
    {
        if (lastWho is not { } last || !text.SequenceEqual(last.Text)) lastWho = last = (text.ToArray(), CanonicalValues.Read<Who>(text));
        return last.Who;
    }

    private static List<(string, Marking)> GuardedOf(EventLine line) =>
    [
        .. from part in line.Parts
           where part.Name is not (HeadPart or WhoPart or BodyPart)
           select (part.Name, CanonicalValues.Read<GuardedValue>(part.Value.Span).Marking),
    ];
}
