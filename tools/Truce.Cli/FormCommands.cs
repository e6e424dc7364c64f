using Truce.Core.FieldForms;
using Truce.Formats.XForms;
using Truce.Web.Language;
using Truce.Web.OpenRosa;
using Truce.Web.Pages;

namespace Truce.Cli;

/// <summary><c>truce form</c>: gives phones a form of the centre's own, with what its questions stand for; lists what stands.</summary>
internal static class FormCommands
{
    public static Command Make(Desk desk) => new("form", "Gives phones forms of the centre's own: an XForm and a mapping of its questions.") { Add(desk), List(desk) };

    private static Command Add(Desk desk)
    {
        var file = new Argument<string>("FILE") { Description = "The XForm, as pyxform or a designer of forms writes it." };
        var mapping = Desk.Required("--mapping", "A short YAML file: what the form is for, and what its questions stand for (docs/formats/forms.md).", "FILE");
        var command = new Command("add", "Adds a form, or a version of one that stands; names everything that stands against it.") { file, mapping, desk.Language, desk.As, desk.Data, desk.Keys };
        command.SetAction(async parsed =>
        {
            var words = Words.Of(parsed.GetValue(desk.Language));
            var (text, map) = (Read(parsed.GetRequiredValue(file)), Read(parsed.GetRequiredValue(mapping)));
            if (XFormReader.Read(text, out var unreadable) is not { } form) throw new NotUnderstoodException(words.Sentence(unreadable!));
            if (MappingFile.Read(map, out var mapless) is not { } meaning) throw new NotUnderstoodException(words.Sentence(mapless!));
            using var centre = desk.Open(parsed);
            var by = desk.MemberIn(parsed, centre);
            var standing = centre.View(by).All<FieldForm>().FirstOrDefault(one => one.Code == form.Code);
            var problems = FormIntake.Problems(centre.View(by), form, meaning, standing);
            foreach (var problem in problems) await desk.Error.WriteLineAsync(words.Sentence(problem));
            if (problems.Count > 0) return Tool.NotUnderstood;
            var answer = await Desk.DoAsync(centre, standing is null ? new AddForm(form.Terms, text, meaning) : new AddFormVersion(standing.Id, form.Terms, text, meaning), by);
            desk.Say($"Phones are given “{form.Code}”, version “{form.Version}”, as {answer.Stream}.");
            return Tool.Done;
        });
        return command;
    }

    private static Command List(Desk desk)
    {
        var command = new Command("list", "Lists the forms of the centre's own, with their versions.") { desk.As, desk.Data, desk.Keys };
        command.SetAction(parsed =>
        {
            using var centre = desk.Open(parsed);
            foreach (var form in centre.View(desk.MemberIn(parsed, centre)).All<FieldForm>())
                desk.Say($"{form.Id}  {form.Code}  {string.Join(", ", form.Versions.Select(version => version.Version))}{(form.Retired is null ? "" : "  no longer given to phones")}");
            return Tool.Done;
        });
        return command;
    }

    private static string Read(string path) =>
        File.Exists(path) ? File.ReadAllText(path) : throw new NotUnderstoodException($"There is no file {path}.");
}
