using System.Collections.Immutable;

namespace Truce.Core.FieldForms;

/// <summary>What a form is filled in for: what becomes of what is sent with it.</summary>
public enum FormMeaning
{
    /// <summary>A report, and nothing more: its answers stand as they were sent.</summary>
    Report = 1,
    Incident = 2,

    /// <summary>An observation, and a hindrance where one is told.</summary>
    Observation = 3,

    /// <summary>The state of a way through a crossing.</summary>
    Passage = 4,
    Marker = 5,

    /// <summary>The state of a facility: a claim about a place.</summary>
    Facility = 6,
}

/// <summary>That one answer's code stands for one of the record's.</summary>
public sealed record CodeMeaning(string Sent, string Means);

/// <summary>What one question of a form stands for.</summary>
/// <param name="Path">The question, as the form's own data names it: <c>/data/group/when</c>.</param>
/// <param name="To">One of <see cref="FormVocabulary"/>.</param>
/// <param name="Codes">Empty: what is sent are the record's own codes, or no codes at all.</param>
public sealed record FieldMeaning(string Path, string To, ImmutableArray<CodeMeaning> Codes)
{
    /// <summary>The record's code of an answer; the answer itself where nothing is said of it.</summary>
    public string CodeOf(string sent)
    {
        foreach (var code in Codes)
            if (code.Sent == sent) return code.Means;
        return sent;
    }

    /// <summary>Equal where path, meaning and codes are.</summary>
    public bool Equals(FieldMeaning? other) => other is not null && Path == other.Path && To == other.To && Codes.AsSpan().SequenceEqual(other.Codes.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Path, To);
}

/// <summary>How the questions of a form become something that the record knows.</summary>
/// <param name="Fields">At most 200; each path and each meaning once.</param>
public sealed record FormMapping(FormMeaning Means, ImmutableArray<FieldMeaning> Fields)
{
    private const int MostFields = 200;

    /// <summary>The question that stands for a meaning; null where none does.</summary>
    public FieldMeaning? For(string to)
    {
        foreach (var field in Fields)
            if (field.To == to) return field;
        return null;
    }

    /// <summary>Null where it says enough, and nothing twice; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (!Enum.IsDefined(Means) || Fields.IsDefault || Fields.Length > MostFields) return FormRefusals.MappingUnfit();
        HashSet<string> seen = [];
        foreach (var field in Fields)
        {
            if (!FormVocabulary.Of(Means).Contains(field.To)) return FormRefusals.MeaningUnknown(Shown(field.To), Shown(field.Path));
            if (!seen.Add(field.To)) return FormRefusals.MeaningTwice(Shown(field.To));
            if (field.Codes.IsDefault || field.Codes.DistinctBy(code => code.Sent).Count() < field.Codes.Length) return FormRefusals.MappingUnfit();
        }

        foreach (var needed in FormVocabulary.Needed(Means))
            if (!needed.Split('|').Any(seen.Contains)) return FormRefusals.MeaningMissing(needed.Replace("|", " / ", StringComparison.Ordinal));
        return null;
    }

    /// <summary>Equal where meaning and fields are.</summary>
    public bool Equals(FormMapping? other) => other is not null && Means == other.Means && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Means, Fields.Length);

    private static string Shown(string text) => text.Length <= 120 ? text : text[..120];
}
