using System.Globalization;
using System.Text;

namespace Truce.Verify;

/// <summary>The answer, finding by finding, in words that need no knowledge of how it works.</summary>
internal sealed class Answer(TextWriter to)
{
    private const int MostShown = 2000;

    private bool _held;

    public bool Failed { get; private set; }

    public Answer Title(string text) => Line($"{text}\n");

    public Answer Holds(string finding)
    {
        _held = true;
        return Line($"  holds          {finding}");
    }

    public Answer Note(string finding) => Line($"  note           {finding}");

    public Answer Fails(string finding)
    {
        Failed = true;
        return Line($"  DOES NOT HOLD  {finding}");
    }

    public Answer Found(bool holds, string finding) => holds ? Holds(finding) : Fails(finding);

    /// <summary>Closes the answer: what it proves if all holds, and what follows if not.</summary>
    public int End(string proves)
    {
        Line(Failed
            ? "\nIT DOES NOT HOLD. Keep what you have, unchanged, and show it to others who hold a checkpoint or a receipt."
            : $"\nIT HOLDS. {proves}");
        return Failed ? 1 : 0;
    }

    /// <summary>Closes the answer early. What failed before that stays failed.</summary>
    public int Cannot(string why, bool understood = true)
    {
        if (Failed) return Note($"The rest could not be checked: {why}").End("");
        Line($"{(_held ? "\n" : "")}{(understood ? "COULD NOT BE CHECKED" : "NOT UNDERSTOOD")}: {why}");
        Line(_held ? "What holds above was checked; what would follow was not, so this is no verdict on the whole." : "This says nothing about the record.");
        return 2;
    }

    /// <summary>A text that is somebody's: what would steer a terminal or turn the reading direction is shown by its number.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MostShown) return shown.Append(CultureInfo.InvariantCulture, $"… ({Encoding.UTF8.GetByteCount(text)} bytes in all)").ToString();
            var steers = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            shown.Append(steers ? $"\\u{rune.Value:x4}" : rune.ToString());
        }
        return shown.ToString();
    }

    private Answer Line(string text)
    {
        to.WriteLine(text);
        return this;
    }
}
