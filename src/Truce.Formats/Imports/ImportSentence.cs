using System.Runtime.CompilerServices;
using System.Text;

namespace Truce.Formats.Imports;

/// <summary>
/// What is wrong in a file, in English, with its arguments apart: whoever shows it can say the same in another language. It is written as
/// an interpolated string where it is found; what stands in braces becomes an argument.
/// </summary>
[InterpolatedStringHandler]
public sealed class ImportSentence
{
    private readonly StringBuilder template;
    private readonly List<object> arguments;

    /// <param name="literalLength">Letters between the arguments.</param>
    /// <param name="formattedCount">How many arguments there are.</param>
    public ImportSentence(int literalLength, int formattedCount) =>
        (template, arguments) = (new StringBuilder(literalLength + 3 * formattedCount), new List<object>(formattedCount));

    /// <summary>The sentence with <c>{0}</c>, <c>{1}</c> and so on for its arguments: its name among translations.</summary>
    public string Template => template.ToString();

    /// <summary>Texts of the file and numbers as strings; phrases as sentences; the record's own "no" as a <see cref="Refusal"/>.</summary>
    public IReadOnlyList<object> Arguments => arguments;

    /// <summary>Words of the sentence itself.</summary>
    public void AppendLiteral(string text) => template.Append(text);

    /// <summary>A phrase, such as what was expected.</summary>
    public void AppendFormatted(ImportSentence phrase) => Take(phrase);

    /// <summary>A text of the file, or a number.</summary>
    public void AppendFormatted<T>(T value) => Take($"{value}");

    /// <summary>A number in a form of its own.</summary>
    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => Take(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A sentence without arguments.</summary>
    public static implicit operator ImportSentence(string words) => FromString(words);

    /// <summary>The named form of the conversion.</summary>
    public static ImportSentence FromString(string words)
    {
        var sentence = new ImportSentence(words.Length, 0);
        sentence.AppendLiteral(words);
        return sentence;
    }

    /// <summary>What the record would say.</summary>
    public static ImportSentence FromRefusal(Refusal refusal)
    {
        var sentence = new ImportSentence(3, 1);
        sentence.Take(refusal);
        return sentence;
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder(Template);
        for (var at = arguments.Count - 1; at >= 0; at--) text.Replace($"{{{at}}}", arguments[at] is Refusal refusal ? refusal.Sentence : $"{arguments[at]}");
        return text.ToString();
    }

    private void Take(object argument)
    {
        template.Append('{').Append(arguments.Count).Append('}');
        arguments.Add(argument);
    }
}
