using System.Collections.Immutable;
using System.Globalization;

namespace Truce.Core.Journal;

/// <summary>
/// Erases parts of events for ever, under a rule, with a reason. The head and the origin of an event stay; so do the bodies that rights
/// follow from, since erasing a suspension or the end of a representation would give back what it took.
/// </summary>
public sealed record RedactParts(ImmutableArray<ErasedParts> Parts, LocalText RuleText, LocalText Reason) : ICommand
{
    /// <summary>Parts that say where an event stands and who stands behind it: never erased.</summary>
    public static readonly ImmutableArray<string> Kept = ["head", "who"];

    private static readonly ImmutableArray<StreamKind> OfRights = [StreamKind.Record, StreamKind.Organisation, StreamKind.Member];

    /// <summary>Whether a part of an event may be erased: never where it stands and who stands behind it, nor a body that rights follow from.</summary>
    /// <param name="kind">Whose life the event belongs to.</param>
    /// <param name="part">Name of the part.</param>
    public static bool MayErase(StreamKind kind, string part) => !Kept.Contains(part) && (part != "body" || !OfRights.Contains(kind));

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        var standing = reading.Find(CentreRecord.Only);
        return Decide(this, standing, index => reading.PartsOf(index), caller);
    }

    /// <param name="standing">The record's own life; null where nothing was erased or adopted yet.</param>
    /// <param name="partsOf">The parts that stand at an index; null where the caller may not see the event.</param>
    public static Ruling Decide(RedactParts command, CentreRecord? standing, Func<long, StoredParts?> partsOf, Caller caller)
    {
        if (Permissions.Refuse(nameof(RedactParts), caller) is { } no) return no;
        var unfit = TextCheck.First(
            TextCheck.Of(command.RuleText, "rule", TextCheck.Name), TextCheck.Of(command.Reason, "reason", TextCheck.Statement));
        if (unfit is not null) return unfit;
        if (command.Parts.IsDefaultOrEmpty || command.Parts.Any(erased => erased.Parts.IsDefaultOrEmpty)) return RecordRefusals.NothingNamed();
        foreach (var erased in command.Parts)
        {
            var index = erased.Index.ToString(CultureInfo.InvariantCulture);
            if (partsOf(erased.Index) is not { } present) return AccessRefusals.NotFound(index);
            foreach (var part in erased.Parts)
            {
                if (!MayErase(present.Kind, part)) return RecordRefusals.PartKept(part);
                if (!present.Names.Contains(part)) return RecordRefusals.NoSuchPart(part, index);
            }
        }

        var ordered = command.Parts.OrderBy(parts => parts.Index).Select(parts => parts with { Parts = [.. parts.Parts.Order(StringComparer.Ordinal)] });
        var happened = new PartsRedacted([.. ordered], command.RuleText, command.Reason);
        return Ruling.Of(new Decided(CentreRecord.Only.Reference, happened, standing is null ? Marking.Clear : null));
    }
}

/// <summary>Takes the record over onto this machine, after it was moved or copied on purpose.</summary>
public sealed record AdoptRecord(long At, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, reading.Find(CentreRecord.Only), caller);

    public static Ruling Decide(AdoptRecord command, CentreRecord? standing, Caller caller)
    {
        if (Permissions.Refuse(nameof(AdoptRecord), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        return Ruling.Of(new Decided(
            CentreRecord.Only.Reference, new RecordAdopted(command.At, command.Reason), standing is null ? Marking.Clear : null));
    }
}

/// <summary>Every "no" about the record itself.</summary>
public static class RecordRefusals
{
    public static Refusal NothingNamed() =>
        new("record/nothing-named", RefusalKind.Refused, "Name at least one part of one event.");

    public static Refusal PartKept(string part) =>
        new("record/part-kept", RefusalKind.Refused, "The part “{0}” of this event says where it stands, who stands behind it or who may do what; it is never erased.", part);

    public static Refusal NoSuchPart(string part, string index) =>
        new("record/no-such-part", RefusalKind.Refused, "The event {1} has no part “{0}”, or it was erased already.", part, index);

    public static Refusal KeyReused() =>
        new("record/key-reused", RefusalKind.Refused, "This key was used before for something else. Take a new key for a new command.");

    public static Refusal Busy() =>
        new("record/busy", RefusalKind.Conflict, "Others changed the same things again and again while this was being decided. Look at what stands now and try again.");

    public static Refusal Unavailable() =>
        new("record/unavailable", RefusalKind.Unavailable, "It is not certain whether this was kept. Send the same form again later: it is recorded once.");

    public static Refusal ReadOnly() =>
        new("record/read-only", RefusalKind.Unavailable, "This copy of the record is open for reading only. Its keeper must adopt it first.");

    public static Refusal TooLarge(string bytes, string most) =>
        new("record/too-large", RefusalKind.Refused, "The command is {0} bytes long; at most {1} are taken.", bytes, most);
}
