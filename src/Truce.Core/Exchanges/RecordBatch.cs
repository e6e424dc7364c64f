using System.Globalization;

namespace Truce.Core.Exchanges;

/// <summary>Records a number in an exchange as a source states it.</summary>
/// <param name="Marking">Null: whoever may see the account and the source.</param>
public sealed record RecordBatch(Id<ExchangeLedger> Ledger, BatchTerms Terms, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Ledger), reading.Find(Terms.Report), BatchCheck.Missing(Terms, reading), this, caller);

    public static Ruling Decide(ExchangeLedger? ledger, Report? report, Reference? missing, RecordBatch command, Caller caller)
    {
        if (ledger is null) return AccessRefusals.NotFound(command.Ledger.ToString());
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (report is null) return AccessRefusals.NotFound(command.Terms.Report.ToString());
        if (Permissions.Refuse(nameof(RecordBatch), caller) is { } no) return no;
        if (report.Withdrawn is not null) return ReportRefusals.Withdrawn(report.Id.ToString());
        if (BatchCheck.Unfit(command.Terms, ledger, caller) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(caller.NewId<Batch>(), new BatchRecorded(ledger.Id, command.Terms, command.Example), marking));
    }
}

/// <summary>Corrects a count that was entered in error. Who states it does not change: another source's count is another one.</summary>
public sealed record CorrectBatch(Id<Batch> Batch, BatchTerms Terms, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        var current = reading.Find(Batch);
        var ledger = current is null ? null : reading.Find(current.Ledger);
        return Decide(current, ledger, BatchCheck.Missing(Terms, reading) ?? (reading.Sees(Terms.Report) ? null : Terms.Report.Reference), this, caller);
    }

    public static Ruling Decide(Batch? current, ExchangeLedger? ledger, Reference? missing, CorrectBatch command, Caller caller)
    {
        if (current is null || ledger is null) return AccessRefusals.NotFound(command.Batch.ToString());
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(CorrectBatch), caller) is { } no) return no;
        if (current.Withdrawn is not null) return ExchangeRefusals.BatchWithdrawn(current.Id.ToString());
        if (command.Terms.By != current.Terms.By) return ExchangeRefusals.OtherSource();
        if (BatchCheck.Unfit(command.Terms, ledger, caller) is { } unfit) return unfit;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current.Terms == command.Terms) return ExchangeRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new BatchCorrected(command.Terms, command.Reason));
    }
}

/// <summary>Takes a count back. It stays, marked so, and no longer counts.</summary>
public sealed record WithdrawBatch(Id<Batch> Batch, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Batch), this, caller);

    public static Ruling Decide(Batch? current, WithdrawBatch command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Batch.ToString());
        if (Permissions.Refuse(nameof(WithdrawBatch), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return ExchangeRefusals.BatchWithdrawn(current.Id.ToString());
        return Ruling.Of(current.Id, new BatchWithdrawn(command.Reason));
    }
}

internal static class BatchCheck
{
    public static Reference? Missing(BatchTerms terms, IReading reading)
    {
        var by = reading.Sees(terms.By);
        var through = terms.Through is not { } organisation || reading.Sees(organisation);
        return !by ? terms.By : through ? null : terms.Through;
    }

    public static Refusal? Unfit(BatchTerms terms, ExchangeLedger ledger, Caller caller)
    {
        if (ledger.CategoryOf(terms.Category) is null) return ExchangeRefusals.NoSuchCategory(terms.Category.Length <= 40 ? terms.Category : terms.Category[..40]);
        if (terms is { Least: null, Most: null }) return ExchangeRefusals.NumberMissing();
        if (terms.Least < 0 || terms.Most < 0 || terms.Least > terms.Most) return ExchangeRefusals.NumberReversed(Say(terms.Least), Say(terms.Most));
        if (terms.On.Start > caller.Now.InUtc().Date.PlusDays(1)) return ExchangeRefusals.InTheFuture(terms.On.Start.ToString("R", null));
        return TextCheck.Optional(terms.Words, "words", TextCheck.Statement);
    }

    private static string Say(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
