namespace Truce.Core.Lines;

/// <summary>Records one issuer's map of a line, or that there is one without published geometry.</summary>
/// <param name="Marking">Null: that of the line.</param>
public sealed record RecordLineVersion(
    Id<Line> Line, Id<Organisation> Issuer, LineDrawing Drawing, Id<Report>? Report = null, bool Example = false, Marking? Marking = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        var line = reading.Find(Line);
        return Decide(
            line, reading.Find(Issuer), Report is { } report && reading.Find(report) is null, line is null ? null : reading.Find(line.Territory)?.Area,
            line is null ? null : reading.MarkingOf(line.Id.Reference), this, caller);
    }

    public static Ruling Decide(
        Line? line, Organisation? issuer, bool reportMissing, Area? territory, Marking? lineMarking, RecordLineVersion command, Caller caller)
    {
        if (line is null) return AccessRefusals.NotFound(command.Line.ToString());
        if (issuer is null) return AccessRefusals.NotFound(command.Issuer.ToString());
        if (reportMissing) return AccessRefusals.NotFound(command.Report.ToString()!);
        if (Permissions.Refuse(nameof(RecordLineVersion), caller) is { } no) return no;
        if (command.Drawing.Unfit(territory, Today(caller)) is { } unfit) return unfit;
        var marking = command.Marking ?? lineMarking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<LineVersion>(), new LineVersionRecorded(command.Line, command.Issuer, command.Drawing, command.Report, command.Example), marking));
    }

    // Somewhere on Earth the day is a day further on already.
    internal static LocalDate Today(Caller caller) => caller.Now.InUtc().Date.PlusDays(1);
}
