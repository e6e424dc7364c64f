using System.Text;

namespace Truce.Bench.Searching;

/// <summary>
/// Words made up of syllables, in three scripts, drawn by Zipf's law as the words of real texts are: a few stand in every second text, most
/// in hardly any. Always the same ones.
/// </summary>
internal sealed class Vocabulary
{
    private static readonly string[] Latin = ["ra", "fah", "con", "vo", "gate", "tru", "ck", "ni", "mo", "sel", "ter", "aid", "pas", "ka", "li", "dur", "fen", "os", "ri", "ut"];
    private static readonly string[] Arabic = ["قا", "فلة", "مع", "بر", "شا", "حن", "وقو", "د", "مس", "تش", "في", "ها", "رفح", "نو", "سل", "ام"];
    private static readonly string[] Hebrew = ["מע", "בר", "שיי", "רה", "דל", "ק", "בית", "חו", "לים", "שלו", "ם", "קו", "ני", "סע"];

    private readonly string[] english, arabic, hebrew;
    private readonly double[] upTo;

    public Vocabulary(int words)
    {
        (english, arabic, hebrew) = (Make(Latin, words, 1), Make(Arabic, words, 2), Make(Hebrew, words, 3));
        upTo = new double[words];
        var sum = 0.0;
        for (var rank = 0; rank < words; rank++) upTo[rank] = sum += 1.0 / (rank + 2.7);
        for (var rank = 0; rank < words; rank++) upTo[rank] /= sum;
    }

    /// <summary>A statement of 12 to 24 words; every third also in Arabic, every fifth in Hebrew. Each names a number of its own.</summary>
    public LocalText Statement(long number)
    {
        var chance = new Random((int)(number % int.MaxValue) * 31 + 7);
        return new LocalText(
            $"{Words(english, chance, "")} {number}.", number % 3 == 0 ? Words(arabic, chance, "ال") : null, number % 5 == 0 ? Words(hebrew, chance, "ה") : null);
    }

    /// <summary>The word of a rank, 0 the most frequent.</summary>
    public string English(int rank) => english[rank];

    public string InArabic(int rank) => arabic[rank];

    public string InHebrew(int rank) => hebrew[rank];

    // Every fourth word with its article.
    private string Words(string[] from, Random chance, string article)
    {
        var text = new StringBuilder();
        for (var left = chance.Next(12, 25); left > 0; left--)
        {
            if (text.Length > 0) text.Append(' ');
            if (chance.Next(4) == 0) text.Append(article);
            text.Append(from[Rank(chance.NextDouble())]);
        }

        return text.ToString();
    }

    private int Rank(double share)
    {
        var at = Array.BinarySearch(upTo, share);
        return Math.Min(at < 0 ? ~at : at, upTo.Length - 1);
    }

    private static string[] Make(string[] syllables, int words, int seed)
    {
        var chance = new Random(seed);
        var made = new HashSet<string>();
        var list = new List<string>(words);
        while (list.Count < words)
        {
            var word = string.Concat(Enumerable.Range(0, 2 + chance.Next(3)).Select(_ => syllables[chance.Next(syllables.Length)]));
            if (made.Add(word)) list.Add(word);
        }

        return [.. list];
    }
}
