using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Store.Journal;

namespace Truce.Tests.Store;

public class HeadLineTests
{
    private static readonly string Print = Convert.ToBase64String(new byte[32]);

    [Fact]
    public void A_head_is_written_and_read_by_hand_as_the_general_way_writes_and_reads_it()
    {
        Marking[] markings =
        [
            Marking.Clear, Marking.Green, Marking.Amber(), Marking.Amber(new(5), new(6)), Marking.AmberStrict(new Core.Journal.Id<Core.Organisations.Organisation>(7)),
            Marking.Red(new Id<Member>(9)), new(TlpLabel.Red, [new(1)], [new(2)]),
        ];
        Instant[] instants =
        [
            Instant.FromUtc(2025, 10, 17, 9, 0), Instant.FromUtc(2025, 10, 17, 9, 10, 20), Instant.FromUtc(2025, 10, 17, 9, 0) + Duration.FromMilliseconds(500),
            Instant.FromUnixTimeTicks(17_600_000_000_000_001), Instant.FromUnixTimeSeconds(0) - Duration.Epsilon, Instant.FromUtc(9999, 12, 31, 23, 59, 59),
            Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(1, 1, 1, 0, 0) - Duration.FromSeconds(1), Instant.MaxValue,
        ];
        foreach (var marking in markings)
        {
            foreach (var instant in instants)
            {
                foreach (var (name, _) in EventCatalogue.All)
                {
                    var head = new Head(1_234_567, new Reference(StreamKind.Claim, 887_503_680), 12, name, instant, Print, Print, marking);
                    var general = CanonicalValues.Write(head);
                    HeadLine.Write(head).ToArray().ShouldBe(general);
                    HeadLine.Read(general).ShouldBe(head);
                }
            }
        }
    }

    [Fact]
    public void What_is_no_head_is_refused_as_the_general_way_refuses_it()
    {
        var good = CanonicalValues.Write(new Head(1, new Reference(StreamKind.Claim, 1), 1, "claim.graded/1", Instant.FromUnixTimeSeconds(1), Print, Print, Marking.Clear));
        for (var at = 0; at < good.Length; at++)
        {
            var bad = good.ToArray();
            bad[at] ^= 0x10;
            object Outcome(Func<Head> read)
            {
                try
                {
                    return read();
                }
                catch (System.Text.Json.JsonException)
                {
                    return "refused";
                }
            }

            Outcome(() => HeadLine.Read(bad)).ShouldBe(Outcome(() => CanonicalValues.Read<Head>(bad)), $"byte {at}");
        }
    }
}
