using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Truce.Formats.XForms;
using Truce.Web.Forms;

namespace Truce.Web.OpenRosa;

/// <summary>How what was sent stands now.</summary>
public enum IntakeStanding
{
    Received = 1,

    /// <summary>All of it had come before.</summary>
    Again = 2,

    /// <summary>Other content stands under its identifier, or what it replaces had been replaced already; both are kept.</summary>
    Contradicts = 3,

    /// <summary>What it replaces has not arrived.</summary>
    Waits = 4,
}

/// <summary>What became of it.</summary>
/// <param name="Refusal">Why it was not taken in; null where it was.</param>
public sealed record IntakeAnswer(Refusal? Refusal, Reference? Submission = null, IntakeStanding Standing = IntakeStanding.Received)
{
    public static IntakeAnswer No(Refusal refusal) => new(refusal);
}

/// <summary>Makes a command of what a phone sent, as its member, and carries it out. One way for every client.</summary>
public sealed class SubmissionIntake(FormShelf shelf)
{
    // Around the places of a centre: what lies further off was perhaps sent with latitude and longitude exchanged.
    private const int BesideSteps = Position.PerDegree / 2;
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Takes in a filled-in form with files that are kept already.</summary>
    public async Task<IntakeAnswer> TakeAsync(Visit visit, byte[] bytes, ImmutableArray<SentFile> files)
    {
        if (FilledForm.Read(bytes, out var unreadable) is not { } filled) return IntakeAnswer.No(unreadable!);
        if (shelf.Find(visit.View, filled.Code, filled.Version) is not { } form) return IntakeAnswer.No(SubmissionRefusals.FormUnknown(SafeText.Line(Short(filled.Code))));
        var command = Command(visit, filled, form, bytes, files);
        var sha256 = Sha256(bytes);
        var answer = await Doing.ExecuteAsync(visit, command, KeyOf(command, sha256));

        // Read today, the same pieces may come to something else than they did: a place was added, a form has a new version.
        if (answer.Refusal is { Code: "record/key-reused" }) answer = await Doing.ExecuteAsync(visit, command, Guid.NewGuid().ToString("N"));
        var sender = visit.Member!.Organisation;
        if (answer.Refusal is { Code: "submission/received-already" } known && Id<FieldSubmission>.TryParse(known.Arguments[0], out var before))
            return new IntakeAnswer(null, before.Reference, IntakeStanding.Again);
        if (answer.Refusal is { } refusal) return IntakeAnswer.No(refusal);
        var view = visit.Centre.View(visit.Member.Id);
        var state = view.Find(new Id<FieldSubmission>(answer.Stream.Number));
        if (state is null) return new IntakeAnswer(null, answer.Stream);
        await TakeUpWaitingAsync(visit, view, state, sender);
        return new IntakeAnswer(
            null, answer.Stream,
            state.Awaits is not null ? IntakeStanding.Waits
            : state.Sha256 != sha256 || state.Marks.Contains(SubmissionMark.ReplacedBefore) ? IntakeStanding.Contradicts
            : answer.Repeated ? IntakeStanding.Again
            : IntakeStanding.Received);
    }

    /// <summary>Reads a submission anew from what was sent: the command that makes of it what can be made now; null where it cannot be read.</summary>
    public TakeUpSubmission? Anew(Visit visit, View view, FieldSubmission submission)
    {
        if (view.GuardedOf<SentForm>(submission.Id, FieldSubmission.SentPart) is not { } sent) return null;
        var bytes = sent.IsBase64 ? Convert.FromBase64String(sent.Text) : Encoding.UTF8.GetBytes(sent.Text);
        if (FilledForm.Read(bytes, out _) is not { } filled || shelf.Find(view, filled.Code, filled.Version) is not { } form) return null;
        var (findings, marks) = FindingsReader.Read(filled, form.Definition, form.Mapping, GroundOf(visit, view), Today(visit));
        return new TakeUpSubmission(submission.Id, marks, findings);
    }

    // Edits can overtake what they edit. Each that waited for this one is taken up, and then what waited for that.
    private async Task TakeUpWaitingAsync(Visit visit, View view, FieldSubmission arrived, Id<Organisation> sender)
    {
        if (arrived.Awaits is not null) return;
        foreach (var waiting in view.Under<FieldSubmission>(arrived.Id).Where(one => one.Awaits == arrived.Id && view.OwnerOf(one.Id) == sender).ToList())
        {
            if (Anew(visit, view, waiting) is not { } command) continue;
            await Doing.ExecuteAsync(visit, command, Guid.NewGuid().ToString("N"));
            var now = visit.Centre.View(visit.Member!.Id);
            if (now.Find(waiting.Id) is { Awaits: null } taken) await TakeUpWaitingAsync(visit, now, taken, sender);
        }
    }

    private static ReceiveSubmission Command(Visit visit, FilledForm filled, ShelfForm form, byte[] bytes, ImmutableArray<SentFile> files)
    {
        var (findings, marks) = FindingsReader.Read(filled, form.Definition, form.Mapping, GroundOf(visit, visit.View), Today(visit));
        List<SubmissionMark> odd = [.. marks];
        if (!form.IsVersionKnown) odd.Add(SubmissionMark.VersionUnknown);
        if (!filled.IsUtf8) odd.Add(SubmissionMark.OtherEncoding);
        return new ReceiveSubmission(
            filled.Instance ?? $"sha256:{Sha256(bytes)}", filled.Code, filled.Version.Length <= 100 ? filled.Version : filled.Version[..100], form.Form?.Id, SentOf(bytes),
            visit.Words.Language, Announced(filled, form.Definition), files, [.. odd.Order()], findings, FindingsReader.FinishedAt(filled, form.Definition),
            filled.Replaces, MarkingOf(visit, form));
    }

    private static ImmutableArray<string> Announced(FilledForm filled, XFormDefinition form) =>
    [
        .. filled.Answers.Where(answer => form.Fields.GetValueOrDefault(answer.Path)?.Type == "binary").Select(answer => Short(answer.Value)).Distinct().Take(ReceiveSubmission.MostFiles),
    ];

    // Whoever runs the centre, and whoever asks the questions, sees the answers as they were sent; the sender's organisation always does.
    private static Marking MarkingOf(Visit visit, ShelfForm form)
    {
        List<Id<Organisation>> readers = [];
        if (visit.Centre.Founder is { } founder) readers.Add(founder.Organisation);
        if (form.Form is { } own && visit.View.OwnerOf(own.Id) is { } asking) readers.Add(asking);
        return Marking.AmberStrict(readers);
    }

    private static SentForm SentOf(byte[] bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            if (TextCheck.FirstIllFormed(text) < 0) return new SentForm(text);
        }
        catch (DecoderFallbackException)
        {
            // Kept as the bytes that came.
        }

        return new SentForm(Convert.ToBase64String(bytes), true);
    }

    private static AnswerGround GroundOf(Visit visit, View view) => new(
        visit.Profile.Zone, sent => Id<Place>.TryParse(sent, out var id) ? view.Find(id) : view.All<Place>().FirstOrDefault(place => place.Code == sent), LiesHere(view));

    // Null where no ground is held, so that nobody can say.
    private static Func<Position, bool>? LiesHere(View view) => !view.All<Place>().Any(place => place.Area is not null || place.Centre is not null) ? null : position =>
        view.Within<Place>(new Footprint(
            position.Latitude - BesideSteps, position.Longitude - BesideSteps, position.Latitude + BesideSteps, position.Longitude + BesideSteps, long.MinValue, long.MaxValue)).Any();

    private static LocalDate Today(Visit visit) => visit.Now.InZone(visit.Profile.Zone).Date;

    // The same pieces of the same submission are one command. That all of them are one submission, the record sees by itself.
    private static string KeyOf(ReceiveSubmission command, string sha256) =>
        $"openrosa/{Sha256(Encoding.UTF8.GetBytes($"{command.Instance}\n{sha256}\n{string.Join('\n', command.Files.Select(file => $"{file.Name} {file.Sha256}"))}"))}";

    private static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Short(string text) => text.Length <= 80 ? text : text[..80];
}
