using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace Truce.Formats.Imports;

/// <summary>
/// The fields of one group, read one by one by name. What does not fit goes to the errors, and a stand-in is given back so that the
/// rest is read too. <see cref="End"/> names the fields that nobody asked for.
/// </summary>
internal sealed class Fields(YamlMap map, ImportErrors errors, ImportFolder? folder = null)
{
    // Two keys, a moment and the name of the import fit together into an idempotency key of 200 characters.
    private const int MostKey = 50;

    private static readonly LocalText Nothing = new("");
    private readonly List<string> asked = [];

    public Place Place => map.Place;

    public ImportErrors Errors => errors;

    public Place PlaceOf(string name) => Find(name)?.Place ?? map.Place;

    public bool Has(string name) => map.Entries.Any(entry => entry.Key.Value == name);

    /// <summary>Names every field that was not asked for.</summary>
    public void End()
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!asked.Contains(key.Value))
                errors.Add(key.Place, $"the field “{Short(key.Value)}” is not known here; expected {string.Join(", ", asked.Distinct())}.");
        }
    }

    public string? Text(string name, int most = 2_000)
    {
        if (Find(name) is not { } node) return null;
        if (node is YamlText { Value.Length: > 0 } text && text.Value.Length <= most) return text.Value;
        if (node is YamlText { Value.Length: > 0 } length) errors.Add(node.Place, $"“{name}” is a text of at most {most} characters; found {length.Value.Length} characters.");
        else errors.Add(node.Place, $"“{name}” is a text of at most {most} characters; found {node.Kind}.");
        return null;
    }

    public string NeedText(string name, int most = 2_000) => Need(name, Text(name, most)) ?? "";

    public Keyed? Key(string name) => Find(name) is { } node ? ToKey(node, name) : null;

    public Keyed NeedKey(string name) => Need(name, Key(name)) ?? new Keyed("", map.Place);

    public IReadOnlyList<Keyed> Keys(string name) => [.. Items(name).Select(item => ToKey(item, name)).OfType<Keyed>()];

    public LocalText? Local(string name, int most)
    {
        if (Find(name) is not { } node) return null;
        if (node is not YamlMap languages)
        {
            errors.Add(node.Place, $"“{name}” is written by language, such as “en:”, “ar:”, “he:”; found {node.Kind}.");
            return Nothing;
        }

        var fields = new Fields(languages, errors, folder);
        var text = new LocalText(fields.Text("en", int.MaxValue), fields.Text("ar", int.MaxValue), fields.Text("he", int.MaxValue));
        fields.End();
        if (TextCheck.Of(text, name, most) is { } unfit) errors.Add(node.Place, unfit);
        return text;
    }

    public LocalText NeedLocal(string name, int most) => Need(name, Local(name, most)) ?? Nothing;

    public LocalDate? Date(string name) => Parse(name, "a day such as 2025-10-17", text =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : (LocalDate?)null);

    public LocalDate NeedDate(string name) => Need(name, Date(name)) ?? default;

    public DateInterval? Days(string name) => ParseText(name, "a day such as 2025-10-17, or the first and the last as 2025-10-09/2025-10-17", text =>
        CanonicalValues.TryDays(text, out var days) ? days : null);

    public DateInterval NeedDays(string name) => Need(name, Days(name)) ?? new DateInterval(default, default);

    public Instant? Instant(string name) => Parse(name, "a moment in UTC such as 2025-10-17T09:00:00Z", text =>
        InstantPattern.ExtendedIso.Parse(text) is { Success: true } parsed ? parsed.Value : (Instant?)null);

    public Instant NeedInstant(string name) => Need(name, Instant(name)) ?? default;

    public long? Number(string name, long least, long most) => Parse(name, $"a whole number from {least} to {most}", text =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : (long?)null);

    public int NeedNumber(string name, int least, int most) => (int)(Need(name, Number(name, least, most)) ?? least);

    /// <summary>A number of zero or more with its decimals as written, such as 459 or 53.3.</summary>
    public Amount? Amount(string name) => Parse(name, "a number such as 459 or 53.3, without sign or separators", text =>
        Core.Figures.Amount.TryParse(text, out var amount) ? amount : (Amount?)null);

    public Amount NeedAmount(string name) => Need(name, Amount(name)) ?? default;

    /// <summary>Latitude and longitude in decimal degrees, such as <c>31.5242, 34.4442</c>.</summary>
    public Position? Position(string name) => Parse(name, "latitude and longitude in degrees such as 31.5242, 34.4442", text =>
        text.Split(',', StringSplitOptions.TrimEntries) is [var latitude, var longitude] && Core.Geography.Position.TryParse(latitude, longitude, out var position)
            ? position
            : (Position?)null);

    public bool Flag(string name) => Parse(name, "true or false", text => text is "true" or "false" ? text == "true" : (bool?)null) ?? false;

    public string NeedSha256(string name) => Need(name, ParseText(name, "a SHA-256 of 64 digits 0-9 a-f", text =>
        text.Length == 64 && text.All(char.IsAsciiHexDigitLower) ? text : null)) ?? "";

    /// <summary>A file name without folders: what a file names must lie beside it.</summary>
    public string NeedFileName(string name) => Need(name, ParseText(name, "a plain file name", text => IsFileName(text) ? text : null)) ?? "";

    /// <summary>The bytes of a file beside this one, with its name; null where none is named, or it cannot be read.</summary>
    public (string Name, byte[] Bytes)? Attached(string name)
    {
        if (Find(name) is null || NeedFileName(name) is not { Length: > 0 } file) return null;
        if (folder is null) errors.Add(PlaceOf(name), $"no files lie beside this one, so “{name}” cannot name one.");
        return folder?.Read(file, PlaceOf(name), errors) is { } bytes ? (file, bytes) : null;
    }

    public IReadOnlyList<YamlText> FileNames(string name)
    {
        List<YamlText> names = [];
        foreach (var item in Items(name))
        {
            if (item is YamlText text && IsFileName(text.Value)) names.Add(text);
            else errors.Add(item.Place, $"“{name}” holds plain file names; found {item.Kind}.");
        }

        return names;
    }

    /// <summary>A code of the record in lower case with hyphens.</summary>
    public T? Code<T>(string name)
        where T : struct, Enum => Parse(name, $"one of {string.Join(", ", Spellings<T>().Select(one => one.Spelling))}", text =>
            Spellings<T>().FirstOrDefault(one => one.Spelling == text) is { Spelling: not null } found ? found.Value : (T?)null);

    public T NeedCode<T>(string name)
        where T : struct, Enum => Need(name, Code<T>(name)) ?? default;

    public IReadOnlyList<T> Codes<T>(string name)
        where T : struct, Enum
    {
        List<T> codes = [];
        foreach (var item in Items(name))
        {
            var found = Spellings<T>().FirstOrDefault(one => item is YamlText text && one.Spelling == text.Value);
            if (found.Spelling is not null) codes.Add(found.Value);
            else errors.Add(item.Place, $"“{name}” holds {string.Join(", ", Spellings<T>().Select(one => one.Spelling))}; found {item.Kind}.");
        }

        return codes;
    }

    /// <summary>A group of fields under a name; null where it is absent or something else.</summary>
    public Fields? Group(string name)
    {
        if (Find(name) is not { } node) return null;
        if (node is YamlMap group) return new Fields(group, errors, folder);
        errors.Add(node.Place, $"“{name}” is a group of fields; found {node.Kind}.");
        return null;
    }

    /// <summary>The groups of a list; none where it is absent.</summary>
    public IReadOnlyList<Fields> Groups(string name)
    {
        List<Fields> groups = [];
        foreach (var item in Items(name))
        {
            if (item is YamlMap group) groups.Add(new Fields(group, errors, folder));
            else errors.Add(item.Place, $"an entry of “{name}” with its fields was expected; found {item.Kind}.");
        }

        return groups;
    }

    public Yaml? Find(string name)
    {
        asked.Add(name);
        return map.Entries.FirstOrDefault(entry => entry.Key.Value == name).Value;
    }

    private IReadOnlyList<Yaml> Items(string name)
    {
        if (Find(name) is not { } node) return [];
        if (node is YamlList list) return list.Items;
        errors.Add(node.Place, $"“{name}” is a list; found {node.Kind}.");
        return [];
    }

    private Keyed? ToKey(Yaml node, string name)
    {
        if (node is YamlText text && IsKey(text.Value)) return new Keyed(text.Value, text.Place);
        errors.Add(node.Place, $"“{name}” is a key (a-z, 0-9 and hyphens, at most 50) or a reference such as SRC-7KQ-4MD-R; found {node.Kind}.");
        return null;
    }

    private T? Parse<T>(string name, ImportSentence expected, Func<string, T?> parse)
        where T : struct
    {
        if (Find(name) is not { } node) return null;
        if (node is YamlText text && parse(text.Value) is { } value) return value;
        errors.Add(node.Place, $"“{name}” is {expected}; found {node.Kind}.");
        return default(T);
    }

    private T? ParseText<T>(string name, ImportSentence expected, Func<string, T?> parse)
        where T : class
    {
        if (Find(name) is not { } node) return null;
        if (node is YamlText text && parse(text.Value) is { } value) return value;
        errors.Add(node.Place, $"“{name}” is {expected}; found {node.Kind}.");
        return null;
    }

    private T? Need<T>(string name, T? value)
    {
        if (!Has(name)) errors.Add(map.Place, $"the field “{name}” was expected in this entry; it is missing.");
        return value;
    }

    private static IEnumerable<(string? Spelling, T Value)> Spellings<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0)
            .Select(value => ((string?)Spelling(value), value));

    // The letters of the Admiralty code are capitals everywhere.
    internal static string Spelling<T>(T value)
        where T : struct, Enum =>
        value is Reliability ? value.ToString() : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static bool IsKey(string text) =>
        (text.Length is > 0 and <= MostKey && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) || Reference.TryParse(text, out _);

    private static bool IsFileName(string text) =>
        text.Length is > 0 and <= 200 && text[0] != '.' && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ');

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
