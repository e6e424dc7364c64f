using System.Text.Json;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Truce.Formats.Geo;
using Truce.Tests.Ledger;
using Truce.Web.Ogc;

namespace Truce.Tests.Ogc;

/// <summary>What the writer of features writes is what the general reader reads; and what is kept is bounded.</summary>
public class GeoJsonBytesTests
{
    [Fact]
    public void Every_text_comes_back_as_it_was()
    {
        string[] pieces = ["a", "\"", "\\", "\n", "\u0001", "\u007f", "é", "ش", "ש", "“", "\u2028", "€", "🕊", " ", "</script>", "\u202e"];
        var texts = Gen.Choose(0, pieces.Length - 1).ListOf().Select(some => string.Concat(some.Select(at => pieces[at])));
        Property.Holds(texts, text => Read(json => json.Text(text)).GetString() == text, times: 1_000);
    }

    [Fact]
    public void Every_moment_comes_back_as_it_was()
    {
        var moments = from day in Gen.Choose(-200_000, 200_000)
                      from second in Gen.Choose(0, 86_399)
                      from ticks in Gen.Elements(0, 1, 5_000_000, 9_999_999)
                      select Instant.FromUnixTimeSeconds(day * 86_400L + second).PlusTicks(ticks);
        using var json = new GeoJsonBytes();
        Property.Holds(moments, moment =>
        {
            // The same writer for all, so that days it has written before are among them.
            json.Clear();
            json.Moment(moment);
            return InstantPattern.ExtendedIso.Parse(JsonDocument.Parse(json.Written).RootElement.GetString()!).Value == moment;
        }, times: 2_000);
    }

    [Fact]
    public void What_is_kept_is_bounded_by_number_and_by_weight()
    {
        var kept = new Recent<int, byte[]>(100, 10_000, one => one.Length);
        for (var number = 0; number < 5_000; number++)
        {
            kept.GetOrMake(number, () => new byte[number % 500]).Length.ShouldBe(number % 500);
            kept.GetOrMake(number, () => throw new InvalidOperationException("It was kept.")).Length.ShouldBe(number % 500);
            kept.Count.ShouldBeLessThanOrEqualTo(100);
            kept.Weight.ShouldBeLessThanOrEqualTo(10_000);
        }

        // What is heavier than everything together is given and not kept.
        kept.GetOrMake(-1, () => new byte[20_000]).Length.ShouldBe(20_000);
        kept.GetOrMake(-1, () => new byte[1]).Length.ShouldBe(1);
    }

    private static JsonElement Read(Action<GeoJsonBytes> write)
    {
        using var json = new GeoJsonBytes();
        write(json);
        return JsonDocument.Parse(json.Written).RootElement;
    }
}
