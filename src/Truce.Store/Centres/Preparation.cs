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
    public static CommandPrint Print(ICommand command, Id<Member> caller, string key, out int bytes)
    {
        var canonical = CanonicalValues.Write<object>(command);
        bytes = canonical.Length;
        var name = Encoding.ASCII.GetBytes(command.GetType().Name + "\n");
        return new CommandPrint(Hash.Of(Encoding.UTF8.GetBytes($"{caller}\n{key}")), Hash.Of([.. name, .. canonical]));
    }

    /// <summary>A submission of what was decided.</summary>
    public static Submission Of(IReadOnlyList<Decided> decided, Who who, Reading reading, CentreRegisters registers, CommandPrint print, Instant now)
    {
        foreach (var one in decided) reading.Note(one.Stream);
        var whoValue = CanonicalValues.Write(who);
        var markings = new Dictionary<Reference, Marking>();
        var events = new PreparedEvent[decided.Count];
        for (var at = 0; at < events.Length; at++)
        {
            var one = decided[at];
            if (one.Marking is { } given) markings[one.Stream] = given;
            else if (!markings.ContainsKey(one.Stream)) markings[one.Stream] = registers.Find(one.Stream)!.Marking;
            events[at] = Prepare(one, whoValue, markings[one.Stream]);
        }

        return new Submission(events, who, [.. reading.Read.Select(pair => (pair.Key, pair.Value))], print, now);
    }

    private static PreparedEvent Prepare(Decided decided, byte[] who, Marking marking)
    {
        var guarded = decided.Guarded ?? [];
        var parts = new PreparedPart[3 + guarded.Count];
        var chance = Chance.Take(EventLineWriter.RandomBytes(parts.Length));
        List<(string Name, byte[] Value)> values = [(Body, CanonicalValues.Write<object>(decided.Event)), (Head, []), (WhoName, who)];
        foreach (var part in guarded)
            values.Add((part.Name, CanonicalValues.Write(new GuardedPartValue(part.Marking, part.Value))));
        if (guarded.Count > 0) values.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));

        // The head's salt comes first, then the other parts' in order, then the decoys.
        var (headAt, salt) = (0, 32);
        for (var at = 0; at < parts.Length; at++)
        {
            if (values[at].Name == Head)
            {
                headAt = at;
                continue;
            }

            parts[at] = PreparedPart.Make(values[at].Name, values[at].Value, chance.AsSpan(salt, 32));
            salt += 32;
        }

        byte[] rest = [.. chance.AsSpan(0, 32), .. chance.AsSpan(salt)];
        return new PreparedEvent(
            decided.Stream, EventCatalogue.NameOf(decided.Event), decided.Event, marking, parts, headAt, rest,
            [.. guarded.Select(part => (part.Name, part.Marking))]);
    }

    private sealed record GuardedPartValue(Marking Marking, object Value);
}
