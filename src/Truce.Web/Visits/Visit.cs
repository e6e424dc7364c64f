using NodaTime.Text;
using Truce.Web.Access;

namespace Truce.Web.Visits;

/// <summary>
/// One request, as pages see it: who looks, at which moment of the record, in which language. It pins one index when it begins;
/// everything on the page answers for that index.
/// </summary>
public sealed class Visit
{
    public Visit(HttpContext context, Centre centre, CentreProfile profile, Guests guests, IClock clock)
    {
        Context = context;
        (Centre, Profile, Guests) = (centre, profile, guests);
        Now = clock.GetCurrentInstant();
        Words = Words.Of(LanguageEndpoints.Of(context));
        var asked = context.Request.Query["asOf"].ToString();
        IsAsOfMalformed = asked.Length > 0 && !TryMoment(asked, profile.Zone, out _);
        if (asked.Length > 0 && TryMoment(asked, profile.Zone, out var moment) && moment < Now) AsOf = moment;

        // What is published is shown to everybody alike, whoever looks: no session is asked about it.
        var member = IsPublic(context) ? null : Sessions.MemberOf(context.User);
        View = AsOf is { } then ? centre.View(member, then) : centre.View(member);
        var head = centre.View(member);
        Member = View.Viewer.Member is { } id ? head.Find(id) : null;
        Organisation = Member is { } seat ? head.Find(seat.Organisation) : null;
    }

    /// <summary>Where published reports stand, for everybody.</summary>
    public const string PublicPath = "/public";

    /// <summary>Whether a request asks for what is published.</summary>
    public static bool IsPublic(HttpContext context) => context.Request.Path.StartsWithSegments(PublicPath);

    /// <summary>The request itself.</summary>
    public HttpContext Context { get; }

    public Centre Centre { get; }

    public CentreProfile Profile { get; }

    /// <summary>
    /// What the centre is called: as an example calls itself, else as the organisation that runs it was called at the moment shown. Where
    /// the viewer may not see that organisation, or it had not begun, the product's own name stands in its place.
    /// </summary>
    public LocalText CentreName => Profile.Name ?? (Centre.Founder is { } founder ? View.Find(founder.Organisation)?.Name : null) ?? Nameless;

    private static LocalText Nameless { get; } = new(Words.Of("en")["product.name"], Words.Of("ar")["product.name"], Words.Of("he")["product.name"]);

    /// <summary>Whom a visitor of an example may choose to be.</summary>
    public Guests Guests { get; }

    /// <summary>When the request came.</summary>
    public Instant Now { get; }

    /// <summary>What the viewer sees, at the moment asked for.</summary>
    public View View { get; }

    /// <summary>The member who looks; null for the public.</summary>
    public Member? Member { get; }

    /// <summary>The member's organisation.</summary>
    public Organisation? Organisation { get; }

    public Words Words { get; }

    /// <summary>The moment asked for, where it is in the past; null when live.</summary>
    public Instant? AsOf { get; }

    /// <summary>Whether a moment was asked for that cannot be read.</summary>
    public bool IsAsOfMalformed { get; }

    /// <summary>Whether the page shows the past: writing is closed there.</summary>
    public bool IsPast => AsOf is not null;

    /// <summary>Whether the page hangs on a wall: dark, large, without anything to press.</summary>
    public bool IsWall => Context.Request.Query["wall"] == "1";

    /// <summary>Where a page of a list goes on; null on its first page.</summary>
    public string? Before => Context.Request.Query["before"] is [{ Length: > 0 } reference] ? reference : null;

    /// <summary>Whether forms and buttons that write are shown for a verb.</summary>
    /// <param name="verb">The command's type name.</param>
    public bool May(string verb) => !IsPast && !Centre.IsReadOnly && Member is { } member && Permissions.May(verb, member.Duties);

    /// <summary>What the same viewer sees at another moment, for a page that compares two.</summary>
    public View ViewAt(Instant moment) => Centre.View(View.Viewer.Member, moment);

    /// <summary>An address within the site, at the moment shown.</summary>
    public string Link(string path) =>
        AsOf is { } moment ? $"{path}{(path.Contains('?') ? '&' : '?')}asOf={Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(moment))}" : path;

    /// <summary>The address of the page that shows a thing, at the moment shown.</summary>
    public string LinkTo(Reference reference) => Link(PageOf(reference));

    /// <summary>
    /// The page that shows a thing, live: the one place that knows. A seat is shown among the members to those who may see that page;
    /// what has no page of its own, on the record's.
    /// </summary>
    public string PageOf(Reference reference) => reference.Kind switch
    {
        StreamKind.Organisation => $"/organisations/{reference}",
        StreamKind.Source => $"/sources/{reference}",
        StreamKind.Report => $"/reports/{reference}",
        StreamKind.Claim => $"/claims/{reference}",
        StreamKind.Question => $"/questions/{reference}",
        StreamKind.Place => $"/places/{reference}",
        StreamKind.Agreement => $"/agreements/{reference}",
        StreamKind.Provision => $"/provisions/{reference}",
        StreamKind.Assessment => $"/assessments/{reference}",
        StreamKind.Line => $"/lines/{reference}",
        StreamKind.LineVersion => $"/line-versions/{reference}",
        StreamKind.Marker => $"/markers/{reference}",
        StreamKind.Crossing => $"/crossings/{reference}",
        StreamKind.ExchangeLedger => $"/exchanges/{reference}",
        StreamKind.Batch => $"/batches/{reference}",
        StreamKind.Figure => $"/figures/{reference}",
        StreamKind.DataTable => $"/tables/{reference}",
        StreamKind.Incident => $"/incidents/{reference}",
        StreamKind.DutyFunction => $"/functions/{reference}",
        StreamKind.LogEntry => $"/log/{reference}",
        StreamKind.WatchTask => $"/tasks/{reference}",
        StreamKind.InformationRequest => $"/requests/{reference}",
        StreamKind.Shift => $"/shifts/{reference}",
        StreamKind.Decision => $"/decisions/{reference}",
        StreamKind.DecisionStatement when View.Find(new Id<DecisionStatement>(reference.Number)) is { } statement => PageOf(statement.Decision),

        StreamKind.Observation => $"/observations/{reference}",
        StreamKind.Hindrance => $"/hindrances/{reference}",
        StreamKind.EvidenceItem => $"/evidence/{reference}",
        StreamKind.Presence => $"/presences/{reference}",
        StreamKind.AgendaItem => $"/agenda/{reference}",
        StreamKind.Capacity => $"/capacities/{reference}",
        StreamKind.Transmission => $"/transmissions/{reference}",
        StreamKind.Notice => $"/notices/{reference}",
        StreamKind.JointVisit => $"/visits/{reference}",
        StreamKind.HotLineCall => $"/hot-line/{reference}",
        StreamKind.VisitFinding when View.Find(new Id<VisitFinding>(reference.Number)) is { } finding => PageOf(finding.Visit),
        StreamKind.Verification => $"/verifications/{reference}",
        StreamKind.SituationDraft => $"/situation/drafts/{reference}",
        StreamKind.SituationReport => $"/situation/{reference}",
        StreamKind.Submission => $"/submissions/{reference}",
        StreamKind.FieldForm => $"/field-forms/{reference}",

        StreamKind.Alert => $"/alerts/{reference}",
        StreamKind.Subscription => $"/subscriptions/{reference}",
        StreamKind.Judgement when View.Find(new Id<Judgement>(reference.Number)) is { } judgement => PageOf(judgement.Incident),
        StreamKind.Reply when View.Find(new Id<Reply>(reference.Number)) is { } reply => PageOf(reply.Incident),
        StreamKind.Passage when View.Find(new Id<Passage>(reference.Number)) is { } passage => PageOf(passage.Crossing),
        StreamKind.Relation when View.Find(new Id<Relation>(reference.Number)) is { } relation => PageOf(relation.To) is var to && to == "/record" ? PageOf(relation.Of) : to,
        StreamKind.Translation when View.Find(new Id<Translation>(reference.Number)) is { } translation => PageOf(translation.Of),
        StreamKind.Member when SeesSeats => SeatsPage,
        _ => "/record",
    };

    /// <summary>The page of the members' seats.</summary>
    public const string SeatsPage = "/members";

    /// <summary>Whether the viewer gives seats: the past has none to give, and an example's guests need no password.</summary>
    public bool SeesSeats => !Centre.IsExample && May(nameof(AdmitMember));

    /// <summary>The page's own address at another moment; null for live.</summary>
    public string At(Instant? moment)
    {
        var kept = Context.Request.Query.Where(pair => pair.Key is not ("asOf" or "lang")).SelectMany(pair => pair.Value, (pair, value) => (pair.Key, value));
        var query = kept.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.value ?? "")}").ToList();
        if (moment is { } then) query.Add($"asOf={Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(then))}");
        return Context.Request.Path + (query.Count == 0 ? "" : "?" + string.Join('&', query));
    }

    /// <summary>The page's own address, to come back to.</summary>
    public string Here => At(AsOf);

    /// <summary>
    /// A text that people wrote, in the reader's language where it has one, with the language it is in. It is safe to show: characters
    /// that would reorder or hide what stands around it are written out by their codes.
    /// </summary>
    public (string Text, string Language) Text(LocalText text)
    {
        var (shown, language) = text.For(Words.Language);
        return (SafeText.Line(shown), language);
    }

    /// <summary>Reads a moment: RFC 3339; or a day and perhaps an hour without zone, in the centre's own zone. A day means its end.</summary>
    public static bool TryMoment(string text, DateTimeZone zone, out Instant moment)
    {
        moment = default;

        // The patterns take a NUL for the end of the text and let anything follow it.
        if (text.Any(char.IsControl)) return false;
        if (InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out moment)) return true;
        if (OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out var offset))
        {
            moment = offset.ToInstant();
            return true;
        }

        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day))
        {
            moment = zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - Duration.Epsilon;
            return true;
        }

        var parsed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text);
        if (!parsed.TryGetValue(default, out var local)) parsed = LocalDateTimePattern.GeneralIso.Parse(text);
        if (!parsed.TryGetValue(default, out local)) return false;
        moment = local.InZoneLeniently(zone).ToInstant();
        return true;
    }
}
