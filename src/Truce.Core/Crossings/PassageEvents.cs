namespace Truce.Core.Crossings;

public sealed record PassageStated(
    Id<Crossing> Crossing, PassageAccount Account, Id<Source> By, Reference? Through = null, bool Example = false) : IEvent;

public sealed record PassageWithdrawn(LocalText Reason) : IReasoned;
