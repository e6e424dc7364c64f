using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Truce.Web.Language;

/// <summary>The product's own words in one language, from its resource file. A missing key shows itself, and a test lets none be missing.</summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, Words> ByLanguage = new[] { "en", "ar", "he" }.ToFrozenDictionary(code => code, Load);

    private readonly FrozenDictionary<string, string> texts;

    private Words(string language, CultureInfo culture, FrozenDictionary<string, string> texts) =>
        (Language, Culture, this.texts) = (language, culture, texts);

    /// <summary>The languages, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["ar", "en", "he"];

    /// <summary><c>en</c>, <c>ar</c> or <c>he</c>.</summary>
    public string Language { get; }

    /// <summary>How dates and lists are written: Gregorian calendar and Latin digits in each.</summary>
    public CultureInfo Culture { get; }

    /// <summary><c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => Language == "en" ? "ltr" : "rtl";

    /// <summary>Orders texts as a reader of this language expects.</summary>
    public IComparer<string> Order => StringComparer.Create(Culture, ignoreCase: true);

    /// <summary>Every key; for the tests.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>A text.</summary>
    public string this[string key] => texts.GetValueOrDefault(key, key);

    /// <summary>A text with its places filled; a name in the other direction of writing stays together.</summary>
    public string this[string key, params object[] values] => string.Format(Culture, this[key], Isolated(values));

    /// <summary>A text cut where its first place is, for markup to stand there.</summary>
    public (string Before, string After) Around(string key)
    {
        var text = this[key];
        var at = text.IndexOf("{0}", StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 3)..]);
    }

    /// <summary>A text in the form that a number asks for; the number is the first of its values.</summary>
    public string Count(string key, long number, params object[] more)
    {
        var form = PluralForm(Language, number);
        var text = texts.GetValueOrDefault($"{key}.{form}") ?? this[$"{key}.other"];
        return string.Format(Culture, text, [number, .. Isolated(more)]);
    }

    /// <summary>Whether there is such a text.</summary>
    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>The words of a language; English where it is not one of the three.</summary>
    public static Words Of(string? language) => ByLanguage.GetValueOrDefault(language ?? "", ByLanguage["en"]);

    /// <summary>The plural form of a whole number, as the Unicode CLDR names it.</summary>
    public static string PluralForm(string language, long number) => language switch
    {
        "ar" => number switch
        {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ when number % 100 is >= 3 and <= 10 => "few",
            _ when number % 100 is >= 11 => "many",
            _ => "other",
        },
        "he" => number switch { 1 => "one", 2 => "two", _ => "other" },
        _ => number == 1 ? "one" : "other",
    };

    // A phrase was made here, and its names are isolated already.
    private object[] Isolated(object[] values) => [.. values.Select(value => value is string text ? SafeText.Isolate(text, Direction) : value)];

    private static Words Load(string language)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var texts = new Dictionary<string, string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith($".{language}.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!) texts.Add(key, text);
        }

        var culture = (CultureInfo)CultureInfo.GetCultureInfo(language switch { "ar" => "ar-PS", "he" => "he-IL", _ => "en-GB" }).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        culture.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        return new Words(language, CultureInfo.ReadOnly(culture), texts.ToFrozenDictionary());
    }
}
