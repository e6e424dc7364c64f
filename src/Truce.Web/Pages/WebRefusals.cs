using System.Globalization;

namespace Truce.Web.Pages;

/// <summary>Every "no" that the web says by itself, before the record is asked.</summary>
public static class WebRefusals
{
    public static Refusal TooLarge(long most) =>
        new("web/too-large", RefusalKind.Malformed, "This is larger than the {0} bytes that one request may have. Nothing of it was kept.", most.ToString(CultureInfo.InvariantCulture));

    public static Refusal Unreadable() =>
        new("web/unreadable", RefusalKind.Malformed, "The request cannot be read. Nothing of it was kept; go back and send it again.");

    public static Refusal FormTooOld() =>
        new("web/form-too-old", RefusalKind.Malformed, "The form was opened too long ago, or as somebody else. Nothing of it was recorded; look at it and send it again.");

    public static Refusal PastIsClosed() =>
        new("web/past-is-closed", RefusalKind.Refused, "You are looking at the past. Return to live to write.");

    public static Refusal MomentUnreadable(string moment) =>
        new("web/moment-unreadable", RefusalKind.Malformed, "“{0}” is not a moment. Write 2025-10-21, 2025-10-21T15:00 or 2025-10-21T15:00:00Z.", moment);

    public static Refusal DaysUnreadable() =>
        new("web/days-unreadable", RefusalKind.Malformed, "These days cannot be read. Write a day as 2025-10-29, 1 to 93 days, a cut-off as 17:30, and a place by its reference.");

    public static Refusal ProofPending(long index) =>
        new("web/proof-pending", RefusalKind.Unavailable, "The proof of entry {0} is being made. It is there within seconds: ask again.", index.ToString(CultureInfo.InvariantCulture));

    public static Refusal ProofStopped(long index) =>
        new("web/proof-stopped", RefusalKind.Unavailable, "Entry {0} stands in the record, but this server signs no checkpoints at present, so there is no proof of it yet.", index.ToString(CultureInfo.InvariantCulture));

    public static Refusal NoSuchGuest() =>
        new("web/no-such-guest", RefusalKind.NotFound, "Nobody of this reference can be chosen here.");
}
