namespace Truce.Core.Tables;

public sealed record TableOpened(Id<Source> By, TableTerms Terms, Reference? Through = null, bool Example = false) : IEvent;

/// <summary>Its wording was corrected, or columns were added behind those that stand.</summary>
public sealed record TableCorrected(TableTerms Terms, LocalText Reason) : IReasoned;

/// <summary>An edition begins to land. One that was under way and never whole is set aside.</summary>
public sealed record EditionBegun(int Edition, EditionTerms Terms) : IEvent;

/// <summary>Some rows of an edition under way.</summary>
/// <param name="Batch">Which set of the edition, from 0.</param>
/// <param name="Withdrawn">Whether these are keys that the source no longer gives; then they have no cells.</param>
public sealed record RowsLanded(int Edition, int Batch, RowSet Rows, bool Withdrawn = false) : IEvent;

/// <summary>The edition under way is whole: from here on it is the table.</summary>
/// <param name="Batches">How many sets it has.</param>
public sealed record EditionCompleted(int Edition, int Batches) : IEvent;

/// <summary>Its source took it back, or it was recorded in error. It stays, marked so.</summary>
public sealed record TableWithdrawn(LocalText Reason) : IReasoned;
