using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Truce.Core.SituationReports;

/// <summary>
/// The words that a composition puts around what sources state, in three languages. They are frozen with the report, so that a later
/// change of a translation changes no report that stands.
/// </summary>
public static class Phrases
{
    private static readonly FrozenDictionary<string, LocalText> All = Load();

    /// <summary>Every key; for the tests.</summary>
    public static IEnumerable<string> Keys => All.Keys;

    /// <summary>A phrase.</summary>
    /// <exception cref="KeyNotFoundException">There is none; a test asks for every code that a composition can meet.</exception>
    public static LocalText Of(string key) => All[key];

    /// <summary>A phrase for a code, such as <c>harm.killed</c>.</summary>
    public static LocalText Of<T>(string prefix, T code)
        where T : struct, Enum => All[$"{prefix}.{JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString())}"];

    /// <summary>A phrase with its places filled, in each language with the text of that language.</summary>
    /// <param name="values">Texts of people, or what is written alike in every language.</param>
    public static LocalText Fill(string key, params object[] values)
    {
        var phrase = All[key];
        return new LocalText(Fill(phrase.En!, values, "en"), Fill(phrase.Ar!, values, "ar"), Fill(phrase.He!, values, "he"));
    }

    /// <summary>A day in words, with its year unless told.</summary>
    public static LocalText Day(LocalDate day, bool year = true) => year
        ? Fill("day", day.Day, All[$"month.{day.Month}"], day.Year)
        : Fill("day-of-year", day.Day, All[$"month.{day.Month}"]);

    /// <summary>One day, or a first and a last.</summary>
    public static LocalText Days(DateInterval days) =>
        days.Length == 1 ? Day(days.Start) : Fill("days", Day(days.Start, days.Start.Year != days.End.Year), Day(days.End));

    /// <summary>A day and its hour.</summary>
    public static LocalText Moment(LocalDateTime moment) => Fill("moment", Day(moment.Date), moment.ToString("HH:mm", CultureInfo.InvariantCulture));

    private static string Fill(string phrase, object[] values, string language) =>
        string.Format(CultureInfo.InvariantCulture, phrase, [.. values.Select(value => value is LocalText text ? text.For(language).Text : value)]);

    private static FrozenDictionary<string, LocalText> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("phrases.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, LocalText>>(stream, CanonicalValues.Options)!.ToFrozenDictionary();
    }
}
