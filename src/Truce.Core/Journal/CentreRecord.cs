using System.Collections.Immutable;

namespace Truce.Core.Journal;

/// <summary>Parts of one event that were erased.</summary>
/// <param name="Index">The event's place in the record.</param>
/// <param name="Parts">Names of parts, ascending.</param>
public sealed record ErasedParts(long Index, ImmutableArray<string> Parts);

/// <summary>The one act that changes every moment: the parts named are gone, their digests stay, all proofs hold.</summary>
/// <param name="Erased">What, ascending by index.</param>
/// <param name="Rule">The rule under which it was erased, such as an article of a protocol.</param>
/// <param name="Reason">Why, without what it said.</param>
public sealed record PartsRedacted(ImmutableArray<ErasedParts> Erased, LocalText Rule, LocalText Reason) : IReasoned;

/// <summary>The record was taken over by another machine, on purpose.</summary>
/// <param name="At">The index of the first event that the new keeper may record.</param>
/// <param name="Reason">Why.</param>
public sealed record RecordAdopted(long At, LocalText Reason) : IReasoned;

/// <summary>The life of the record itself: who took it over, what was erased, under which terms it is kept.</summary>
public sealed record CentreRecord(Id<CentreRecord> Id, ImmutableArray<ErasedParts> Erased, int Adoptions, Terms? Terms, ReminderTerms? Reminders = null)
    : INoun<CentreRecord>
{
    /// <summary>A centre has one.</summary>
    public static readonly Id<CentreRecord> Only = new(0);

    /// <summary>Checklists that the centre set in the place of the product's own: of each method the last that was set.</summary>
    public ImmutableArray<Checklist> Checklists { get; init; } = [];

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Record;

    /// <inheritdoc />
    public static CentreRecord? Apply(CentreRecord? current, Recorded recorded)
    {
        var state = current ?? new CentreRecord(Only, [], 0, null);
        return recorded.Event switch
        {
            PartsRedacted e => state with { Erased = state.Erased.AddRange(e.Erased) },
            TermsDeclared e => state with { Terms = new Terms(e.Host, e.Rules, e.Contact) },
            RemindersSet e => state with { Reminders = e.Terms },
            ChecklistSet e => state with { Checklists = [.. state.Checklists.Where(one => one.Method != e.List.Method), e.List] },
            RecordAdopted => state with { Adoptions = state.Adoptions + 1 },
            _ => state,
        };
    }
}
