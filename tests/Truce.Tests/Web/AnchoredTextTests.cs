using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Claims;
using Truce.Core.Language;
using Truce.Web.Reports;

namespace Truce.Tests.Web;

public class AnchoredTextTests
{
    [Fact]
    public void A_text_without_anchors_is_one_stretch() => AnchoredText.Cut("whole", []).ShouldHaveSingleItem().Text.ShouldBe("whole");

    [Fact]
    public void Overlapping_anchors_cut_the_text_and_each_stretch_names_all_that_cover_it()
    {
        var (one, two) = (Claim(2, 8), Claim(5, 12));
        var cut = AnchoredText.Cut("0123456789abcdef", [one, two]).ToList();
        cut.Select(stretch => stretch.Text).ShouldBe(["01", "234", "567", "89ab", "cdef"]);
        cut.Select(stretch => stretch.Claims.Count).ShouldBe([0, 1, 2, 1, 0]);
        cut[1].Starting.ShouldBe([one]);
        cut[2].Starting.ShouldBe([two]);
        cut[3].Starting.ShouldBeEmpty();
    }

    [Fact]
    public void Anchors_count_bytes_not_characters()
    {
        var cut = AnchoredText.Cut("é غزة!", [Claim(3, 9)]).ToList();
        cut.Select(stretch => stretch.Text).ShouldBe(["é ", "غزة", "!"]);
    }

    [Fact]
    public void An_anchor_beyond_the_text_is_left_out() => AnchoredText.Cut("short", [Claim(2, 40)]).ShouldHaveSingleItem().Claims.ShouldBeEmpty();

    private static Claim Claim(int from, int to)
    {
        var day = new LocalDate(2025, 10, 10);
        return new Claim(
            default, default, new LocalText("claim"), new DateInterval(day, day), null, new Anchor(from, to, ""), ImmutableArray.Create(default(Truce.Core.Journal.Id<Truce.Core.Sources.Source>)),
            [], null, null, null, null, null, null, 0, default, false);
    }
}
