namespace Truce.Core.Tables;

/// <summary>Takes note of a table that a source publishes. Its rows come with editions.</summary>
/// <param name="Marking">Null: whoever may see its questions and what carries it may see it.</param>
public sealed record OpenTable(Id<Source> By, TableTerms Terms, Reference? Through = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Absent(reading, Terms) is { } question ? AccessRefusals.NotFound(question.ToString())
        : Through is { } carrier && !reading.Sees(carrier) ? AccessRefusals.NotFound(carrier.ToString())
        : Decide(reading.Find(By), this, caller);

    public static Ruling Decide(Source? by, OpenTable command, Caller caller)
    {
        if (by is null) return AccessRefusals.NotFound(command.By.ToString());
        if (Permissions.Refuse(nameof(OpenTable), caller) is { } no) return no;
        if (command.Terms.Unfit() is { } unfit) return unfit;
        if (command.Through is { } carrier && carrier.Kind is not (StreamKind.Claim or StreamKind.Report)) return TableRefusals.CarrierUnfit();
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(caller.NewId<DataTable>(), new TableOpened(command.By, command.Terms, command.Through, command.Example), marking));
    }

    /// <summary>The first question that the caller does not see.</summary>
    internal static Id<Question>? Absent(IReading reading, TableTerms terms)
    {
        foreach (var question in terms.Series.IsDefault ? [] : terms.Questions)
            if (reading.Find(question) is null) return question;
        return null;
    }
}

/// <summary>Corrects the wording of a table, or adds columns behind those that stand. What rows were recorded under keeps its meaning.</summary>
public sealed record CorrectTable(Id<DataTable> Table, TableTerms Terms, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        OpenTable.Absent(reading, Terms) is { } question ? AccessRefusals.NotFound(question.ToString()) : Decide(reading.Find(Table), this, caller);

    public static Ruling Decide(DataTable? current, CorrectTable command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Table.ToString());
        if (Permissions.Refuse(nameof(CorrectTable), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return TableRefusals.Withdrawn(current.Id.ToString());
        if (command.Terms.Unfit() is { } wrong) return wrong;
        if (!current.Terms.IsKeptBy(command.Terms)) return TableRefusals.OtherSeries(current.Id.ToString());
        if (CanonicalValues.Same(current.Terms, command.Terms)) return TableRefusals.NothingChanged();
        return Ruling.Of(current.Id, new TableCorrected(command.Terms, command.Reason));
    }
}

/// <summary>Takes a table back: its source did, or it was recorded in error. It stays, marked so.</summary>
public sealed record WithdrawTable(Id<DataTable> Table, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Table), this, caller);

    public static Ruling Decide(DataTable? current, WithdrawTable command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Table.ToString());
        if (Permissions.Refuse(nameof(WithdrawTable), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return TableRefusals.Withdrawn(current.Id.ToString());
        return Ruling.Of(current.Id, new TableWithdrawn(command.Reason));
    }
}
