namespace Truce.Core.Exchanges;

public sealed record ExchangeLedgerOpened(Id<Agreement> Agreement, LocalText Name, LocalText? Scope = null, bool Example = false) : IEvent;

public sealed record CategoryPut(Category As) : IEvent;

public sealed record RatioPut(Ratio As) : IEvent;

public sealed record BatchRecorded(Id<ExchangeLedger> Ledger, BatchTerms Terms, bool Example = false) : IEvent;

public sealed record BatchCorrected(BatchTerms Terms, LocalText Reason) : IReasoned;

public sealed record BatchWithdrawn(LocalText Reason) : IReasoned;
