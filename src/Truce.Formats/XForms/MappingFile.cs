using System.Collections.Immutable;
using System.Text;
using Truce.Formats.Imports;

namespace Truce.Formats.XForms;

/// <summary>Reads what the questions of a centre's own form stand for, as a short YAML file.</summary>
/// <remarks>
/// <code>
/// means: incident
/// fields:
///   /data/when: when
///   /data/kind: { to: type, codes: { shelling: fire/artillery, drone: fire/armed-drone } }
/// </code>
/// </remarks>
public static class MappingFile
{
    /// <summary>Reads a mapping.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="refusal">Where it cannot be read; null where it was.</param>
    public static FormMapping? Read(string yaml, out Refusal? refusal)
    {
        var errors = new ImportErrors();
        refusal = null;
        var map = YamlReader.Read("mapping", Encoding.UTF8.GetBytes(yaml), errors);
        var means = map?.Entries.FirstOrDefault(entry => entry.Key.Value == "means").Value as YamlText;
        if (FormCodes.Read<FormMeaning>(means?.Value) is not { } meaning) refusal = FormRefusals.MappingUnreadable(means is null ? "means" : Line(means));
        var fields = map?.Entries.FirstOrDefault(entry => entry.Key.Value == "fields").Value;
        if (refusal is null && fields is not (null or YamlMap)) refusal = FormRefusals.MappingUnreadable(Line(fields));
        if (refusal is not null) return null;

        List<FieldMeaning> read = [];
        foreach (var (path, value) in (fields as YamlMap)?.Entries ?? [])
        {
            if (Field(path.Value, value) is { } field) read.Add(field);
            else
            {
                refusal = FormRefusals.MappingUnreadable(Line(value));
                return null;
            }
        }

        return new FormMapping(FormCodes.Read<FormMeaning>(means!.Value)!.Value, [.. read]);
    }

    private static FieldMeaning? Field(string path, Yaml value)
    {
        if (value is YamlText simple) return new FieldMeaning(path, simple.Value, []);
        if (value is not YamlMap map || map.Entries.FirstOrDefault(entry => entry.Key.Value == "to").Value is not YamlText to) return null;
        var codes = map.Entries.FirstOrDefault(entry => entry.Key.Value == "codes").Value;
        if (codes is not (null or YamlMap)) return null;
        ImmutableArray<CodeMeaning>.Builder meanings = ImmutableArray.CreateBuilder<CodeMeaning>();
        foreach (var (sent, means) in (codes as YamlMap)?.Entries ?? [])
        {
            if (means is not YamlText code) return null;
            meanings.Add(new CodeMeaning(sent.Value, code.Value));
        }

        return new FieldMeaning(path, to.Value, meanings.ToImmutable());
    }

    private static string Line(Yaml at) => at.Place.ToString();
}
