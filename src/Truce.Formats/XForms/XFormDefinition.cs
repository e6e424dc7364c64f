using System.Collections.Frozen;

namespace Truce.Formats.XForms;

/// <summary>One question of a form, or a value that the phone fills in by itself.</summary>
/// <param name="Path">As bindings name it: <c>/data/group/when</c>.</param>
/// <param name="Type">As its binding says: <c>string</c>, <c>int</c>, <c>dateTime</c>, <c>geopoint</c>, <c>binary</c> …</param>
/// <param name="Label">What is asked; null for what nobody is asked.</param>
/// <param name="Choices">Codes of its answers with what they are called; null where it has none, or they come from a list.</param>
/// <param name="IsChosen">Whether it is answered by choosing.</param>
public sealed record XFormField(string Path, string Type, LocalText? Label, FrozenDictionary<string, LocalText>? Choices, bool IsChosen, bool IsMany);

/// <summary>What this product needs to know of an XForm; phones read the rest.</summary>
/// <param name="Code">The form's identifier.</param>
/// <param name="Version">Empty where it says none.</param>
/// <param name="Fields">Every leaf of its data, by path.</param>
/// <param name="Order">The paths in the order of the data.</param>
/// <param name="FinishedPath">Where the phone writes when the form was finished; null where it does not.</param>
/// <param name="Files">Files that it needs, by name.</param>
public sealed record XFormDefinition(
    string Code, string Version, LocalText Title, FrozenDictionary<string, XFormField> Fields, IReadOnlyList<string> Order, string? FinishedPath,
    IReadOnlyList<string> Files)
{
    /// <summary>What it says of itself.</summary>
    public FormTerms Terms => new(Code, Version, Title);

    /// <summary>What an answer is called; null where it is not a choice that the form itself lists.</summary>
    public LocalText? LabelOf(string path, string code) => Fields.GetValueOrDefault(path)?.Choices?.GetValueOrDefault(code);
}
