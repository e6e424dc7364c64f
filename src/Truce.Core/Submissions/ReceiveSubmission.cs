using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Core.Submissions;

/// <summary>A file that came with what was sent, kept already under its digest.</summary>
public sealed record SentFile(string Name, string Sha256, long Bytes, string MediaType);

/// <summary>
/// Takes in what a phone sent, wholly or in pieces, once or again. The first time it begins a submission, with a report and what the
/// answers come to; later it adds files that were missing, or keeps other content beside the first; a replacement corrects what was made.
/// </summary>
/// <param name="Finished">When the phone says that the form was finished; null where it does not say.</param>
/// <param name="Marks">What was odd in reading it.</param>
/// <param name="Replaces">The identifier of the submission that this one edits.</param>
/// <param name="Marking">Who may see what was sent, as it was sent; null: the sender's organisation alone.</param>
public sealed record ReceiveSubmission(
    string Instance, string FormCode, string FormVersion, Id<FieldForm>? Form, SentForm Sent, string Language, ImmutableArray<string> Announced,
    ImmutableArray<SentFile> Files, ImmutableArray<SubmissionMark> Marks, Findings Findings, Instant? Finished = null, string? Replaces = null,
    Marking? Marking = null, bool Example = false) : ICommand
{
    /// <summary>Files of one submission at most.</summary>
    public const int MostFiles = 100;

    private const int MostContradictions = 20;
    private static readonly Duration Ahead = Duration.FromMinutes(10), LongOnTheWay = Duration.FromDays(60);

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (Permissions.Refuse(nameof(ReceiveSubmission), caller) is { } no) return no;
        if (Unfit(this) is { } unfit) return unfit;
        if (Form is { } form && reading.Find(form) is null) return AccessRefusals.NotFound(form.ToString());
        var bytes = BytesOf(Sent);
        var (sha256, length) = (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        var (found, number) = InstanceNumbers.Of(reading, caller.Organisation, Instance);
        return found is null ? Begin(reading, caller with { Fresh = number }, sha256, length, caller.Fresh) : Again(found, this, sha256, length, reading.MarkingOf(found.Id), caller);
    }

    /// <summary>What comes again: files that were missing, other content, or nothing new.</summary>
    /// <param name="marking">The marking of the submission.</param>
    public static Ruling Again(FieldSubmission found, ReceiveSubmission command, string sha256, int bytes, Marking marking, Caller caller)
    {
        var files = Kept(command.Files.Where(file => !found.Files.Any(one => one.Name == file.Name && one.Sha256 == file.Sha256)), caller.Fresh);
        if (found.Files.Length + files.Length > MostFiles) return SubmissionRefusals.FileUnfit(command.Files[0].Name);
        if (found.Sha256 == sha256 || found.Contradictions.Any(one => one.Sha256 == sha256))
            return files.IsEmpty ? SubmissionRefusals.ReceivedAlready(found.Id.ToString()) : Ruling.Of(found.Id, new SubmissionFilesArrived(files));
        if (found.Contradictions.Length == MostContradictions) return SubmissionRefusals.TooManyContradictions(found.Id.ToString());
        var part = $"sentOtherwise{found.Contradictions.Length + 1}";
        return Ruling.Of(new Decided(found.Id, new SubmissionContradicted(part, sha256, bytes, files), null, [new GuardedPart(part, marking, command.Sent)]));
    }

    private Ruling Begin(IReading reading, Caller caller, string sha256, int bytes, int chance)
    {
        var marking = Marking ?? Access.Marking.AmberStrict();
        var made = Making.Of(this, reading, caller);
        ImmutableArray<SubmissionMark> marks = [.. Marks.Union(ClockMarks(caller.Now)).Union(made.Marks).Order()];
        var id = caller.NewId<FieldSubmission>();
        var received = new SubmissionReceived(
            Instance, FormCode, FormVersion, Form, sha256, bytes, Language, Announced, Kept(Files, chance), marks, made.Things, made.NotMade, Replaces,
            made.Before?.Id, made.Awaits, Example);
        List<Decided> events = [new(id, received, marking, [new GuardedPart(FieldSubmission.SentPart, marking, Sent)]), .. made.Events];
        if (made.Before is { ReplacedBy: null } before) events.Add(new(before.Id, new SubmissionReplaced(id)));
        return Ruling.Of([.. events]);
    }

    private IEnumerable<SubmissionMark> ClockMarks(Instant now)
    {
        if (Finished > now + Ahead) yield return SubmissionMark.ClockAhead;
        if (Finished < now - LongOnTheWay) yield return SubmissionMark.LongOnTheWay;
    }

    private static Refusal? Unfit(ReceiveSubmission command)
    {
        if (command.Instance.Length is 0 or > 200 || TextCheck.FirstIllFormed(command.Instance) >= 0 || command.Replaces is { Length: 0 or > 200 }) return SubmissionRefusals.InstanceUnfit();
        if (command.FormCode.Length is 0 or > 200 || command.FormVersion.Length > 100) return FormRefusals.CodeUnfit();
        if (command.Sent.Text.Length > TextCheck.VerbatimBytes * 4 / 3 + 4) return SubmissionRefusals.TooLarge($"{TextCheck.VerbatimBytes}");
        if (command.Files.Length > MostFiles || command.Announced.Length > MostFiles) return SubmissionRefusals.FileUnfit(command.Files.Length > 0 ? command.Files[0].Name : "");
        foreach (var name in command.Files.Select(file => file.Name).Concat(command.Announced))
            if (name.Length is 0 or > 200 || TextCheck.FirstIllFormed(name) >= 0) return SubmissionRefusals.FileUnfit(name.Length <= 80 ? name : name[..80]);
        return command.Marking is { IsWellFormed: false } ? AccessRefusals.MarkingMalformed() : null;
    }

    private static byte[] BytesOf(SentForm sent) => sent.IsBase64 ? Convert.FromBase64String(sent.Text) : Encoding.UTF8.GetBytes(sent.Text);

    // A key is of chance, so that nobody who knows a picture can ask whether it was sent.
    private static ImmutableArray<KeptFile> Kept(IEnumerable<SentFile> files, int chance) =>
        [.. files.Index().Select(one => new KeptFile(one.Item.Name, $"{chance:x8}{one.Index + 1:x2}", one.Item.Sha256, one.Item.Bytes, one.Item.MediaType))];
}
