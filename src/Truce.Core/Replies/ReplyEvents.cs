namespace Truce.Core.Replies;

public sealed record ReplyRecorded(Id<Incident> Incident, Id<Organisation> Organisation, ReplyAccount Account, bool Example = false) : IEvent;

public sealed record ReplyCorrected(ReplyAccount Account, LocalText Reason) : IReasoned;
