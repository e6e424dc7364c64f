using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Reports;

namespace Truce.Tests.Journal;

public class ReferenceTests
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    [Fact]
    public void Is_read_back_as_it_is_written_in_any_case_with_or_without_hyphens()
    {
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            for (var number = 0; number < Reference.Count; number += 7_654_321)
            {
                var reference = new Reference(kind, number);
                var text = reference.ToString();
                text.ShouldMatch("^[A-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]$");
                foreach (var form in (string[])[text, text.ToLowerInvariant(), text.Replace("-", ""), text.Replace('-', ' ')])
                {
                    Reference.TryParse(form, out var read).ShouldBeTrue(form);
                    read.ShouldBe(reference);
                }
            }
        }
    }

    [Fact]
    public void Any_single_wrong_character_and_any_swap_of_neighbours_is_noticed()
    {
        foreach (var number in (int[])[0, 1, 123_456_789, Reference.Count - 1, 54_321])
        {
            var text = new Reference(StreamKind.Claim, number).ToString().Replace("-", "");
            for (var place = 3; place < 10; place++)
            {
                foreach (var other in Alphabet.Where(character => character != text[place]))
                    Reference.TryParse(text[..place] + other + text[(place + 1)..], out _).ShouldBeFalse();
                if (place < 8 && text[place] != text[place + 1])
                    Reference.TryParse(text[..place] + text[place + 1] + text[place] + text[(place + 2)..], out _).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void One_noun_s_reference_is_not_another_s()
    {
        Id<Report>.TryParse(new Id<Claim>(5).ToString(), out _).ShouldBeFalse();
        Id<Claim>.TryParse(new Id<Claim>(5).ToString(), out var id).ShouldBeTrue();
        id.ShouldBe(new Id<Claim>(5));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CLM")]
    [InlineData("CLM-222-222")]
    [InlineData("XXX-222-222-2")]
    [InlineData("CLM-OIL-01L-2")]
    [InlineData("CLM-222-222-2222222222222222222222222222222222222222222")]
    public void What_is_no_reference_is_not_read(string? text) => Reference.TryParse(text, out _).ShouldBeFalse();
}
