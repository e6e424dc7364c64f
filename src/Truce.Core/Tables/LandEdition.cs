using System.Globalization;

namespace Truce.Core.Tables;

/// <summary>Begins to land an edition. One that is under way is set aside: it never became whole.</summary>
/// <param name="Edition">Its number: one more than the last whole edition's.</param>
public sealed record BeginEdition(Id<DataTable> Table, int Edition, EditionTerms Terms) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Table), this, caller);

    public static Ruling Decide(DataTable? current, BeginEdition command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Table.ToString());
        if (Permissions.Refuse(nameof(BeginEdition), caller) is { } no) return no;
        if (current.Withdrawn is not null) return TableRefusals.Withdrawn(current.Id.ToString());
        if (command.Terms.Unfit() is { } unfit) return unfit;
        if (command.Terms.Published > caller.Now.InUtc().Date.PlusDays(1)) return TableRefusals.PublishedInTheFuture(command.Terms.Published.Value.ToString("R", null));
        var standing = current.Edition?.Number ?? 0;
        if (command.Edition != standing + 1) return TableRefusals.OtherEdition(Number(standing));
        if (current.Edition?.Terms.IsSame(command.Terms) == true || current.UnderWay?.Terms.IsSame(command.Terms) == true) return TableRefusals.EditionStands();
        return Ruling.Of(current.Id, new EditionBegun(command.Edition, command.Terms));
    }

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Records some rows of the edition under way: one event, all of them or none.</summary>
/// <param name="Batch">The number of the set, from 0; sets come in their order.</param>
/// <param name="Withdrawn">Whether these are keys alone, of rows that the source no longer gives.</param>
public sealed record LandRows(Id<DataTable> Table, int Edition, int Batch, RowSet Rows, bool Withdrawn = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Table), this, caller);

    public static Ruling Decide(DataTable? current, LandRows command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Table.ToString());
        if (Permissions.Refuse(nameof(LandRows), caller) is { } no) return no;
        if (current.UnderWay is not { } under || under.Number != command.Edition || under.Batches != command.Batch) return TableRefusals.NotUnderWay(BeginEdition.Number(command.Edition));
        if (command.Rows.Unfit(command.Withdrawn ? 0 : current.Terms.Series.Length, current.Terms.Depth) is { } unfit) return unfit;
        if (!under.Precedes(command.Rows, command.Withdrawn)) return TableRefusals.RowsUnordered(command.Rows.DayOf(0).ToString("R", null));
        return Ruling.Of(current.Id, new RowsLanded(command.Edition, command.Batch, command.Rows, command.Withdrawn));
    }
}

/// <summary>Says that the edition under way is whole: from here on it is the table.</summary>
/// <param name="Batches">How many sets it has: with fewer it is not whole.</param>
public sealed record CompleteEdition(Id<DataTable> Table, int Edition, int Batches) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Table), this, caller);

    public static Ruling Decide(DataTable? current, CompleteEdition command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Table.ToString());
        if (Permissions.Refuse(nameof(CompleteEdition), caller) is { } no) return no;
        if (current.UnderWay is not { } under || under.Number != command.Edition || under.Batches != command.Batches) return TableRefusals.NotUnderWay(BeginEdition.Number(command.Edition));
        return Ruling.Of(current.Id, new EditionCompleted(command.Edition, command.Batches));
    }
}
