namespace Truce.Core.Agendas;

/// <summary>Moves one of its days to another day or hour.</summary>
/// <param name="On">The day for which it is set.</param>
/// <param name="Hours">Null: the whole day.</param>
public sealed record MoveAgendaItem(Id<AgendaItem> Item, LocalDate On, LocalDate To, AgendaHours? Hours, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Item), this, caller);

    public static Ruling Decide(AgendaItem? current, MoveAgendaItem command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Item.ToString());
        if (Permissions.Refuse(nameof(MoveAgendaItem), caller) is { } no) return no;
        if (Unfit(current, command.On, command.Reason) is { } unfit) return unfit;
        if (command.Hours is { AreFit: false }) return AgendaRefusals.HoursUnfit();
        var stands = current.Changes.FirstOrDefault(one => one.On == command.On);
        var (day, hours) = stands is { To: { } moved } ? (moved, stands.Hours) : stands is null ? (command.On, current.Terms.Hours) : (default, null);
        if (day == command.To && hours == command.Hours) return AgendaRefusals.NothingChanged();
        return Ruling.Of(current.Id, new AgendaItemMoved(command.On, command.To, command.Hours, command.Reason));
    }

    internal static Refusal? Unfit(AgendaItem current, LocalDate on, LocalText reason)
    {
        if (TextCheck.Of(reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.CancelledFrom is { } from && on >= from) return AgendaRefusals.Cancelled();
        return current.Terms.IsSetFor(on) ? null : AgendaRefusals.NotSetFor(on.ToString("R", null));
    }
}

/// <summary>Cancels one of its days, or all of it from a day on. It stays on the agenda, marked so, with the reason.</summary>
/// <param name="On">The first day for which it does not take place.</param>
/// <param name="AndAfter">Whether the days after are cancelled with it.</param>
public sealed record CancelAgendaItem(Id<AgendaItem> Item, LocalDate On, bool AndAfter, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Item), this, caller);

    public static Ruling Decide(AgendaItem? current, CancelAgendaItem command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Item.ToString());
        if (Permissions.Refuse(nameof(CancelAgendaItem), caller) is { } no) return no;
        if (MoveAgendaItem.Unfit(current, command.On, command.Reason) is { } unfit) return unfit;
        if (command.AndAfter || current.Terms.Every == Repetition.Once) return Ruling.Of(current.Id, new AgendaItemCancelled(command.On, command.Reason));
        if (current.Changes.Any(one => one.On == command.On && one.To is null)) return AgendaRefusals.NothingChanged();
        return Ruling.Of(current.Id, new AgendaItemSkipped(command.On, command.Reason));
    }
}

/// <summary>Says whether it may be recorded: by its host, or by whoever keeps the agenda as the host said.</summary>
/// <param name="Basis">Who was asked, and how; no person is named.</param>
public sealed record AnswerRecording(Id<AgendaItem> Item, RecordingConsent Recording, LocalText Basis) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Item), this, caller);

    public static Ruling Decide(AgendaItem? current, AnswerRecording command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Item.ToString());
        if (Permissions.Refuse(nameof(AnswerRecording), caller) is { } no) return no;
        if (!caller.SpeaksFor(current.Host) && !caller.Duties.HasFlag(Duties.Recording)) return AgendaRefusals.NotTheHost();
        if (TextCheck.Of(command.Basis, "basis", TextCheck.Statement) is { } unfit) return unfit;
        if (!Enum.IsDefined(command.Recording)) return AgendaRefusals.RecordingMissing();
        if (current.Recording == command.Recording) return AgendaRefusals.NothingChanged();
        return Ruling.Of(current.Id, new RecordingAnswered(command.Recording, command.Basis));
    }
}
