using Truce.Web.Forms;
using Truce.Web.Watch;

namespace Truce.Web.Transmissions;

/// <summary>What is put to the parties, in the reader's words; and what the forms of transmissions, notices and calls share.</summary>
public static class TransmissionWords
{
    /// <summary>The sign of how a transmission stands.</summary>
    public static string GlyphOf(TransmissionState state) => state switch
    {
        TransmissionState.Received => "received",
        TransmissionState.Answered => "tick",
        TransmissionState.Silent => "silence",
        TransmissionState.Withdrawn => "cross",
        _ => "sent",
    };

    /// <summary>The sign of a call.</summary>
    public static string GlyphOf(CallState state) => state switch
    {
        CallState.Answered => "received",
        CallState.Done => "tick",
        _ => "clock",
    };

    /// <summary>How a transmission stands at the moment shown.</summary>
    public static TransmissionStanding StandingOf(this Visit visit, Transmission one) =>
        TransmissionStanding.Of(one, visit.View.Under<Core.Replies.Reply>(one.Incident), visit.Shown());

    /// <summary>How it stands, with its clock where one runs.</summary>
    public static string Say(this Visit visit, TransmissionStanding standing) => standing switch
    {
        { State: TransmissionState.Answered, AnsweredAfter: { } after } => visit.Words[standing.IsLate ? "transmission.answered-late" : "transmission.answered-after", visit.Words.Span(after)],
        { State: TransmissionState.Silent, Silence: { } silence } => visit.Words["transmission.silent-for", visit.Words.Span(silence)],
        _ => visit.Words[$"transmission-state.{standing.State.Code()}"],
    };

    /// <summary>A marking that may be left to the noun's own default: whoever sent it and whoever it is for.</summary>
    public static IReadOnlyList<Field> OwnMarkingFields(Visit visit) =>
    [
        new ChoiceField("marking", CommonFields.Labels(visit), IsOptional: true), new ChoicesField("marking.organisations", CommonFields.OrganisationsOf(visit), []),
    ];

    /// <summary>As it was chosen; null where that was left to the default.</summary>
    public static Marking? OwnMarking(FormInput form) => form.Raw("marking").Length == 0 ? null : form.Marking("marking");

    /// <summary>The standing functions of the viewer's organisation, for a receipt; it need not name one.</summary>
    public static ChoiceField AsField(Visit visit) => new("receipt-as", Addressees.OwnOptions(visit), Addressees.OnDuty(visit), IsOptional: true);

    /// <summary>Now, in the centre's zone, for a form to begin with.</summary>
    public static LocalDateTime Today(Visit visit) => visit.Now.InZone(visit.Profile.Zone).LocalDateTime;
}
