using System.Collections.Concurrent;
using Truce.Formats.XForms;

namespace Truce.Web.OpenRosa;

/// <summary>A form as phones get it, and as what comes back is read.</summary>
/// <param name="Key">Names it in addresses: the code of one of the product's own, else the reference of the centre's.</param>
/// <param name="Form">The centre's form; null where it is one of the product's own.</param>
/// <param name="IsVersionKnown">Whether it is the version that was asked for; else it is the last one.</param>
public sealed record ShelfForm(string Key, FieldForm? Form, XFormDefinition Definition, FormMapping Mapping, Func<string?> Text, bool IsVersionKnown = true)
{
    public string Code => Definition.Code;
}

/// <summary>Every form that somebody may fill in: the product's own, and those of the centre that they may see. Read once, then kept.</summary>
public sealed class FormShelf
{
    private const int MostKept = 1_000;

    private static readonly IReadOnlyList<ShelfForm> BuiltIn = [.. FormDescription.BuiltIn.Select(Made)];

    private readonly ConcurrentDictionary<string, XFormDefinition> definitions = [];

    /// <summary>The forms that a viewer is given, the product's own first.</summary>
    public IEnumerable<ShelfForm> All(View view) =>
        BuiltIn.Concat(view.All<FieldForm>().Where(form => form.Retired is null).Select(form => Of(view, form, form.Versions.Length - 1, true)).OfType<ShelfForm>());

    /// <summary>The form of a code, at a version; the last version where that one is not known; null where there is no such form for the viewer.</summary>
    public ShelfForm? Find(View view, string code, string version)
    {
        if (BuiltIn.FirstOrDefault(one => one.Code == code) is { } own) return own with { IsVersionKnown = own.Definition.Version == version };
        foreach (var form in view.All<FieldForm>())
        {
            if (form.Code != code) continue;
            var at = form.Versions.Length - 1;
            while (at > 0 && form.Versions[at].Version != version) at--;
            var known = form.Versions[at].Version == version;
            if (Of(view, form, known ? at : form.Versions.Length - 1, known) is { } found) return found;
        }

        return null;
    }

    /// <summary>The form under a key that a list named; null where the viewer has none of it.</summary>
    public ShelfForm? Named(View view, string key) =>
        BuiltIn.FirstOrDefault(one => one.Key == key)
        ?? (Id<FieldForm>.TryParse(key, out var id) && view.Find(id) is { } form ? Of(view, form, form.Versions.Length - 1, true) : null);

    private ShelfForm? Of(View view, FieldForm form, int version, bool isKnown)
    {
        var one = form.Versions[version];
        if (!view.HoldsGuarded(form.Id, FieldForm.PartOf(version))) return null;
        string? Text() => view.GuardedOf<FormText>(form.Id, FieldForm.PartOf(version))?.Text;
        if (!definitions.TryGetValue(one.Sha256, out var definition))
        {
            if (Text() is not { } text || XFormReader.Read(text, out _) is not { } read) return null;
            if (definitions.Count >= MostKept) definitions.Clear();
            definitions[one.Sha256] = definition = read;
        }

        return new ShelfForm(form.Id.ToString(), form, definition, one.Mapping, Text, isKnown);
    }

    private static ShelfForm Made(FormDescription form)
    {
        var text = XFormWriter.Write(form, CodeLists.Of);
        return new ShelfForm(form.Code, null, XFormReader.Read(text, out _) ?? throw new InvalidOperationException($"The form {form.Code} cannot be read."), form.Mapping, () => text);
    }
}
