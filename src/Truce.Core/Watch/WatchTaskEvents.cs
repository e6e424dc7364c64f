namespace Truce.Core.Watch;

/// <param name="By">Who asks.</param>
/// <param name="To">Of whom.</param>
public sealed record TaskAsked(TaskAccount Account, Id<Organisation> By, Addressee To, bool Example = false) : IEvent;

/// <param name="By">Who says so: whoever asked, or whoever it is with.</param>
public sealed record TaskSpecialityNamed(Speciality Speciality, Id<Organisation> By) : IEvent;

public sealed record TaskTaken(Addressee By) : IEvent;

public sealed record TaskReportedOn(Id<Organisation> By, LocalText Words) : IEvent;

public sealed record TaskHandedBack(Id<Organisation> By, LocalText Reason) : IReasoned;

public sealed record TaskPassedOn(Addressee To, LocalText Reason) : IReasoned;

public sealed record TaskDone(Id<Organisation> By, LocalText Result) : IEvent;

public sealed record TaskDropped(LocalText Reason) : IReasoned;
