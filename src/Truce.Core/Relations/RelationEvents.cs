namespace Truce.Core.Relations;

public sealed record RelationStated(Reference Of, RelationRole Role, Reference To, LocalText? Note = null) : IEvent;

public sealed record RelationEnded(LocalText Reason) : IReasoned;
