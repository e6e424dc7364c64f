namespace Truce.Core.Watch;

public sealed record FunctionEstablished(DutyAccount Account, bool Example = false) : IEvent;

public sealed record FunctionCorrected(DutyAccount Account, LocalText Reason) : IReasoned;

public sealed record FunctionClosed(LocalText Reason) : IReasoned;
