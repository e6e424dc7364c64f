using System.Collections.Immutable;
using Truce.Web.Forms;
using Truce.Web.Incidents;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Partners;

/// <summary>The forms of presences and their consent, of the agenda and of rosters.</summary>
public static class PartnerForms
{
    public static void MapPartnerForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/presences/new", nameof(StatePresence), NewPresence);
        app.MapForm<Presence>("/presences/{id}/correct", nameof(CorrectPresence), Correct);
        app.MapForm<Presence>("/presences/{id}/end", nameof(EndPresence), End);
        app.MapForm<Presence>("/presences/{id}/withdraw", nameof(WithdrawPresence), Withdraw);
        app.MapForm<Presence>("/presences/{id}/consent", nameof(GiveConsent), Consent);
        app.MapForm<Presence>("/presences/{id}/consent-stated", nameof(RecordConsent), ConsentStated);
        app.MapForm<Presence>("/presences/{id}/consent-revoke", nameof(RevokeConsent), Revoke);
        app.MapForm("/agenda/new", nameof(SetAgendaItem), NewItem);
        app.MapForm<AgendaItem>("/agenda/{id}/correct", nameof(CorrectAgendaItem), Correct);
        app.MapForm<AgendaItem>("/agenda/{id}/move", nameof(MoveAgendaItem), Move);
        app.MapForm<AgendaItem>("/agenda/{id}/cancel", nameof(CancelAgendaItem), Cancel);
        app.MapForm<AgendaItem>("/agenda/{id}/recording", nameof(AnswerRecording), Recording);
        app.MapForm<AgendaItem>("/agenda/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Terms.Title));
        app.MapForm("/capacities/new", nameof(StateCapacity), NewCapacity);
        app.MapForm<Capacity>("/capacities/{id}/correct", nameof(CorrectCapacity), Correct);
        app.MapForm<Capacity>("/capacities/{id}/withdraw", nameof(WithdrawCapacity), Withdraw);
        app.MapForm<Capacity>("/capacities/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Cell));
    }

    private static VerbForm NewPresence(Visit visit) => new(
        null,
        [new ChoiceField("of-organisation", OrganisationsOf(visit), $"{visit.Organisation?.Id}"), .. PresenceFields(visit, null)],
        form => new StatePresence(form.Reference<Organisation>("of-organisation"), PresenceOf(form)),
        "/presences");

    private static VerbForm Correct(Visit visit, Presence one) => new(
        visit.Text(one.Account.Activity).Text, [.. PresenceFields(visit, one.Account), Reason],
        form => new CorrectPresence(one.Id, PresenceOf(form), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm End(Visit visit, Presence one) => new(
        visit.Text(one.Account.Activity).Text, [new DayField("last-day"), Reason],
        form => new EndPresence(one.Id, form.Day("last-day"), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Presence one) => new(
        visit.Text(one.Account.Activity).Text, [Reason], form => new WithdrawPresence(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Consent(Visit visit, Presence one) => new(
        visit.Text(one.Account.Activity).Text, ConsentFields(visit, one),
        form => new GiveConsent(one.Id, form.Code<ShownTo>("shown-to"), [.. form.References<Organisation>("counted-by")]), visit.PageOf(one.Id));

    private static VerbForm ConsentStated(Visit visit, Presence one) => new(
        visit.Text(one.Account.Activity).Text, [.. ConsentFields(visit, one), new LocalField("consent-basis", TextCheck.Statement)],
        form => new RecordConsent(one.Id, form.Code<ShownTo>("shown-to"), [.. form.References<Organisation>("counted-by")], form.Local("consent-basis")),
        visit.PageOf(one.Id));

    // Once it is taken back, not everybody who could do so still sees it.
    private static VerbForm Revoke(Visit visit, Presence one) => new(
        visit.Text(one.Account.Activity).Text, [Reason], form => new RevokeConsent(one.Id, form.Local("reason")), "/presences");

    private static VerbForm NewItem(Visit visit) => new(
        null,
        [
            new ChoiceField("agenda-host", OrganisationsOf(visit), $"{visit.Organisation?.Id}"), .. AgendaFields(visit, null),
            new ChoiceField("recording", Codes.Options<RecordingConsent>(visit.Words, "recording"), Codes.Of(RecordingConsent.NotAsked)), .. MarkingFields(visit, Marking.Green),
        ],
        form => new SetAgendaItem(form.Reference<Organisation>("agenda-host"), TermsOf(visit, form), form.Code<RecordingConsent>("recording"), form.Marking("marking")),
        "/agenda");

    private static VerbForm Correct(Visit visit, AgendaItem one) => new(
        visit.Text(one.Terms.Title).Text, [.. AgendaFields(visit, one.Terms), Reason],
        form => new CorrectAgendaItem(one.Id, TermsOf(visit, form), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Move(Visit visit, AgendaItem one) => new(
        visit.Text(one.Terms.Title).Text,
        [new DayField("agenda-on", Initial: one.Terms.Every == Repetition.Once ? one.Terms.First : null), new DayField("agenda-to"), .. HourFields(one.Terms.Hours), Reason],
        form => new MoveAgendaItem(one.Id, form.Day("agenda-on"), form.Day("agenda-to"), HoursOf(visit, form), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Cancel(Visit visit, AgendaItem one) => new(
        visit.Text(one.Terms.Title).Text,
        [
            new DayField("agenda-on", Initial: one.Terms.Every == Repetition.Once ? one.Terms.First : null),
            new ChoicesField("and-after", [("yes", visit.Words["agenda.and-after"])], []), Reason,
        ],
        form => new CancelAgendaItem(one.Id, form.Day("agenda-on"), form.RawAll("and-after").Count > 0, form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Recording(Visit visit, AgendaItem one) => new(
        visit.Text(one.Terms.Title).Text,
        [new ChoiceField("recording", Codes.Options<RecordingConsent>(visit.Words, "recording"), Codes.Of(one.Recording)), new LocalField("recording-basis", TextCheck.Statement)],
        form => new AnswerRecording(one.Id, form.Code<RecordingConsent>("recording"), form.Local("recording-basis")), visit.PageOf(one.Id));

    private static VerbForm NewCapacity(Visit visit) => new(
        null,
        [new ChoiceField("of-organisation", OrganisationsOf(visit), $"{visit.Organisation?.Id}"), .. CapacityFields(visit, null), .. MarkingFields(visit, Marking.Green)],
        form => new StateCapacity(form.Reference<Organisation>("of-organisation"), CapacityOf(form, null), form.Marking("marking")),
        "/partners");

    private static VerbForm Correct(Visit visit, Capacity one) => new(
        visit.Text(one.Account.Cell).Text, [.. CapacityFields(visit, one.Account), Reason],
        form => new CorrectCapacity(one.Id, CapacityOf(form, one.Account), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Capacity one) => new(
        visit.Text(one.Account.Cell).Text, [Reason], form => new WithdrawCapacity(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static IReadOnlyList<Field> PresenceFields(Visit visit, PresenceAccount? stands) =>
    [
        new ChoiceField("sector", Codes.Options<Sector>(visit.Words, "sector"), stands is null ? "" : Codes.Of(stands.Sector)),
        new LocalField("activity", TextCheck.Name, stands?.Activity), new ChoiceField("presence-place", IncidentForms.PlacesOf(visit), $"{stands?.Place}"),
        new DayField("from", Initial: stands?.From), new DayField("until", IsOptional: true, stands?.Until),
        new LocalField("with", TextCheck.Name, stands?.With, IsOptional: true),
    ];

    private static PresenceAccount PresenceOf(FormInput form) => new(
        form.Code<Sector>("sector"), form.Local("activity"), form.Reference<Place>("presence-place"), form.Day("from"), form.OptionalDay("until"), form.Optional("with"));

    private static IReadOnlyList<Field> ConsentFields(Visit visit, Presence one) =>
    [
        new ChoiceField("shown-to", Codes.Options<ShownTo>(visit.Words, "shown-to"), one.ShownTo is { } shown ? Codes.Of(shown) : ""),
        new ChoicesField("counted-by", OrganisationsOf(visit), one.Consents is [.., var last] ? [.. last.CountedBy.Select(id => $"{id}")] : []),
    ];

    private static IReadOnlyList<Field> AgendaFields(Visit visit, AgendaTerms? stands) =>
    [
        new LocalField("agenda-title", TextCheck.Name, stands?.Title), new LocalField("group", TextCheck.Name, stands?.Group),
        new DayField("agenda-first", Initial: stands?.First), .. HourFields(stands?.Hours), new TextField("agenda-zone", Initial: stands?.Zone ?? visit.Profile.Zone.Id),
        new ChoiceField("repetition", Codes.Options<Repetition>(visit.Words, "repetition"), Codes.Of(stands?.Every ?? Repetition.Once)),
        new DayField("agenda-last", IsOptional: true, stands?.Last), new LocalField("agenda-where", TextCheck.Name, stands?.Where, IsOptional: true),
        new LocalField("agenda-note", TextCheck.Statement, stands?.Note, IsOptional: true),
    ];

    private static AgendaTerms TermsOf(Visit visit, FormInput form) => new(
        form.Local("agenda-title"), form.Local("group"), form.Day("agenda-first"), form.Text("agenda-zone"), HoursOf(visit, form), form.Code<Repetition>("repetition"),
        form.OptionalDay("agenda-last"), form.Optional("agenda-where"), form.Optional("agenda-note"));

    private static IReadOnlyList<Field> HourFields(AgendaHours? stands) =>
    [
        new TextField("begins", Initial: stands is null ? "" : PartnerWords.Clock(stands.FromMinute), IsOptional: true),
        new NumberField("minutes", IsOptional: true, stands?.Minutes),
    ];

    // Without an hour it is a day with a theme; an hour comes with how long it lasts.
    private static AgendaHours? HoursOf(Visit visit, FormInput form)
    {
        var (text, minutes) = (form.Raw("begins"), form.OptionalNumber("minutes"));
        if (text.Length == 0 && minutes is null) return null;
        if (PartnerWords.MinuteOf(text) is not { } begins) form.Problem("begins", visit.Words["form.not-an-hour"]);
        else if (minutes is null) form.Problem("minutes", visit.Words["form.required"]);
        else return new AgendaHours(begins, (int)Math.Min(minutes.Value, int.MaxValue));
        return null;
    }

    private static IReadOnlyList<Field> CapacityFields(Visit visit, CapacityAccount? stands) =>
    [
        new LocalField("cell", TextCheck.Name, stands?.Cell),
        new ChoiceField("speciality", Codes.Options<Speciality>(visit.Words, "speciality"), stands is null ? "" : Codes.Of(stands.Speciality)),
        new ChoiceField("shift-hours", Codes.Options<ShiftHours>(visit.Words, "shift-hours"), stands is null ? "" : Codes.Of(stands.Shift)),
        new DaysField("capacity-days", stands?.Days), new NumberField("people", Initial: stands?.People),
        new TextField("posts-filled", IsLong: true, Posts(stands, true), IsOptional: true), new TextField("posts-vacant", IsLong: true, Posts(stands, false), IsOptional: true),
        new LocalField("capacity-note", TextCheck.Statement, stands?.Note, IsOptional: true),
    ];

    private static CapacityAccount CapacityOf(FormInput form, CapacityAccount? stands) => new(
        form.Local("cell"), form.Code<Speciality>("speciality"), form.Code<ShiftHours>("shift-hours"), form.Days("capacity-days"), form.Number("people"),
        [.. PostsOf(form, "posts-filled", true, stands), .. PostsOf(form, "posts-vacant", false, stands)], form.Optional("capacity-note"));

    private static string Posts(CapacityAccount? stands, bool filled) =>
        string.Join('\n', stands?.Posts.Where(post => post.IsFilled == filled).Select(post => post.Function.ToString()) ?? []);

    // One function a line, in the language of whoever writes it; one that stood keeps its other languages.
    private static ImmutableArray<DutyPost> PostsOf(FormInput form, string name, bool filled, CapacityAccount? stands) =>
    [
        .. from line in form.Raw(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
           let stood = stands?.Posts.FirstOrDefault(post => post.Function.ToString() == line)
           select new DutyPost(stood?.Function ?? Written(line), filled),
    ];

    private static LocalText Written(string line) =>
        line.Any(letter => letter is >= '\u0590' and <= '\u05ff') ? new LocalText(He: line) : line.Any(letter => letter is >= '\u0600' and <= '\u06ff') ? new LocalText(Ar: line) : new LocalText(line);
}
