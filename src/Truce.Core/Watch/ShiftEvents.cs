namespace Truce.Core.Watch;

/// <param name="Follows">The shift that it takes over from.</param>
public sealed record ShiftOpened(Addressee By, LocalText? Notes = null, Id<Shift>? Follows = null, bool Example = false) : IEvent;

public sealed record ShiftHandedOver(LocalText Notes) : IEvent;

public sealed record HandoverAccepted(Addressee By, Id<Shift> Next, LocalText? Remark = null) : IEvent;

public sealed record ShiftEndedAlone(LocalText Reason) : IReasoned;
