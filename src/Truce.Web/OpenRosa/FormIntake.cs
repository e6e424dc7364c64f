using Truce.Formats.XForms;

namespace Truce.Web.OpenRosa;

/// <summary>Whether a form of the centre's own can be taken: its mapping fits it, and its identifier is free.</summary>
public static class FormIntake
{
    /// <summary>Everything that stands against it; empty where nothing does.</summary>
    /// <param name="view">What whoever adds it may see.</param>
    /// <param name="versionOf">The form that it is to be a version of; null where it is a new one.</param>
    public static IReadOnlyList<Refusal> Problems(View view, XFormDefinition form, FormMapping mapping, FieldForm? versionOf)
    {
        List<Refusal> found = [.. FormCheck.Of(form, mapping, PhoneLists.Files)];
        var taken = FormDescription.BuiltIn.Any(one => one.Code == form.Code) || view.All<FieldForm>().Any(one => one.Code == form.Code);
        if (versionOf is null && taken) found.Add(FormRefusals.CodeTaken(SafeText.Line(form.Code)));
        return found;
    }
}
