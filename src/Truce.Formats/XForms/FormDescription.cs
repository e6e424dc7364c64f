using System.Collections.Immutable;
using Truce.Formats.Imports;

namespace Truce.Formats.XForms;

/// <summary>One question of a form that is written as a description.</summary>
/// <param name="Type"><c>select1</c>, <c>select</c>, <c>text</c>, <c>int</c>, <c>date</c>, <c>dateTime</c>, <c>geopoint</c> or <c>image</c>.</param>
/// <param name="To">What it stands for; null for what only goes with the rest.</param>
/// <param name="List">Name of the record's own list of codes that it is answered from; null where there is none.</param>
/// <param name="Choices">Its own answers, after those of the list.</param>
/// <param name="File">The file that its answers come from; null where there is none.</param>
public sealed record DescribedQuestion(
    string Name, string Type, LocalText Label, LocalText? Hint, string? To, bool IsRequired, string? Relevant, string? Constraint, string? List,
    ImmutableArray<(string Code, LocalText Label)> Choices, string? File);

/// <summary>A form written as a short description, as the product's own are: read by people, made into an XForm by <see cref="XFormWriter"/>.</summary>
public sealed record FormDescription(string Code, string Version, FormMeaning Means, LocalText Title, ImmutableArray<DescribedQuestion> Questions)
{
    /// <summary>What its questions stand for.</summary>
    public FormMapping Mapping => new(Means, [.. Questions.Where(one => one.To is not null).Select(one => new FieldMeaning($"/data/{one.Name}", one.To!, []))]);

    /// <summary>The product's own forms, in the order in which they are offered.</summary>
    public static IReadOnlyList<FormDescription> BuiltIn { get; } = [.. ((string[])["incident", "observation", "crossing", "marker", "facility"]).Select(Load)];

    private static FormDescription Load(string name)
    {
        using var stream = typeof(FormDescription).Assembly.GetManifestResourceStream($"form.{name}.yaml")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var errors = new ImportErrors();
        var map = YamlReader.Read(name, bytes.ToArray(), errors) ?? throw new InvalidOperationException($"The form {name} cannot be read.");
        return new FormDescription(
            Text(map, "code")!, Text(map, "version")!, FormCodes.Read<FormMeaning>(Text(map, "means")) ?? throw new InvalidOperationException($"The form {name} is for nothing."),
            Words(Find(map, "title"))!, [.. ((YamlList)Find(map, "questions")!).Items.Cast<YamlMap>().Select(Question)]);
    }

    private static DescribedQuestion Question(YamlMap map)
    {
        var choices = Find(map, "choices");
        var own = (choices as YamlMap ?? Find(map, "also") as YamlMap)?.Entries.Select(entry => (entry.Key.Value, Words(entry.Value)!));
        return new DescribedQuestion(
            Text(map, "name")!, Text(map, "type")!, Words(Find(map, "label"))!, Words(Find(map, "hint")), Text(map, "to"), Text(map, "required") == "true", Text(map, "relevant"),
            Text(map, "constraint"), (choices as YamlText)?.Value, [.. own ?? []], Text(map, "file"));
    }

    private static Yaml? Find(YamlMap map, string key) => map.Entries.FirstOrDefault(entry => entry.Key.Value == key).Value;

    private static string? Text(YamlMap map, string key) => (Find(map, key) as YamlText)?.Value;

    private static LocalText? Words(Yaml? said) => said is YamlMap map ? new LocalText(Text(map, "en"), Text(map, "ar"), Text(map, "he")) : null;
}
