namespace Truce.Core.Lines;

/// <summary>Records what somebody saw on the ground that shows a line.</summary>
/// <param name="Marking">Null: that of the line.</param>
public sealed record RecordMarker(
    Id<Line> Line, MarkerKind MarkerKind, Position Position, DateInterval Seen, Id<Source> Source, int? AccuracyMetres = null, LocalText? Note = null,
    Id<Report>? Report = null, bool Example = false, Marking? Marking = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(
        reading.Find(Line), reading.Find(Source), Report is { } report && reading.Find(report) is null,
        reading.Find(Line) is { } line ? reading.MarkingOf(line.Id.Reference) : null, this, caller);

    public static Ruling Decide(Line? line, Source? source, bool reportMissing, Marking? lineMarking, RecordMarker command, Caller caller)
    {
        if (line is null) return AccessRefusals.NotFound(command.Line.ToString());
        if (source is null) return AccessRefusals.NotFound(command.Source.ToString());
        if (reportMissing) return AccessRefusals.NotFound(command.Report.ToString()!);
        if (Permissions.Refuse(nameof(RecordMarker), caller) is { } no) return no;
        if (Unfit(command.Position, command.Seen, command.AccuracyMetres, command.Note, caller) is { } unfit) return unfit;
        var marking = command.Marking ?? lineMarking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Marker>(),
            new MarkerRecorded(
                command.Line, command.MarkerKind, command.Position, command.Seen, command.Source, command.AccuracyMetres, command.Note, command.Report,
                command.Example),
            marking));
    }

    internal static Refusal? Unfit(Position position, DateInterval seen, int? accuracy, LocalText? note, Caller caller)
    {
        if (!position.IsOnEarth) return GeographyRefusals.NotOnEarth();
        if (seen.Start > RecordLineVersion.Today(caller)) return LineRefusals.IssuedLater();
        if (accuracy is < 1 or > LineDrawing.MostMetres) return LineRefusals.MetresUnfit();
        return TextCheck.Optional(note, "note", TextCheck.Statement);
    }
}

/// <summary>Corrects what is recorded of a marker.</summary>
public sealed record CorrectMarker(
    Id<Marker> Marker, MarkerKind MarkerKind, Position Position, DateInterval Seen, LocalText Reason, int? AccuracyMetres = null, LocalText? Note = null)
    : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Marker), this, caller);

    public static Ruling Decide(Marker? current, CorrectMarker command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Marker.ToString());
        if (Permissions.Refuse(nameof(CorrectMarker), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current.Withdrawn) return LineRefusals.Withdrawn();
        if (RecordMarker.Unfit(command.Position, command.Seen, command.AccuracyMetres, command.Note, caller) is { } unfit) return unfit;
        var corrected = current with
        {
            MarkerKind = command.MarkerKind,
            Position = command.Position,
            Seen = command.Seen,
            AccuracyMetres = command.AccuracyMetres,
            Note = command.Note,
        };
        if (corrected == current) return LineRefusals.NothingCorrected();
        return Ruling.Of(
            current.Id,
            new MarkerCorrected(command.MarkerKind, command.Position, command.Seen, command.Reason, command.AccuracyMetres, command.Note));
    }
}

/// <summary>Takes a marker back that was recorded in error.</summary>
public sealed record WithdrawMarker(Id<Marker> Marker, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Marker), this, caller);

    public static Ruling Decide(Marker? current, WithdrawMarker command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Marker.ToString());
        if (Permissions.Refuse(nameof(WithdrawMarker), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current.Withdrawn) return LineRefusals.Withdrawn();
        return Ruling.Of(current.Id, new MarkerWithdrawn(command.Reason));
    }
}
