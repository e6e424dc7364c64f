namespace Truce.Core.Reports;

/// <summary>Corrects how the centre describes a report. The text received is never touched.</summary>
public sealed record CorrectReport(Id<Report> Report, LocalText Title, DateInterval Published, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Report), this, caller);

    public static Ruling Decide(Report? current, CorrectReport command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Report.ToString());
        if (Permissions.Refuse(nameof(CorrectReport), caller) is { } no) return no;
        var unfit = TextCheck.First(
            TextCheck.Of(command.Title, "title", TextCheck.Name), TextCheck.Of(command.Reason, "reason", TextCheck.Statement));
        if (unfit is not null) return unfit;
        if (current.Title == command.Title && current.Published.Equals(command.Published)) return ReportRefusals.NothingToCorrect();
        return Ruling.Of(current.Id.Reference, new ReportCorrected(command.Title, command.Published, command.Reason));
    }
}
