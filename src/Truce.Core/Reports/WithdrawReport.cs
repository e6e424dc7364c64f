namespace Truce.Core.Reports;

/// <summary>Notes that the source took its report back. The report stays, marked so; its claims stay as claims of a withdrawn report.</summary>
public sealed record WithdrawReport(Id<Report> Report, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Report), this, caller);

    public static Ruling Decide(Report? current, WithdrawReport command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Report.ToString());
        if (Permissions.Refuse(nameof(WithdrawReport), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return ReportRefusals.Withdrawn(current.Id.ToString());
        return Ruling.Of(current.Id.Reference, new ReportWithdrawn(command.Reason));
    }
}
