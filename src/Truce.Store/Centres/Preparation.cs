using System.Text;
using Truce.Store.Registers;
using Truce.Store.Viewing;

namespace Truce.Store.Centres;

/// <summary>Makes a decision ready for the record: everything that does not need its place there, on the caller's own thread.</summary>
internal static class Preparation
{
    private const string Body = "body", Head = "head", WhoName = "who";

    /// <summary>The largest command that is taken, in bytes of its canonical form.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>The digests under which a command is known again.</summary>
    /// <param name="keyed">Under the centre's key: a plain digest would let anybody who sees a head test a guess of what was said, or erased.</param>
    public static CommandPrint Print(ICommand command, Id<Member> caller, string key, KeyedDigest keyed, out int bytes)
    {
        var text = Scratch.Empty();
        var name = (int)Encoding.ASCII.GetBytes(command.GetType().Name + "\n", text);
        CanonicalValues.Write(text, command);
        bytes = text.WrittenCount - name;
        var commandPrint = keyed.Of(text.WrittenSpan);
        text = Scratch.Empty();
        Encoding.UTF8.GetBytes($"{caller}\n{key}", text);
        return new CommandPrint(keyed.Of(text.WrittenSpan), commandPrint);
    }

    /// <summary>A submission of what was decided.</summary>
    public static Submission Of(IReadOnlyList<Decided> decided, Who who, Reading reading, CentreRegisters registers, CommandPrint print, Instant now)
    {
        foreach (var one in decided) reading.Note(one.Stream);
        var events = new PreparedEvent[decided.Count];
        for (var at = 0; at < events.Length; at++) events[at] = Prepare(decided[at], who, MarkingOf(decided, at, registers));
        return new Submission(events, who, reading.Read, print, now);
    }

    // The marking that the decision gives the stream last, up to this event; else the one that stands.
    private static Marking MarkingOf(IReadOnlyList<Decided> decided, int at, CentreRegisters registers)
    {
        for (var earlier = at; earlier >= 0; earlier--)
            if (decided[earlier].Stream == decided[at].Stream && decided[earlier].Marking is { } given) return given;
        return registers.Find(decided[at].Stream)!.Marking;
    }

    private static PreparedEvent Prepare(Decided decided, Who who, Marking marking)
    {
        var guarded = decided.Guarded ?? [];
        var values = new (string Name, object? Value)[3 + guarded.Count];
        (values[0], values[1], values[2]) = ((Body, decided.Event), (Head, null), (WhoName, who));
        for (var at = 0; at < guarded.Count; at++) values[3 + at] = (guarded[at].Name, new GuardedPartValue(guarded[at].Marking, guarded[at].Value));
        if (guarded.Count > 0) Array.Sort(values, static (one, other) => string.CompareOrdinal(one.Name, other.Name));

        // The head's salt comes first, then the other parts' in order, then the decoys.
        var parts = new PreparedPart[values.Length];
        var chance = Chance.Take(EventLineWriter.RandomBytes(parts.Length));
        var (headAt, salt) = (0, 32);
        for (var at = 0; at < parts.Length; at++)
        {
            if (values[at].Value is not { } value)
            {
                headAt = at;
                continue;
            }

            var text = Scratch.Empty();
            CanonicalValues.Write(text, value);
            parts[at] = PreparedPart.Make(values[at].Name, text.WrittenSpan, chance.AsSpan(salt, 32));
            salt += 32;
        }

        return new PreparedEvent(
            decided.Stream, EventCatalogue.NameOf(decided.Event), decided.Event, marking, parts, headAt, chance,
            guarded.Count == 0 ? [] : [.. guarded.Select(part => new GuardedPartGiven(part.Name, part.Marking, GuardedPartGiven.PlaceIn(part.Name, part.Value)))]);
    }

    private sealed record GuardedPartValue(Marking Marking, object Value);
}
