namespace Truce.Core.Agendas;

/// <summary>Puts something on the agenda.</summary>
/// <param name="Marking">Null: members of the centre.</param>
public sealed record SetAgendaItem(
    Id<Organisation> Host, AgendaTerms Terms, RecordingConsent Recording = RecordingConsent.NotAsked, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Host), this, caller);

    public static Ruling Decide(Organisation? host, SetAgendaItem command, Caller caller)
    {
        if (host is null) return AccessRefusals.NotFound(command.Host.ToString());
        if (Permissions.Refuse(nameof(SetAgendaItem), caller) is { } no) return no;
        if (command.Terms.Unfit() is { } unfit) return unfit;
        if (!Enum.IsDefined(command.Recording)) return AgendaRefusals.RecordingMissing();
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(caller.NewId<AgendaItem>(), new AgendaItemSet(host.Id, command.Terms, command.Recording, command.Example), marking));
    }
}

/// <summary>Corrects what stands on the agenda.</summary>
public sealed record CorrectAgendaItem(Id<AgendaItem> Item, AgendaTerms Terms, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Item), this, caller);

    public static Ruling Decide(AgendaItem? current, CorrectAgendaItem command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Item.ToString());
        if (Permissions.Refuse(nameof(CorrectAgendaItem), caller) is { } no) return no;
        if ((TextCheck.Of(command.Reason, "reason", TextCheck.Statement) ?? command.Terms.Unfit()) is { } unfit) return unfit;
        if (current.Cancelled is not null) return AgendaRefusals.Cancelled();
        if (current.Terms == command.Terms) return AgendaRefusals.NothingChanged();
        return Ruling.Of(current.Id, new AgendaItemCorrected(command.Terms, command.Reason));
    }
}
