using System.Collections.Immutable;

namespace Truce.Core.Submissions;

public sealed record SubmissionReceived(
    string Instance, string FormCode, string FormVersion, Id<FieldForm>? Form, string Sha256, int Bytes, string Language, ImmutableArray<string> Announced,
    ImmutableArray<KeptFile> Files, ImmutableArray<SubmissionMark> Marks, ImmutableArray<Reference> Made, NotMade? NotMade = null, string? Replaces = null,
    Id<FieldSubmission>? Before = null, Id<FieldSubmission>? Awaits = null, bool Example = false) : IEvent;

public sealed record SubmissionFilesArrived(ImmutableArray<KeptFile> Files) : IEvent;

public sealed record SubmissionContradicted(string Part, string Sha256, int Bytes, ImmutableArray<KeptFile> Files) : IEvent;

public sealed record SubmissionReplaced(Id<FieldSubmission> By) : IEvent;

public sealed record SubmissionTakenUp(
    ImmutableArray<Reference> Made, ImmutableArray<SubmissionMark> Marks, NotMade? NotMade = null, Id<FieldSubmission>? Before = null) : IEvent;

public sealed record SubmissionLookedAt(LocalText Finding) : IEvent;
