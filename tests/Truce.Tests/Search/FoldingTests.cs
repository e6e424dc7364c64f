using FsCheck.Fluent;
using Truce.Core.Search;
using Truce.Tests.Ledger;

namespace Truce.Tests.Search;

/// <summary>Words as people type them and as texts have them, in three languages.</summary>
public class FoldingTests
{
    [Theory]

    // Latin: capitals, accents, ligatures, full width, special letters, apostrophes.
    [InlineData("Ceasefire", "ceasefire")]
    [InlineData("Café Société", "cafe societe")]
    [InlineData("İstanbul Diyarbakır", "istanbul diyarbakir")]
    [InlineData("Weiß Ærø Łódź Đorđe Þór", "weiss aero lodz dorde thor")]
    [InlineData("ﬁre ｗｉｄｅ", "fire wide")]
    [InlineData("Israel’s don't 'quoted' words'", "israels dont quoted words")]
    [InlineData("Rafaḥ, ʿAyn, al-Shifāʾ", "rafah ayn al shifa")]

    // Digits of every script, grouped or not; signs part words, and letters stay with their digits.
    [InlineData("٦٧٬٠٠٠ و ۱۲", "67000 و 12")]
    [InlineData("67,000 of 1,234,567; 12,34 and 5,0000", "67000 of 1234567 12 34 and 5 0000")]
    [InlineData("P01 PS0255 13(b) 20-25 m² Ⅷ", "p01 ps0255 13 b 20 25 m2 viii")]

    // Arabic: vowel marks, tatweel, alef, ya, ta marbuta, presentation forms, Persian letters.
    [InlineData("مُسْتَشْفَى الشِّفَاء", "مستشفي الشفاء")]
    [InlineData("الـــشـفاء", "الشفاء")]
    [InlineData("أسرى إطلاق آمن ٱلله", "اسري اطلاق امن الله")]
    [InlineData("غزّة مدرسة مسؤول رئيس", "غزه مدرسه مسوول رييس")]
    [InlineData("ﷲ ﻻ ﺷﺎﺣﻨﺔ", "الله لا شاحنه")]
    [InlineData("کمیته", "كميته")]

    // Hebrew: niqqud, cantillation, final letters, maqaf, geresh and gershayim, presentation forms.
    [InlineData("שָׁלוֹם", "שלומ")]
    [InlineData("הַֽפְסָקַ֖ת אֵ֣שׁ", "הפסקת אש")]
    [InlineData("בית־חולים דו\"ח צה״ל צ'ק ג׳נין", "בית חולימ דוח צהל צק גנינ")]
    [InlineData("אמר \"לא\" והלך", "אמר לא והלכ")]
    [InlineData("ﬡﬢ שׁלום", "אד שלומ")]
    [InlineData("הסכם ארץ סוף מים דרך", "הסכמ ארצ סופ מימ דרכ")]

    // Signs of direction and joiners are not seen; a zero-width space parts; a character of another plane is a letter like others.
    [InlineData("a\u202Eb\u2066c\u200Fd soft\u00ADly", "abcd softly")]
    [InlineData("one\u200Btwo\uFEFFtwo \u061Cثلاث", "one twotwo ثلاث")]
    [InlineData("𝔗ruce 😀 𝟙𝟚", "truce 12")]
    [InlineData("", "")]
    [InlineData("\u202E\u0301\u0640 — …!", "")]
    public void Words_are_brought_to_one_form(string text, string words) => string.Join(' ', WordsOf(text)).ShouldBe(words);

    [Theory]
    [InlineData("الشفاء", "شفاء")]
    [InlineData("شفاء", "الشفاء")]
    [InlineData("الشفاء", "والشفاء")]
    [InlineData("شفاء", "للشفاء")]
    [InlineData("الشفاء", "بالشفاء")]
    [InlineData("غزة", "بغزّة")]
    [InlineData("غزة", "وغزة")]
    [InlineData("شاحن", "الشاحنات")]
    [InlineData("وقود", "الوقود")]
    [InlineData("وقف", "وَقْف")]
    [InlineData("إطلاق", "لاطلاق")]
    [InlineData("בית", "הבית")]
    [InlineData("בית", "ובבית")]
    [InlineData("הסכם", "ההסכם")]
    [InlineData("שלום", "שלומות")]
    [InlineData("עזה", "בעזה")]
    [InlineData("crossing", "Crossings")]
    [InlineData("societe", "Société")]
    [InlineData("67000", "67,000")]
    [InlineData("ps02", "PS0255")]
    [InlineData("at", "at")]
    public void A_word_looked_for_meets(string typed, string stands) => Meets(typed, stands).ShouldBeTrue();

    [Theory]

    // Two letters and numbers meet themselves alone; the end of a word is not its beginning; a root is not taken for an article.
    [InlineData("at", "attack")]
    [InlineData("600", "6000")]
    [InlineData("رفح", "رفحاء", true)]
    [InlineData("fire", "ceasefire")]
    [InlineData("الله", "له")]
    [InlineData("والد", "الد")]
    [InlineData("הסכם", "סכם")]
    public void A_word_looked_for_does_not_meet(string typed, string stands, bool meets = false) => Meets(typed, stands).ShouldBe(meets);

    [Fact]
    public void A_word_is_found_where_it_stands_marks_included()
    {
        const string text = "قال: «مُسْتَشْفَى الشِّفَاءِ» — צה״ל, 67,000.";
        var reader = new WordReader(text, new char[WordReader.Room]);
        List<string> found = [];
        while (reader.Read()) found.Add(text[reader.Start..reader.End]);
        found.ShouldBe(["قال", "مُسْتَشْفَى", "الشِّفَاءِ", "צה״ל", "67,000"]);
    }

    [Fact]
    public void Folding_what_is_folded_changes_nothing_and_any_characters_can_be_read() =>
        Property.Holds(Gen.Choose(0, 0xFFFF).Select(code => (char)code).ArrayOf(), characters =>
        {
            var once = WordsOf(new string(characters));
            return once.All(word => word.Length is > 0 and <= Folding.LongestWord) && once.SequenceEqual(once.SelectMany(WordsOf));
        }, times: 2_000);

    [Fact]
    public void A_word_without_end_is_cut_on_both_sides_alike()
    {
        var word = new string('ב', 5_000);
        WordsOf(word).Single().Length.ShouldBe(Folding.LongestWord);
        Meets(word, word + "more").ShouldBeTrue();
    }

    [Fact]
    public void A_query_takes_eight_words_and_two_hundred_characters()
    {
        var many = SearchQuery.Read("one two three four five six seven eight nine");
        (many.Terms.Length, many.IsCut).ShouldBe((8, true));
        var once = SearchQuery.Read("One ONE öne الشفاء");
        (string.Join(' ', once.Terms.Select(term => $"{term.Word}{(term.Bare is null ? "" : $"({term.Bare})")}")), once.IsCut).ShouldBe(("one الشفاء(شفاء)", false));
        SearchQuery.Read(new string('x', 3_000_000)).IsCut.ShouldBeTrue();
        SearchQuery.Read(null).IsEmpty.ShouldBeTrue();
        SearchQuery.Read("\u202E \u0301 \0 ").IsEmpty.ShouldBeTrue();
        SearchQuery.Read("half \ud800 of a pair").Terms.Length.ShouldBe(4);
    }

    [Fact]
    public void Every_noun_is_searched_or_named_as_silent()
    {
        var nouns = typeof(Truce.Core.Journal.EventCatalogue).Assembly.GetTypes()
            .Where(type => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(Truce.Core.Journal.INoun<>))).ToList();
        var table = File.ReadAllText(Repository.File("src", "Truce.Core", "Search", "Wordings.cs"));
        foreach (var noun in nouns)
        {
            var kind = (Truce.Core.Journal.StreamKind)noun.GetProperty("Kind")!.GetValue(null)!;
            (table.Contains($"        {noun.Name} one =>", StringComparison.Ordinal) || Wordings.Silent.Contains(kind)).ShouldBeTrue($"give {noun.Name} a line in Wordings");
        }
    }

    private static List<string> WordsOf(string text)
    {
        var reader = new WordReader(text, new char[WordReader.Room]);
        List<string> words = [];
        while (reader.Read()) words.Add(reader.Word.ToString());
        return words;
    }

    private static bool Meets(string typed, string stands) => WordsOf(stands).Any(word => SearchQuery.Read(typed).Terms.Single().Meets(word));
}
