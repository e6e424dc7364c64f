using Truce.Formats.XForms;
using Truce.Web.OpenRosa;

namespace Truce.Web.Submissions;

/// <summary>One answer as a page shows it.</summary>
/// <param name="Question">What was asked; the question's own name where the form is not known.</param>
public sealed record ShownAnswer(LocalText Question, LocalText Answer);

/// <summary>How what phones sent is named and read out on pages.</summary>
public static class SubmissionWords
{
    /// <summary>The title of the form that was filled in; its code where the viewer has no such form.</summary>
    public static LocalText FormTitle(this Visit visit, FieldSubmission one) =>
        visit.Context.RequestServices.GetRequiredService<FormShelf>().Find(visit.View, one.FormCode, one.FormVersion)?.Definition.Title ?? new LocalText(one.FormCode);

    /// <summary>Questions and answers as they were sent, in the reader's words where the form has them; null where the viewer may not read them.</summary>
    public static IReadOnlyList<ShownAnswer>? AnswersOf(this Visit visit, FieldSubmission one)
    {
        if (visit.View.GuardedOf<SentForm>(one.Id, FieldSubmission.SentPart) is not { } sent) return null;
        if (FilledForm.Read(BytesOf(sent), out _) is not { } filled) return [];
        var form = visit.Context.RequestServices.GetRequiredService<FormShelf>().Find(visit.View, one.FormCode, one.FormVersion)?.Definition;
        return [.. filled.Answers.Select(answer => new ShownAnswer(
            form?.Fields.GetValueOrDefault(answer.Path)?.Label ?? new LocalText(answer.Path[(answer.Path.LastIndexOf('/') + 1)..]), Said(form, visit.View, answer)))];
    }

    /// <summary>The bytes that were sent.</summary>
    public static byte[] BytesOf(SentForm sent) => sent.IsBase64 ? Convert.FromBase64String(sent.Text) : System.Text.Encoding.UTF8.GetBytes(sent.Text);

    private static LocalText Said(XFormDefinition? form, View view, FilledAnswer answer)
    {
        if (form?.LabelOf(answer.Path, answer.Value) is { } label) return label;
        if (Reference.TryParse(answer.Value, out var reference) && Relations.ThingName.NameOf(reference, view) is { } name) return name;
        return new LocalText(answer.Value);
    }
}
