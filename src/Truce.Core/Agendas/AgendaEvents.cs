namespace Truce.Core.Agendas;

public sealed record AgendaItemSet(Id<Organisation> Host, AgendaTerms Terms, RecordingConsent Recording, bool Example = false) : IEvent;

public sealed record AgendaItemCorrected(AgendaTerms Terms, LocalText Reason) : IReasoned;

public sealed record AgendaItemMoved(LocalDate On, LocalDate To, AgendaHours? Hours, LocalText Reason) : IReasoned;

public sealed record AgendaItemSkipped(LocalDate On, LocalText Reason) : IReasoned;

public sealed record AgendaItemCancelled(LocalDate From, LocalText Reason) : IReasoned;

public sealed record RecordingAnswered(RecordingConsent Recording, LocalText Basis) : IEvent;
