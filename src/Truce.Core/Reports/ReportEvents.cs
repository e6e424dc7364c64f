namespace Truce.Core.Reports;

public sealed record ReportReceived(
    Id<Source> Source, LocalText Title, DateInterval Published, Instant ReceivedAt, string Language, string? Link = null,
    TextPrint? Text = null, bool Example = false) : IEvent;

public sealed record ReportCorrected(LocalText Title, DateInterval Published, LocalText Reason) : IReasoned;

public sealed record ReportWithdrawn(LocalText Reason) : IReasoned;
