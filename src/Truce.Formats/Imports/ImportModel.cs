namespace Truce.Formats.Imports;

/// <summary>A key where it stands: short lower-case words with hyphens, by which files name things that have no reference yet.</summary>
public sealed record Keyed(string Key, Place Place);

/// <summary>A <c>truce-import/1</c> file as it was read: form and values fit, keys are not looked up yet.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="At">When its records are recorded in a replay.</param>
public sealed record ImportFile(
    string Name, Instant At, IReadOnlyList<ImportOrganisation> Organisations, IReadOnlyList<ImportSource> Sources,
    IReadOnlyList<ImportQuestion> Questions, IReadOnlyList<ImportReport> Reports, IReadOnlyList<ImportEntry> Entries, IReadOnlyList<ImportChange> Changes);

/// <summary>An entry of one of the <see cref="ImportSections"/>, which knows itself what is to be recorded of it.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="At">When it is recorded in a replay; null: when its file is.</param>
public abstract record ImportEntry(Place Place, Instant? At)
{
    internal abstract void Plan(ImportPlan plan, Instant at);

    /// <summary>What ties it to others of its file: planned once all of them are, so that the order in which they stand does not matter.</summary>
    internal virtual void PlanTies(ImportPlan plan, Instant at)
    {
    }
}

public sealed record ImportOrganisation(
    Keyed Key, LocalText Name, OrganisationKind Kind, IReadOnlyList<ImportRole> Roles, IReadOnlyList<ImportRepresentation> ActsFor, bool Example);

public sealed record ImportRole(Place Place, LocalText Name, LocalDate From, LocalDate? Until);

public sealed record ImportRepresentation(Place Place, Keyed Principal, LocalDate From, LocalDate? Until);

public sealed record ImportSource(
    Keyed Key, LocalText Name, SourceKind Kind, Keyed? Organisation, IReadOnlyList<ImportSourceGrade> Grades, bool Example);

public sealed record ImportSourceGrade(Place Place, Subject Subject, Reliability Reliability, LocalText Basis);

public sealed record ImportQuestion(
    Keyed Key, LocalText Text, Subject Subject, LocalText? Scope, IReadOnlyList<ImportDistinction> Distinctions, ImportMarking? Marking, bool Example);

public sealed record ImportDistinction(Place Place, LocalText First, LocalText Second, LocalText Note);

/// <param name="At">When it is recorded in a replay; null: when its file is.</param>
/// <param name="Text">The text that belongs to it; null where only the reference is held.</param>
public sealed record ImportReport(
    Keyed Key, Instant? At, Keyed Source, LocalText Title, DateInterval Published, Instant Received, string Language, string? Link,
    ImportText? Text, ImportMarking? Marking, ImportMarking? TextMarking, IReadOnlyList<ImportClaim> Claims, bool Example);

/// <summary>Which text is meant; the text itself stands in a folder of its own.</summary>
/// <param name="File">A plain file name.</param>
/// <param name="Sha256">Of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">How many.</param>
public sealed record ImportText(Place Place, string File, string Sha256, int Bytes);

/// <param name="ReleaseTo">Organisations; null under a label without such a set.</param>
public sealed record ImportMarking(TlpLabel Label, IReadOnlyList<Keyed>? ReleaseTo);

public sealed record ImportClaim(
    Keyed Key, LocalText Statement, DateInterval Said, DateInterval? Occurred, ImportAnchor? Anchor, IReadOnlyList<Keyed> Chain,
    ImportLink? Link, ImportCredibility? Grade, LocalText? Remark, ImportMarking? Marking, bool Example);

/// <summary>An anchor with the places of its parts, so that a mismatch can be shown where it stands.</summary>
public sealed record ImportAnchor(Anchor Anchor, Place From, Place To, Place Sha256);

public sealed record ImportLink(Keyed Question, Stance Stance, Quantity? Quantity);

public sealed record ImportCredibility(Place Place, int Degree, LocalText Basis);

/// <summary>Something that happens to what was recorded before.</summary>
/// <param name="At">When, in a replay.</param>
/// <param name="Verb">As in the file, such as <c>grade-claim</c>.</param>
/// <param name="Kind">The kind of thing that it happens to.</param>
/// <param name="Target">Which of them.</param>
public abstract record ImportChange(Place Place, Instant At, string Verb, StreamKind Kind, Keyed Target);

public sealed record GradeSourceChange(Place Place, Instant At, Keyed Source, Subject Subject, Reliability Reliability, LocalText Basis)
    : ImportChange(Place, At, "grade-source", StreamKind.Source, Source);

public sealed record GradeClaimChange(Place Place, Instant At, Keyed Claim, int Degree, LocalText Basis)
    : ImportChange(Place, At, "grade-claim", StreamKind.Claim, Claim);

public sealed record CorrectClaimChange(Place Place, Instant At, Keyed Claim, LocalText Statement, LocalText Reason)
    : ImportChange(Place, At, "correct-claim", StreamKind.Claim, Claim);

public sealed record RemarkOnClaimChange(Place Place, Instant At, Keyed Claim, LocalText Remark)
    : ImportChange(Place, At, "remark-on-claim", StreamKind.Claim, Claim);

public sealed record LinkClaimChange(Place Place, Instant At, Keyed Claim, ImportLink Link)
    : ImportChange(Place, At, "link-claim", StreamKind.Claim, Claim);

public sealed record UnlinkClaimChange(Place Place, Instant At, Keyed Claim, Keyed Question, LocalText Reason)
    : ImportChange(Place, At, "unlink-claim", StreamKind.Claim, Claim);

/// <param name="By">The source that takes it back: the first of the claim's chain.</param>
public sealed record WithdrawClaimChange(Place Place, Instant At, Keyed Claim, Keyed By, LocalText Reason)
    : ImportChange(Place, At, "withdraw-claim", StreamKind.Claim, Claim);

public sealed record RestateClaimChange(Place Place, Instant At, Keyed Claim, Keyed Report, ImportClaim As, LocalText Reason)
    : ImportChange(Place, At, "restate-claim", StreamKind.Claim, Claim);

public sealed record AssumeRoleChange(Place Place, Instant At, Keyed Organisation, ImportRole Role)
    : ImportChange(Place, At, "assume-role", StreamKind.Organisation, Organisation);

public sealed record WithdrawReportChange(Place Place, Instant At, Keyed Report, LocalText Reason)
    : ImportChange(Place, At, "withdraw-report", StreamKind.Report, Report);
