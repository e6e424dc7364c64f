using System.Collections.Immutable;

namespace Truce.Core.Submissions;

/// <summary>What is odd about something that a phone sent. It was taken in all the same, and this says what to look at.</summary>
public enum SubmissionMark
{
    /// <summary>It was filled in with a version of the form that this centre does not hold; it was read as the last one known.</summary>
    VersionUnknown = 1,

    /// <summary>The phone's clock was ahead: it says that the form was finished later than it arrived.</summary>
    ClockAhead = 2,

    /// <summary>It arrived long after the phone says that it was finished: it was kept that long, or the clock was behind.</summary>
    LongOnTheWay = 3,

    /// <summary>The position lies elsewhere as it was sent, and here with latitude and longitude exchanged: it was taken so.</summary>
    CoordinatesSwapped = 4,

    /// <summary>The position lies far from every place that the centre knows.</summary>
    PositionElsewhere = 5,

    /// <summary>A time was sent without its zone; it was read in the centre's.</summary>
    ZoneMissing = 6,

    /// <summary>Something that was answered could not be read as what it stands for.</summary>
    AnswerUnreadable = 7,

    /// <summary>It replaces something that has not arrived.</summary>
    ReplacesUnknown = 8,

    /// <summary>What it replaces had been replaced already, by something else.</summary>
    ReplacedBefore = 9,

    /// <summary>It was not sent as UTF-8.</summary>
    OtherEncoding = 10,
}

/// <summary>A file that came with a submission: kept beside the record, by its digest.</summary>
/// <param name="Name">As the phone named it.</param>
/// <param name="Key">Of chance, under which it is asked for; tells nothing of its content.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="MediaType">As its first bytes say, never as the phone says.</param>
public sealed record KeptFile(string Name, string Key, string Sha256, long Bytes, string MediaType);

/// <summary>Exactly what was sent: as text where it is UTF-8, else as its bytes in base64.</summary>
public sealed record SentForm(string Text, bool IsBase64 = false);

/// <summary>Why nothing, or not all, was made of what was sent: the refusal of the record, to be said in the reader's language.</summary>
public sealed record NotMade(string Code, ImmutableArray<string> Arguments)
{
    public static NotMade Of(Refusal refusal) => new(refusal.Code, [.. refusal.Arguments]);

    /// <summary>Equal where code and arguments are.</summary>
    public bool Equals(NotMade? other) => other is not null && Code == other.Code && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code);
}

/// <summary>Other content that was sent under the same identifier. Both are kept.</summary>
/// <param name="Part">The guarded part that holds it.</param>
public sealed record Contradiction(string Part, string Sha256, int Bytes, Instant At);

/// <summary>
/// What a phone sent: one filled-in form, whatever the number of times and pieces in which it came. The identifier that the phone gave
/// it is known again, so it is one thing however often it is sent.
/// </summary>
/// <param name="Instance">The phone's identifier of it.</param>
/// <param name="FormCode">The form, as the phone names it.</param>
/// <param name="Form">The centre's form; null where it is one of the product's own.</param>
/// <param name="Announced">Names of files that the answers speak of.</param>
/// <param name="Made">What was made of it.</param>
/// <param name="NotMade">Why not all was made of it; null where all was.</param>
/// <param name="Replaces">The identifier of what it replaces; null where it is new.</param>
/// <param name="Before">What it replaces, once that has arrived.</param>
/// <param name="Awaits">The reference that what it replaces will have; null where it awaits nothing.</param>
/// <param name="ReplacedBy">What replaced it.</param>
/// <param name="Looked">What somebody said who looked at what was odd; null where nobody did, or something came afterwards.</param>
public sealed record FieldSubmission(
    Id<FieldSubmission> Id, string Instance, string FormCode, string FormVersion, Id<FieldForm>? Form, string Sha256, int Bytes, string Language,
    ImmutableArray<string> Announced, ImmutableArray<KeptFile> Files, ImmutableArray<SubmissionMark> Marks, ImmutableArray<Reference> Made, NotMade? NotMade,
    string? Replaces, Id<FieldSubmission>? Before, Id<FieldSubmission>? Awaits, Id<FieldSubmission>? ReplacedBy, ImmutableArray<Contradiction> Contradictions, LocalText? Looked,
    Instant ReceivedAt, bool Example) : INoun<FieldSubmission>
{
    /// <summary>The guarded part that holds what was sent.</summary>
    public const string SentPart = "sent";

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Submission;

    /// <summary>Names of files that were announced and have not arrived.</summary>
    public IEnumerable<string> Missing => Announced.Where(name => !Files.Any(file => file.Name == name));

    /// <summary>Names of files of which different contents arrived.</summary>
    public IEnumerable<string> Doubled => Files.GroupBy(file => file.Name).Where(named => named.Count() > 1).Select(named => named.Key);

    /// <summary>Whether something about it contradicts something else that was sent.</summary>
    public bool IsContradicted => !Contradictions.IsEmpty || Marks.Contains(SubmissionMark.ReplacedBefore) || Doubled.Any();

    /// <summary>Whether somebody should look at it who has not.</summary>
    public bool IsOpen => Looked is null && (NotMade is not null || IsContradicted || !Marks.IsEmpty || Missing.Any());

    static IEnumerable<(string Sha256, string? Part)> INoun<FieldSubmission>.Files(FieldSubmission state) => state.Files.Select(file => (file.Sha256, (string?)null));

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(FieldSubmission state)
    {
        List<Reference> under = [.. state.Made];
        if (state.Form is { } form) under.Add(form);
        if ((state.Before ?? state.Awaits) is { } before) under.Add(before);
        return under;
    }

    /// <inheritdoc />
    public static FieldSubmission? Apply(FieldSubmission? current, Recorded recorded) => recorded.Event switch
    {
        SubmissionReceived e => new FieldSubmission(
            new(recorded.Head.Stream.Number), e.Instance, e.FormCode, e.FormVersion, e.Form, e.Sha256, e.Bytes, e.Language, e.Announced, e.Files, e.Marks,
            e.Made, e.NotMade, e.Replaces, e.Before, e.Awaits, null, [], null, recorded.Head.RecordedAt, e.Example),
        SubmissionFilesArrived e => current! with { Files = current.Files.AddRange(e.Files), Looked = null },
        SubmissionContradicted e => current! with
        {
            Contradictions = current.Contradictions.Add(new(e.Part, e.Sha256, e.Bytes, recorded.Head.RecordedAt)),
            Files = current.Files.AddRange(e.Files),
            Looked = null,
        },
        SubmissionReplaced e => current! with { ReplacedBy = e.By },
        SubmissionTakenUp e => current! with { Made = [.. current.Made.Union(e.Made)], NotMade = e.NotMade, Before = e.Before ?? current.Before, Awaits = null, Marks = e.Marks },
        SubmissionLookedAt e => current! with { Looked = e.Finding },
        _ => current,
    };
}
