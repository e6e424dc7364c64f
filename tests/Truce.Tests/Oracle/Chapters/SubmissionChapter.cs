using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.FieldForms;
using Truce.Core.Journal;
using Truce.Core.Sources;
using Truce.Core.Submissions;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>What phones sent: each begins a report, and the first of an organisation its source; later pieces and other content come to it.</summary>
internal sealed class SubmissionChapter : Chapter<FieldSubmission>
{
    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string TitleField => "instance";

    public override string ListPath => "submissions";

    public override IReadOnlyList<string> Beginnings => ["submission.received/1"];

    public override IReadOnlyList<string> Changes => ["submission.files-arrived/1", "submission.looked-at/1"];

    public override IReadOnlyList<Act> Acts => [new(5, Receive), new(3, Again), new(2, Look)];

    // What was sent stays with its sender's organisation, whatever is decided about it.
    public override Mark Fitting(Mark mark) => mark.Label == Label.Red ? new Mark(Label.AmberStrict, []) : mark;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var (looked, files) = ("", life[0]["files"]);
        foreach (var deed in life.Skip(1))
        {
            if (deed.Name == "submission.looked-at/1") looked = deed["finding"];
            else if (deed.Name is "submission.files-arrived/1" or "submission.contradicted/1") (looked, files) = ("", files + deed["files"]);
        }

        return $"{life[0]["instance"]} of {life[0]["form"]} files {files} looked {looked}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        new(nameof(View.HoldsGuarded), 20, ask =>
        {
            var one = ask.Reference("SUB");
            var deed = ask.Log.Of(one) is [var first, ..] ? first : null;
            return ($"{deed is not null && ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index)}", $"{ask.View.HoldsGuarded(Ref(one), FieldSubmission.SentPart)}");
        }),
        .. from kind in (string[])["FRM", "RPT"]
           select ViewDoors.List(nameof(View.Under), 12, kind, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "SUB", index).Where(sub => ask.Log.Of(sub)[0][kind == "FRM" ? "form" : "report"] == one), (view, one) => view.Under<FieldSubmission>(Ref(one)).Select(sub => $"{sub.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(ReceiveSubmission), "FRM", (_, one) => Plain("uuid:door", "tok", Id<FieldForm>(one), [], "<data/>")),
        new(nameof(TakeUpSubmission), "SUB", (_, one) => new TakeUpSubmission(Id<FieldSubmission>(one), [], Nothing)),
        new(nameof(LookAtSubmission), "SUB", (_, one) => new LookAtSubmission(Id<FieldSubmission>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/submissions", 5, _ => []),
        Thing("/submissions/{id}", "SUB", ask => [ask.Title(ask.Id), .. Standing(ask, "submission.looked-at/1").TakeLast(0).Select(deed => deed["finding"]), .. History(ask)]),
        new("GET", "/submissions/{id}/files/{key}", 3, _ => 404, _ => [], "SUB") { Words = [("{key}", "none")] },
        .. Form("/submissions/{id}/look", "SUB", Recording, _ => []),
        .. Form("/submissions/{id}/take-up", "SUB", Recording, _ => []),
        .. Form("/submissions/{id}/marking", "SUB", Either, ask => ask.Titles("ORG")),
    ];

    protected override string Render(FieldSubmission one) =>
        $"{one.Instance} of {one.Form} files {string.Join("", one.Files.Select(file => file.Name))} looked {Rendering.Say(one.Looked)}";

    private static Findings Nothing => new(CommandDoors.Text, CommandDoors.Days);

    private static ReceiveSubmission Plain(string instance, string title, Id<FieldForm>? form, ImmutableArray<SentFile> files, string xml) =>
        new(instance, "truce-none", "1", form, new SentForm(xml), "en", ["announced.jpg"], files, [], Nothing with { Title = new(title) });

    private static SentFile File(string name) => new(name, new string('a', 64), 12, "image/jpeg");

    private static void Receive(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var form = story.Chance.Next(2) == 0 ? story.Target(actor, "FRM") : null;
        var (instance, title, said, file) = (story.Token(), story.Token(), story.Token(), story.Chance.Next(2) == 0 ? $"{story.Token()}.jpg" : "");
        var organisation = story.OrganisationOf(actor);
        var (submission, report) = (new Reference(StreamKind.Submission, Number(organisation, instance)), new Reference(StreamKind.Report, Number(organisation, instance)));
        var (source, isNew) = SourceOf(story, actor, organisation);
        var mark = new Mark(Label.AmberStrict, []);
        Part received = new(null, "submission.received/1",
            Body(("instance", instance), ("form", form ?? ""), ("files", file), ("report", $"{report}")), mark, $"<data><said>{said}</said></data>", mark);
        Part began = new($"{source}", "source.registered/1", Body(("name", "Reports from the field"), ("organisation", organisation)), Mark.Green);
        Part reported = new($"{report}", "report.received/1", Body(("source", $"{source}"), ("title", title)), Mark.Green);
        var xml = $"<data><said>{said}</said></data>";
        ImmutableArray<SentFile> files = file.Length == 0 ? [] : [File(file)];
        story.Do(actor, Plain(instance, title, form is null ? null : Id<FieldForm>(form), files, xml), isNew ? [received, began, reported] : [received, reported]);
    }

    private static void Again(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "SUB", one => story.Oracle.Owner(one) == story.OrganisationOf(actor)) is not { } submission) return;
        var first = story.Log.Of(submission)[0];
        var (instance, file) = (first["instance"], $"{story.Token()}.jpg");
        var form = first["form"].Length > 0 && story.Telling.Stands(story.Oracle.Viewer(actor), first["form"], story.Head) ? Id<FieldForm>(first["form"]) : (Id<FieldForm>?)null;
        if (story.Chance.Next(2) == 0 || first.Verbatim is not { } sent)
        {
            if (first.Verbatim is null) return;
            story.Do(actor, Plain(instance, "again", form, [File(file)], first.Verbatim), new Part(submission, "submission.files-arrived/1", Body(("files", file))));
            return;
        }

        var said = story.Token();
        var part = $"sentOtherwise{story.Log.Of(submission).Count(deed => deed.Name == "submission.contradicted/1") + 1}";
        story.Do(actor, Plain(instance, "again", form, [File(file)], $"<data><said>{said}</said></data>"),
            new Part(submission, "submission.contradicted/1", Body(("files", file), ("part", part)), null, $"<data><said>{said}</said></data>", story.Oracle.MarkOf(submission)));
    }

    private static void Look(Story story) => story.With(Duties.Recording, "SUB", (actor, submission) =>
    {
        var finding = story.Say(out var token);
        story.Do(actor, new LookAtSubmission(Id<FieldSubmission>(submission), finding), new Part(submission, "submission.looked-at/1", Body(("finding", token))));
    });

    private static int Number(string organisation, string instance) => InstanceNumbers.Number("submission", Ref(organisation).Number, 0, instance);

    // A source that the sender may no longer see is not used again: the next number is tried.
    private static (Reference Source, bool IsNew) SourceOf(Story story, string actor, string organisation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var source = new Reference(StreamKind.Source, InstanceNumbers.Number("source", Ref(organisation).Number, attempt, ""));
            if (story.Telling.Stands(story.Oracle.Viewer(actor), $"{source}", story.Head)) return (source, false);
            if (story.Log.Of($"{source}").Count == 0) return (source, true);
        }
    }
}
