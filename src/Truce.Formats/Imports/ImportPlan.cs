using System.Collections.Immutable;
using NodaTime.Text;

namespace Truce.Formats.Imports;

/// <summary>Turns files into the commands that they ask for, in the order in which they are recorded: by instant, then as they stand.</summary>
internal sealed class ImportPlan(string slug, IReadOnlyDictionary<ImportReport, string> texts)
{
    private const StreamKind Org = StreamKind.Organisation, Src = StreamKind.Source, Qst = StreamKind.Question;
    private const StreamKind Rpt = StreamKind.Report, Clm = StreamKind.Claim;

    private readonly List<ImportStep> steps = [];

    /// <summary>The steps of some files and members.</summary>
    /// <param name="slug">Names the import in idempotency keys.</param>
    /// <param name="files">In their order.</param>
    /// <param name="seats">Members to admit, each as soon as its organisation is there.</param>
    /// <param name="texts">The texts that are at hand.</param>
    public static IReadOnlyList<ImportStep> Of(
        string slug, IReadOnlyList<ImportFile> files, IReadOnlyList<ImportSeat> seats, IReadOnlyDictionary<ImportReport, string> texts)
    {
        var plan = new ImportPlan(slug, texts);
        foreach (var file in files) plan.Add(file, seats);
        return [.. plan.steps.OrderBy(step => step.At)];
    }

    private void Add(ImportFile file, IReadOnlyList<ImportSeat> seats)
    {
        foreach (var organisation in file.Organisations) Add(organisation, file.At, seats);
        foreach (var organisation in file.Organisations) AddRoles(organisation, file.At);
        foreach (var source in file.Sources) Add(source, file.At);
        foreach (var question in file.Questions) Add(question, file.At);
        foreach (var report in file.Reports) Add(report, report.At ?? file.At);
        foreach (var entry in file.Entries) entry.Plan(this, entry.At ?? file.At);
        foreach (var entry in file.Entries) entry.PlanTies(this, entry.At ?? file.At);
        foreach (var change in file.Changes) Add(change);
    }

    private void Add(ImportOrganisation one, Instant at, IReadOnlyList<ImportSeat> seats)
    {
        Begin(at, Org, one.Key, "register", ImportWork.Secretariat, [], _ => new RegisterOrganisation(one.Name, one.Kind, one.Example),
            (holdings, _) => holdings.Organisation(one.Name));
        foreach (var seat in seats.Where(seat => seat.Organisation.Key == one.Key.Key))
        {
            Begin(at, StreamKind.Member, seat.Key, "admit", ImportWork.Secretariat, [(Org, seat.Organisation)],
                known => new AdmitMember(known.Of<Organisation>(seat.Organisation), seat.Function, seat.Duties));
        }
    }

    private static Func<References, ICommand> Assume(Keyed organisation, ImportRole role) =>
        known => new AssumeRole(known.Of<Organisation>(organisation), role.Name, role.From, role.Until);

    private static Func<Holdings, References, bool> Holds(Keyed organisation, ImportRole role) =>
        (holdings, known) => holdings.HasRole(known.Of<Organisation>(organisation), role);

    private void AddRoles(ImportOrganisation one, Instant at)
    {
        for (var number = 0; number < one.Roles.Count; number++)
        {
            var role = one.Roles[number];
            Change(at, Org, one.Key, $"role/{number}", role.Place, ImportWork.Secretariat, [], Assume(one.Key, role), Holds(one.Key, role));
        }

        foreach (var acting in one.ActsFor)
        {
            var verb = $"acts-for/{acting.Principal.Key}/{LocalDatePattern.Iso.Format(acting.From)}";
            Change(at, Org, one.Key, verb, acting.Place, ImportWork.Secretariat, [(Org, acting.Principal)],
                known => new DeclareRepresentation(known.Of<Organisation>(one.Key), known.Of<Organisation>(acting.Principal), acting.From, acting.Until),
                (holdings, known) => holdings.ActsFor(known.Of<Organisation>(one.Key), known.Of<Organisation>(acting.Principal)));
        }
    }

    private void Add(ImportSource one, Instant at)
    {
        Begin(at, Src, one.Key, "register", ImportWork.Watch, one.Organisation is { } named ? [(Org, named)] : [],
            known => new RegisterSource(one.Name, one.Kind, one.Organisation is { } organisation ? known.Of<Organisation>(organisation) : null, one.Example),
            (holdings, _) => holdings.Source(one.Name));
        foreach (var grade in one.Grades)
        {
            Change(at, Src, one.Key, $"grade/{(int)grade.Subject}", grade.Place, ImportWork.Watch, [],
                known => new GradeSource(known.Of<Source>(one.Key), grade.Subject, grade.Reliability, grade.Basis),
                (holdings, known) => holdings.IsGraded(known.Of<Source>(one.Key), grade.Subject));
        }
    }

    private void Add(ImportQuestion one, Instant at)
    {
        Begin(at, Qst, one.Key, "open", ImportWork.Watch, Released(one.Marking),
            known => new OpenQuestion(one.Text, one.Subject, one.Scope, one.Example, Marking(one.Marking, known)),
            (holdings, _) => holdings.Question(one.Text));
        for (var number = 0; number < one.Distinctions.Count; number++)
        {
            var terms = one.Distinctions[number];
            Change(at, Qst, one.Key, $"distinguish/{number}", terms.Place, ImportWork.Watch, [],
                known => new DistinguishTerms(known.Of<Question>(one.Key), terms.First, terms.Second, terms.Note),
                (holdings, known) => holdings.Distinguishes(known.Of<Question>(one.Key), terms));
        }
    }

    private void Add(ImportReport one, Instant at)
    {
        var text = texts.GetValueOrDefault(one);
        Begin(at, Rpt, one.Key, "receive", ImportWork.Watch, [(Src, one.Source), .. Released(one.Marking), .. Released(one.TextMarking)],
            known => new ReceiveReport(
                known.Of<Source>(one.Source), one.Title, one.Published, one.Received, one.Language, one.Link, text,
                Marking(one.Marking, known), text is null ? null : Marking(one.TextMarking, known), one.Example),
            (holdings, known) => holdings.Report(known.Of<Source>(one.Source), text is null ? null : one.Text?.Sha256));
        foreach (var claim in one.Claims)
        {
            Begin(at, Clm, claim.Key, "record", ImportWork.Watch, Needs(claim, one.Key), known => Record(claim, one.Key, known, text is not null),
                (holdings, known) => holdings.Claim(known.Of<Report>(one.Key), claim.Statement, known.Of<Source>(claim.Chain[0])));
            AddJudgements(claim, at);
        }
    }

    private void AddJudgements(ImportClaim claim, Instant at)
    {
        if (claim.Grade is { } grade)
        {
            Change(at, Clm, claim.Key, "grade", grade.Place, ImportWork.Watch, [],
                known => new GradeClaim(known.Of<Claim>(claim.Key), grade.Degree, grade.Basis),
                (holdings, known) => holdings.IsGraded(known.Of<Claim>(claim.Key)));
        }

        if (claim.Remark is not { } remark) return;
        Change(at, Clm, claim.Key, "remark", claim.Key.Place, ImportWork.Watch, [],
            known => new RemarkOnClaim(known.Of<Claim>(claim.Key), remark),
            (holdings, known) => holdings.HasRemark(known.Of<Claim>(claim.Key)));
    }

    private void Add(ImportChange change)
    {
        var moment = InstantPattern.ExtendedIso.Format(change.At);
        switch (change)
        {
            case GradeSourceChange one:
                Change(one, $"grade/{(int)one.Subject}/{moment}", [],
                    known => new GradeSource(known.Of<Source>(one.Source), one.Subject, one.Reliability, one.Basis));
                break;
            case GradeClaimChange one:
                Change(one, $"grade/{moment}", [], known => new GradeClaim(known.Of<Claim>(one.Claim), one.Degree, one.Basis));
                break;
            case CorrectClaimChange one:
                Change(one, $"correct/{moment}", [], known => new CorrectClaim(known.Of<Claim>(one.Claim), one.Statement, one.Reason));
                break;
            case RemarkOnClaimChange one:
                Change(one, $"remark/{moment}", [], known => new RemarkOnClaim(known.Of<Claim>(one.Claim), one.Remark));
                break;
            case AssumeRoleChange one:
                Change(one.At, Org, one.Organisation, $"role/{moment}", one.Place, ImportWork.Secretariat, [], Assume(one.Organisation, one.Role), Holds(one.Organisation, one.Role));
                break;
            case LinkClaimChange one:
                Change(one, $"link/{one.Link.Question.Key}/{moment}", [(Qst, one.Link.Question)],
                    known => new LinkClaim(known.Of<Claim>(one.Claim), Link(one.Link, known)!));
                break;
            case UnlinkClaimChange one:
                Change(one, $"unlink/{one.Question.Key}/{moment}", [(Qst, one.Question)],
                    known => new UnlinkClaim(known.Of<Claim>(one.Claim), known.Of<Question>(one.Question), one.Reason));
                break;
            case WithdrawClaimChange one:
                Change(one, $"withdraw/{moment}", [(Src, one.By)], known => new WithdrawClaim(known.Of<Claim>(one.Claim), one.Reason));
                break;
            case WithdrawReportChange one:
                Change(one, $"withdraw/{moment}", [], known => new WithdrawReport(known.Of<Report>(one.Report), one.Reason));
                break;
            case RestateClaimChange one:
                Begin(one.At, Clm, one.As.Key, "restate", ImportWork.Watch, [(Clm, one.Claim), .. Needs(one.As, one.Report)],
                    known => new RestateClaim(known.Of<Claim>(one.Claim), Record(one.As, one.Report, known, anchored: true), one.Reason));
                AddJudgements(one.As, one.At);
                break;
        }
    }

    /// <summary>A step that brings a thing into the record.</summary>
    internal void Begin(
        Instant at, StreamKind kind, Keyed key, string verb, ImportWork work, IReadOnlyList<(StreamKind, Keyed)> needs,
        Func<References, ICommand> command, Func<Holdings, References, Reference?>? found = null, bool ofItsTime = false, string? seat = null) =>
        steps.Add(new ImportStep(
            at, KeyOf(kind, key, verb), key.Place, work, new ImportKey(kind, key.Key), WithSeat(needs, seat, key.Place), command, found, null, ofItsTime, seat));

    private void Change(ImportChange change, string verb, IReadOnlyList<(StreamKind, Keyed)> needs, Func<References, ICommand> command) =>
        Change(change.At, change.Kind, change.Target, verb, change.Place, ImportWork.Watch, needs, command, null);

    /// <summary>A step that changes a thing which stands.</summary>
    internal void Change(
        Instant at, StreamKind kind, Keyed key, string verb, Place place, ImportWork work, IReadOnlyList<(StreamKind, Keyed)> needs,
        Func<References, ICommand> command, Func<Holdings, References, bool>? stands = null, bool ofItsTime = false, string? seat = null) =>
        steps.Add(new ImportStep(
            at, KeyOf(kind, key, verb), place, work, null, [(kind, key), .. WithSeat(needs, seat, place)], command, null, stands, ofItsTime, seat));

    private static IReadOnlyList<(StreamKind, Keyed)> WithSeat(IReadOnlyList<(StreamKind, Keyed)> needs, string? seat, Place place) =>
        seat is null ? needs : [.. needs, (StreamKind.Member, new Keyed(seat, place))];

    private string KeyOf(StreamKind kind, Keyed key, string verb) => $"import/{slug}/{kind.Word()}/{key.Key}/{verb}";

    private static IReadOnlyList<(StreamKind, Keyed)> Needs(ImportClaim claim, Keyed report) =>
    [
        (Rpt, report), .. claim.Chain.Select(source => (Src, source)), .. Released(claim.Marking),
        .. claim.Link is { } link ? [(Qst, link.Question)] : Array.Empty<(StreamKind, Keyed)>(),
    ];

    private static IEnumerable<(StreamKind, Keyed)> ReleasedTo(ImportMarking? marking) => marking?.ReleaseTo?.Select(one => (Org, one)) ?? [];

    internal static IReadOnlyList<(StreamKind, Keyed)> Released(ImportMarking? marking) => [.. ReleasedTo(marking)];

    private static RecordClaim Record(ImportClaim claim, Keyed report, References known, bool anchored) => new(
        known.Of<Report>(report), claim.Statement, claim.Said, [.. claim.Chain.Select(known.Of<Source>)], claim.Occurred,
        anchored ? claim.Anchor?.Anchor : null, Link(claim.Link, known), Marking(claim.Marking, known), claim.Example);

    private static Link? Link(ImportLink? link, References known) =>
        link is null ? null : new Link(known.Of<Question>(link.Question), link.Stance, link.Quantity);

    internal static Marking? Marking(ImportMarking? marking, References known) => marking?.Label switch
    {
        null => null,
        TlpLabel.Amber => Core.Access.Marking.Amber(marking.ReleaseTo!.Select(known.Of<Organisation>)),
        TlpLabel.AmberStrict => Core.Access.Marking.AmberStrict(marking.ReleaseTo!.Select(known.Of<Organisation>)),
        { } label => new Marking(label),
    };
}

/// <summary>A member to admit.</summary>
internal sealed record ImportSeat(Keyed Key, Keyed Organisation, LocalText Function, Duties Duties);
