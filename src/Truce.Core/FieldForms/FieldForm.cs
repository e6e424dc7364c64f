using System.Collections.Immutable;

namespace Truce.Core.FieldForms;

/// <summary>One version of a form.</summary>
/// <param name="Version">As the form itself says it; empty where it says none.</param>
/// <param name="Sha256">Of the form's own bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="AddedAt">When it was recorded.</param>
public sealed record FormVersion(string Version, LocalText Title, string Sha256, int Bytes, FormMapping Mapping, Instant AddedAt);

/// <summary>The guarded part that holds a version of a form: its XML, exactly as it was given.</summary>
public sealed record FormText(string Text);

/// <summary>
/// A form that phones fill in, and what its answers mean. Its versions stay: what was filled in with an old one is read by that one's
/// own mapping. Whoever may see it may fetch it and fill it in.
/// </summary>
/// <param name="Code">The form's own identifier, as phones send it: unique among the forms that a phone is given.</param>
/// <param name="Versions">Never empty; the last is the one that phones are given.</param>
/// <param name="Retired">Why phones are no longer given it; null while they are. What still comes is taken in.</param>
public sealed record FieldForm(Id<FieldForm> Id, string Code, ImmutableArray<FormVersion> Versions, LocalText? Retired, bool Example) : INoun<FieldForm>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.FieldForm;

    /// <summary>The version that phones are given.</summary>
    public FormVersion Current => Versions[^1];

    /// <summary>The guarded part that holds a version.</summary>
    /// <param name="version">Its place among the versions, from 0.</param>
    public static string PartOf(int version) => $"form{version + 1}";

    /// <inheritdoc />
    public static FieldForm? Apply(FieldForm? current, Recorded recorded) => recorded.Event switch
    {
        FormAdded e => new FieldForm(
            new(recorded.Head.Stream.Number), e.Code, [new(e.Version, e.Title, e.Sha256, e.Bytes, e.Mapping, recorded.Head.RecordedAt)], null, e.Example),
        FormVersionAdded e => current! with
        {
            Versions = current.Versions.Add(new(e.Version, e.Title, e.Sha256, e.Bytes, e.Mapping, recorded.Head.RecordedAt)),
            Retired = null,
        },
        FormRetired e => current! with { Retired = e.Reason },
        _ => current,
    };
}
