using FsCheck.Fluent;
using Truce.Core.Journal;
using Truce.Core.Search;
using Truce.Tests.Ledger;

namespace Truce.Tests.Search;

public class ReferenceReadingTests
{
    private static readonly Reference One = new(StreamKind.Claim, 123_456_789);

    [Fact]
    public void A_reference_is_read_in_any_case_without_hyphens_and_with_other_dashes_and_digits()
    {
        var text = One.ToString();
        foreach (var typed in (string[])[
            text, text.ToLowerInvariant(), text.Replace("-", "", StringComparison.Ordinal), text.Replace('-', ' '), text.Replace('-', '–'), $" \u200F{text}\u202C ",
            text.Replace('2', '٢').Replace('3', '۳')])
            SearchQuery.Read(typed).References.ShouldBe([One], typed);
    }

    [Fact]
    public void Digits_typed_for_the_letters_of_its_kind_are_put_right()
    {
        var incident = new Reference(StreamKind.Incident, 7).ToString();
        ReferenceReading.Of("1" + incident[1..]).ShouldBe([new Reference(StreamKind.Incident, 7)]);
        var organisation = new Reference(StreamKind.Organisation, 7).ToString();
        ReferenceReading.Of("0" + organisation[1..]).ShouldBe([new Reference(StreamKind.Organisation, 7)]);
    }

    [Fact]
    public void A_look_alike_is_understood_where_the_check_character_allows() =>
        Property.Holds(Gen.Choose(0, Reference.Count - 1), number =>
        {
            var right = new Reference(StreamKind.Report, number);
            var text = right.ToString();
            for (var at = 4; at < text.Length; at++)
            {
                var others = text[at] switch { 'Q' or 'D' => "0Oo", 'J' or 'T' or '7' => "1IlL", '2' => "Zz", 'Z' => "2", '5' => "S", 'S' => "5", '8' => "B", 'B' => "8", _ => "" };
                foreach (var other in others)
                    if (!ReferenceReading.Of(text[..at] + other + text[(at + 1)..]).Contains(right)) return false;
            }

            return ReferenceReading.Of(text) is [var only] && only == right;
        }, times: 500);

    [Fact]
    public void What_is_read_is_always_a_reference_of_a_kind_that_exists() =>
        Property.Holds(Gen.Elements("CLMORGINC0123456789ABZSQ- \u202e١".ToCharArray()).ArrayOf(), typed =>
            ReferenceReading.Of(new string(typed)).All(one => Reference.TryParse(one.ToString(), out var again) && again == one), times: 3_000);

    [Theory]
    [InlineData("")]
    [InlineData("CLM")]
    [InlineData("XYZ-234-567-8")]
    [InlineData("CLM-000-111-0")]
    [InlineData("ceasefires")]
    [InlineData("CLM-7KQ-4MD-R and more")]
    public void What_is_too_far_from_one_is_read_as_none(string typed) => ReferenceReading.Of(typed).ShouldBeEmpty();
}
