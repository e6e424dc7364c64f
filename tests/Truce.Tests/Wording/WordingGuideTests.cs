using System.Text;
using System.Text.Json;
using Truce.Core.Language;
using Truce.Core.Wording;

namespace Truce.Tests.Wording;

public class WordingGuideTests
{
    private static readonly WordingGuide Guide = WordingGuide.Standing;

    private static IEnumerable<(RemarkKind, string)> Remarks(string text, string language = "en") => Guide.Check(text, language).Select(one => (one.Kind, one.Found));

    [Theory]
    [InlineData("en", "Terrorists crossed the line.", "Terrorists")]
    [InlineData("en", "The regime said nothing.", "regime")]
    [InlineData("en", "Three were neutralised at dawn.", "neutralised")]
    [InlineData("ar", "وقال إن الإرهابيين عبروا.", "إرهابيين")]
    [InlineData("ar", "سقط شهداء في الغارة.", "شهداء")]
    [InlineData("he", "והמחבלים חצו את הקו.", "מחבלים")]
    [InlineData("he", "שלושה חוסלו עם שחר.", "חוסלו")]
    public void Points_out_a_loaded_term_where_it_stands_with_what_the_guide_says(string language, string text, string found)
    {
        var remark = Guide.Check(text, language).ShouldHaveSingleItem();
        (remark.Kind, remark.Found).ShouldBe((RemarkKind.LoadedTerm, found));
        text.Substring(remark.At, remark.Length).ShouldBe(found);
        remark.Instead!.Present.Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("en", "The office for counter-terrorism wrote.")]
    [InlineData("en", "The regiment moved. Intercontinental.")]
    [InlineData("ar", "أعلنت الوزارة أن المعبر مفتوح.")]
    [InlineData("he", "צה״ל מסר שהמעבר פתוח.")]
    public void Leaves_other_words_alone(string language, string text) => Guide.Check(text, language).ShouldBeEmpty();

    [Theory]
    [InlineData("en", "The IDF stated that it struck “dozens of terror targets and terrorists”.")]
    [InlineData("en", "Government Media Office: “a massacre”.")]
    [InlineData("ar", "ووصفها المكتب بأنها «مجزرة».")]
    [InlineData("he", "דובר צה״ל מסר כי תקף ”מחבלים“.")]
    public void Leaves_a_quotation_with_its_speaker_as_it_was_said(string language, string text) => Guide.Check(text, language).ShouldBeEmpty();

    [Fact]
    public void Asks_whose_word_a_quotation_is()
    {
        Remarks("A “massacre” took place. The ministry stated a number.").ShouldBe([(RemarkKind.QuotationWithoutSpeaker, "“massacre”")]);
        Remarks("«مجزرة» في المدينة.", "ar").ShouldBe([(RemarkKind.QuotationWithoutSpeaker, "«مجزرة»")]);
        Remarks("An opening “ that is never closed, terrorists").ShouldBe([(RemarkKind.LoadedTerm, "terrorists")]);
    }

    [Theory]
    [InlineData("en", "Dr Yusuf opened the ward.", "Dr Yusuf")]
    [InlineData("en", "Maj. Gen. spoke; Col. Smith-Jones listened.", "Col. Smith-Jones")]
    [InlineData("ar", "قابل الوفدُ الدكتور يوسف.", "الدكتور يوسف")]
    [InlineData("he", "ד״ר לוי פתח את המחלקה.", "ד״ר לוי")]
    public void Remarks_on_what_reads_like_the_name_of_a_person(string language, string text, string name) =>
        Guide.Check(text, language).ShouldContain(one => one.Kind == RemarkKind.PersonName && one.Found == name);

    [Fact]
    public void Remarks_on_a_mail_address() => Remarks("Write to press@centre.example today.").ShouldBe([(RemarkKind.MailAddress, "press@centre.example")]);

    [Theory]
    [InlineData("Call +970 59 912 3456 now")]
    [InlineData("Call 00972-54-123-4567")]
    [InlineData("اتصلوا على ٠٥٩٩١٢٣٤٥٦")]
    [InlineData("052-1234567")]
    [InlineData("ID 123456782 was shown")]
    [InlineData("passport no. 30412345")]
    [InlineData("رقم هوية 912345")]
    [InlineData("IBAN PS92 PALS 0000 0000 0400 1234 5670 2.")]
    [InlineData("IL620108000000099999999")]
    public void Finds_numbers_by_which_a_person_could_be_found(string text)
    {
        PersonalData.FirstNumber(text).ShouldBeGreaterThanOrEqualTo(0);
        PublicText.Of(new LocalText(text), "summary", 4_000)!.Code.ShouldBe("wording/personal-number");
        PublicText.Of(new LocalText(text), "summary", 4_000)!.Sentence.ShouldNotContain("123");
    }

    [Theory]
    [InlineData("7,333 trucks; 123,456,782 kg; 194.5 km²; 31.5242, 34.4442")]
    [InlineData("On 29 October 2025, 19:30, 986 of 6,600 in 11 days")]
    [InlineData("2025-10-28 – 2025-10-29, entry 18 231")]
    [InlineData("Entry 123456789 of the record, P-code PS0255, INC-7KQ-4MD-R")]
    [InlineData("")]
    public void Takes_counts_dates_and_references_for_what_they_are(string text) => PersonalData.FirstNumber(text).ShouldBe(-1);

    [Fact]
    public void A_centre_adds_terms_of_its_own_and_may_put_others_in_the_place_of_ours()
    {
        var more = WordingGuide.Parse(Encoding.UTF8.GetBytes(
            """
            {"format":"truce-wording/1","honorifics":{"ar":[],"en":["Hon"],"he":[]},"speaking":{"ar":[],"en":["murmured"],"he":[]},
             "terms":[{"ar":[],"code":"regime","en":["junta"],"he":[],"instead":{"en":"government"},"why":{"en":"x"}}]}
            """));
        var guide = Guide.With(more);
        guide.Check("The junta and the regime", "en").Select(one => one.Found).ShouldBe(["junta"]);
        guide.Check("Somebody murmured “massacre”.", "en").ShouldBeEmpty();
        Should.Throw<JsonException>(() => WordingGuide.Parse("""{"format":"other/1","terms":[],"speaking":{"ar":[],"en":[],"he":[]},"honorifics":{"ar":[],"en":[],"he":[]}}"""u8));
        Should.Throw<JsonException>(() => WordingGuide.Parse("[]"u8));
    }

    [Fact]
    public void Every_term_of_the_guide_has_its_reason_and_its_other_word_in_three_languages()
    {
        Guide.Terms.Select(term => term.Code).ShouldBeUnique();
        Guide.Terms.ShouldAllBe(term => term.En.Length > 0 && term.Ar.Length > 0 && term.He.Length > 0 && term.Instead.Present.Count() == 3 && term.Why.Present.Count() == 3);
    }

    [Fact]
    public void A_text_of_two_megabytes_is_looked_at_in_time_that_grows_with_it()
    {
        var text = string.Concat(Enumerable.Repeat("The ministry stated a number; 12 “were” hurt. ", 45_000));
        Guide.Check(text[..200_000], "en").ShouldBeEmpty();
        PersonalData.FirstNumber(text).ShouldBe(-1);
    }
}
