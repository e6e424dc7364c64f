using System.Collections.Immutable;

namespace Truce.Core.SituationReports;

/// <summary>The parts of a report, in the order of the daily product of monitoring missions.</summary>
public enum ReportSection
{
    Numbers = 1,
    Incidents = 2,
    Harm = 3,
    Lines = 4,
    Exchange = 5,
    Crossings = 6,
    Provisions = 7,

    /// <summary>Where our own monitors were kept from looking.</summary>
    Access = 8,

    /// <summary>What somebody has to decide.</summary>
    Decisions = 9,

    /// <summary>What nobody could observe.</summary>
    Coverage = 10,

    /// <summary>Corrections of earlier reports.</summary>
    Corrections = 11,
}

/// <summary>Who says it: columns that are never added to each other.</summary>
public enum ReportColumn
{
    /// <summary>The centre's own record.</summary>
    RecordedByUs = 1,

    /// <summary>A party to the agreement, or who acts for one; each party has a column of its own.</summary>
    Party = 2,
    LocalAuthority = 3,
    ThirdParty = 4,
}

/// <summary>By which question to the record the lines of a section came about.</summary>
/// <param name="Code">Stable, such as <c>incidents occurred=2025-10-28T17:30:00Z/2025-10-29T17:30:00Z</c>.</param>
/// <param name="Words">The same in words.</param>
public sealed record FrozenQuery(ReportSection Section, string Code, LocalText Words);

/// <summary>
/// One cell of a report, frozen: what is shown, from what it was drawn, by which question, and where in the record that stood. Nothing in
/// it is reckoned anew when it is read.
/// </summary>
/// <param name="Number">Of its note, from 1, through the whole report.</param>
/// <param name="Subject">The row, as it was called then.</param>
/// <param name="Words">What stands in the cell.</param>
/// <param name="Query">
/// The question narrowed to this line; its section's in <see cref="Composition.Queries"/>. It names no thing: those stand in
/// <paramref name="Things"/> and <paramref name="Place"/>, where they can be kept from whoever may not know of them.
/// </param>
/// <param name="Things">Everything whose words are in it: whoever may not see one of them later is not shown the line.</param>
/// <param name="Party">Whose column; only of <see cref="ReportColumn.Party"/>.</param>
/// <param name="From">What it was drawn from; null where it counts many.</param>
/// <param name="Entry">The last event of that, at the cut-off.</param>
/// <param name="Least">The number, where it is one; with <paramref name="Most"/> a range of one source.</param>
/// <param name="By">Who said it, by the name of then.</param>
/// <param name="Via">Who passed it on, the last of the chain; null where nobody did.</param>
/// <param name="Grade">Letter and number, such as <c>C3</c>; null where it is not graded.</param>
/// <param name="Place">The governorate; never anything narrower.</param>
/// <param name="Example">Whether what it was drawn from was invented to show something.</param>
public sealed record FrozenLine(
    int Number, ReportSection Section, LocalText Subject, ReportColumn Column, LocalText Words, string Query, ImmutableArray<Reference> Things,
    Id<Organisation>? Party = null, Reference? From = null, long? Entry = null, Amount? Least = null, Amount? Most = null, string? Unit = null,
    LocalText? By = null, LocalText? Via = null, string? Grade = null, Id<Place>? Place = null, bool Example = false)
{
    /// <summary>Whether it is shown closed: its number and its column alone.</summary>
    public bool IsClosed() => Query.Length == 0;

    /// <summary>The same for whoever may no longer see what it was drawn from.</summary>
    public FrozenLine Closed() => new(Number, Section, Phrases.Of("closed"), Column, Phrases.Of("closed"), "", [], Party);
}

/// <summary>What a report was composed of.</summary>
/// <param name="Index">The last event that it took in.</param>
/// <param name="Lines">In the order of the report; at most <see cref="Composer.MostLines"/>.</param>
/// <param name="Partners">Whose own records are shown in it, the drafting organisation apart; ascending.</param>
/// <param name="Parties">The parties that have a column, by the names of then; ascending.</param>
public sealed record Composition(
    long Index, ImmutableArray<FrozenLine> Lines, ImmutableArray<FrozenQuery> Queries, ImmutableArray<Id<Organisation>> Partners,
    ImmutableArray<NamedParty> Parties)
{
    /// <summary>
    /// As somebody sees it who may see some things and not others, by the rights of now: a line is closed where anything whose words are in
    /// it is not to be seen any more.
    /// </summary>
    public Composition For(Predicate<Reference> sees) => new(
        Index, [.. Lines.Select(line => line.Things.All(thing => sees(thing)) ? line : line.Closed())], Queries, Partners,
        [.. Parties.Where(party => sees(party.Party))]);
}

/// <summary>A party that has a column of its own, as it was called.</summary>
public sealed record NamedParty(Id<Organisation> Party, LocalText Name);
