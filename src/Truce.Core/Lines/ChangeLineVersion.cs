namespace Truce.Core.Lines;

/// <summary>Corrects what is recorded of an issuer's map. A map that the issuer itself changed is another version.</summary>
public sealed record CorrectLineVersion(Id<LineVersion> Version, LineDrawing Drawing, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        var version = reading.Find(Version);
        var territory = version is not null && reading.Find(version.Line) is { } line ? reading.Find(line.Territory)?.Area : null;
        return Decide(version, territory, this, caller);
    }

    public static Ruling Decide(LineVersion? current, Area? territory, CorrectLineVersion command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Version.ToString());
        if (Permissions.Refuse(nameof(CorrectLineVersion), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current.Withdrawn) return LineRefusals.Withdrawn();
        if (command.Drawing.Unfit(territory, RecordLineVersion.Today(caller)) is { } unfit) return unfit;
        if (current.Drawing == command.Drawing) return LineRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new LineVersionCorrected(command.Drawing, command.Reason));
    }
}

/// <summary>Records that a version no longer applies, from the day after its last.</summary>
public sealed record EndLineVersion(Id<LineVersion> Version, LocalDate LastDay, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Version), this, caller);

    public static Ruling Decide(LineVersion? current, EndLineVersion command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Version.ToString());
        if (Permissions.Refuse(nameof(EndLineVersion), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current.Withdrawn) return LineRefusals.Withdrawn();
        if (command.LastDay < current.FirstDay) return LineRefusals.EndsBeforeItBegins();
        if (current.LastDay == command.LastDay) return LineRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new LineVersionEnded(command.LastDay, command.Reason));
    }
}

/// <summary>Takes a version back that was recorded in error. It stays in the record and is no longer used.</summary>
public sealed record WithdrawLineVersion(Id<LineVersion> Version, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Version), this, caller);

    public static Ruling Decide(LineVersion? current, WithdrawLineVersion command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Version.ToString());
        if (Permissions.Refuse(nameof(WithdrawLineVersion), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current.Withdrawn) return LineRefusals.Withdrawn();
        return Ruling.Of(current.Id, new LineVersionWithdrawn(command.Reason));
    }
}
