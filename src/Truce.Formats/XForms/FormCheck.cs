namespace Truce.Formats.XForms;

/// <summary>Holds a mapping against the form that it is for: every question is there, answers what it stands for, and its codes are the record's.</summary>
public static class FormCheck
{
    /// <summary>Everything that does not fit, each said by itself; empty where all does.</summary>
    /// <param name="provided">Names of files that the centre gives with a form.</param>
    public static IReadOnlyList<Refusal> Of(XFormDefinition form, FormMapping mapping, IReadOnlyList<string> provided)
    {
        List<Refusal> found = [];
        foreach (var file in form.Files.Except(provided)) found.Add(FormRefusals.FileUnknown(file));
        foreach (var field in mapping.Fields)
        {
            if (!form.Fields.TryGetValue(field.Path, out var asked)) found.Add(FormRefusals.NoSuchQuestion(field.Path));
            else if (!FitsType(field.To, asked.Type)) found.Add(FormRefusals.TypeUnfit(field.Path, asked.Type, field.To));
            else if (FormCodes.Of(mapping.Means, field.To) is { } codes) found.AddRange(Codes(field, asked, codes));
        }

        if (mapping.Unfit() is { } unfit) found.Add(unfit);
        return found;
    }

    private static bool FitsType(string to, string type) => to switch
    {
        "position" => type == "geopoint",
        "when" or "until" => type is "date" or "dateTime",
        "number" or "number-least" or "number-most" or "killed" or "injured" or "hindrance-delay" => type is "int" or "integer",
        _ => type is not ("geopoint" or "geotrace" or "geoshape" or "binary"),
    };

    private static IEnumerable<Refusal> Codes(FieldMeaning field, XFormField asked, IReadOnlyList<string> codes)
    {
        var sent = asked.Choices is { } choices ? choices.Keys.Select(field.CodeOf) : field.Codes.Select(code => code.Means);
        return sent.Where(code => code.Length > 0 && !codes.Contains(code)).Distinct().Order(StringComparer.Ordinal).Select(code => FormRefusals.CodeUnknown(code, field.To, field.Path));
    }
}

/// <summary>The record's own codes, where a meaning has such.</summary>
public static class FormCodes
{
    /// <summary>Every code of a meaning; null where it is answered by something else than codes.</summary>
    public static IReadOnlyList<string>? Of(FormMeaning means, string to) => (means, to) switch
    {
        (FormMeaning.Incident, "type") => IncidentTypes.All,
        (FormMeaning.Incident, "unit") => All<IncidentUnit>(),
        (FormMeaning.Incident, "means") => All<Means>(),
        (FormMeaning.Incident, "identified") => All<Identification>(),
        (FormMeaning.Observation, "kind") => All<ObservationKind>(),
        (FormMeaning.Observation, "means") => [.. ObservationAccount.Looks.Select(Of)],
        (FormMeaning.Observation, "result") => All<ObservationResult>(),
        (FormMeaning.Observation, "limits") => All<SightLimit>(),
        (FormMeaning.Observation, "hindrance") => [.. All<HindranceKind>(), None],
        (FormMeaning.Observation, "hindrance-outcome") => All<HindranceOutcome>(),
        (FormMeaning.Passage, "kind") => All<PassageKind>(),
        (FormMeaning.Passage, "direction") => All<Direction>(),
        (FormMeaning.Passage, "state") => All<PassageState>(),
        (FormMeaning.Passage, "footing") => All<Footing>(),
        (FormMeaning.Marker, "kind") => All<MarkerKind>(),
        (FormMeaning.Facility, "state") => All<FacilityState>(),
        _ => null,
    };

    /// <summary>Of an answer that says that there was nothing of the kind.</summary>
    public const string None = "none";

    /// <summary>A value's code: lower case with hyphens.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a code; null where it is none.</summary>
    public static T? Read<T>(string? code)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == code) return value;
        return null;
    }

    private static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];
}
