using System.Collections.Immutable;

namespace Truce.Core.Submissions;

/// <summary>
/// Makes of a submission what could not be made when it came: what it waited for has arrived, or what was lacking stands now. Read anew
/// from what was sent, by a program of the centre.
/// </summary>
/// <param name="Findings">What its answers come to now.</param>
public sealed record TakeUpSubmission(Id<FieldSubmission> Submission, ImmutableArray<SubmissionMark> Marks, Findings Findings) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Submission) is not { } current) return AccessRefusals.NotFound(Submission.ToString());
        if (Permissions.Refuse(nameof(TakeUpSubmission), caller) is { } no) return no;

        // What was made bears the sender's number and its organisation's source: nobody else's word is made of it.
        if (reading.OwnerOf(Submission) != caller.Organisation) return AccessRefusals.NotYours();
        if (current.NotMade is null || current.Made.Any(thing => thing.Kind != StreamKind.Report)) return SubmissionRefusals.NothingToTakeUp();
        var command = new ReceiveSubmission(
            current.Instance, current.FormCode, current.FormVersion, current.Form, new SentForm(""), current.Language, current.Announced, [], [], Findings,
            null, current.Replaces, reading.MarkingOf(Submission), current.Example);
        var made = current.Made.IsEmpty
            ? Making.Of(command, reading, caller with { Fresh = current.Id.Number })
            : Making.More(command, reading.Find(new Id<Report>(current.Made[0].Number)), reading, caller with { Fresh = current.Id.Number });
        ImmutableArray<SubmissionMark> marks = [.. Kept(current.Marks).Union(Marks).Union(made.Marks).Order()];
        if (made.Things.IsEmpty || (made.Events.IsEmpty && made.Before is null)) return made.NotMade is { } why ? new Refusal(why.Code, RefusalKind.Refused, Sentence, [.. why.Arguments]) : SubmissionRefusals.NothingToTakeUp();
        List<Decided> events = [new(current.Id, new SubmissionTakenUp(made.Things, marks, made.NotMade, made.Before?.Id)), .. made.Events];
        if (made.Before is { ReplacedBy: null } before && before.Id != current.Id) events.Add(new(before.Id, new SubmissionReplaced(current.Id)));
        return Ruling.Of([.. events]);
    }

    // The sentence in the reader's language is found under the code.
    private const string Sentence = "It still cannot be made.";

    // What it waited for is looked at anew; what was odd about the sending itself stays so.
    private static IEnumerable<SubmissionMark> Kept(ImmutableArray<SubmissionMark> marks) => marks.Where(mark =>
        mark is SubmissionMark.ClockAhead or SubmissionMark.LongOnTheWay or SubmissionMark.OtherEncoding or SubmissionMark.VersionUnknown);
}

/// <summary>Notes what somebody found who looked at what was odd about a submission: a contradiction, a file that never came.</summary>
public sealed record LookAtSubmission(Id<FieldSubmission> Submission, LocalText Finding) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Submission), this, caller);

    public static Ruling Decide(FieldSubmission? current, LookAtSubmission command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Submission.ToString());
        if (Permissions.Refuse(nameof(LookAtSubmission), caller) is { } no) return no;
        if (TextCheck.Of(command.Finding, "finding", TextCheck.Statement) is { } unfit) return unfit;
        return current.IsOpen ? Ruling.Of(current.Id, new SubmissionLookedAt(command.Finding)) : SubmissionRefusals.NothingOdd();
    }
}
