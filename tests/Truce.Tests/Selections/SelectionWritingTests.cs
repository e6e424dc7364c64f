using System.Collections.Immutable;
using FsCheck.Fluent;
using NodaTime;
using Truce.Core.Journal;
using Truce.Core.Selections;
using Truce.Tests.Ledger;

namespace Truce.Tests.Selections;

/// <summary>One selection has one address: what is written is read as it was, in whatever order and however often its parts came.</summary>
public class SelectionWritingTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Gaza"];

    private static readonly SelectionScope Scope = new([.. Enum.GetValues<StreamKind>()], Zone);

    [Fact]
    public void What_is_written_is_read_as_it_was() =>
        Property.Holds(Gen.Choose(0, int.MaxValue), seed =>
        {
            var selection = Any(new Random(seed));
            var read = SelectionReader.Read(selection.Query, Scope);
            return read.Faults.IsEmpty && read.Selection.Equals(selection) && read.Selection.Query == selection.Query;
        });

    [Fact]
    public void The_order_and_the_repetition_of_parts_do_not_matter() =>
        Property.Holds(Gen.Choose(0, int.MaxValue), seed =>
        {
            var chance = new Random(seed);
            var selection = Any(chance);
            var parts = selection.Parts.Concat(selection.Parts.Where(_ => chance.Next(3) == 0)).ToArray();
            chance.Shuffle(parts);
            var read = SelectionReader.Read(parts, Scope);
            return read.Faults.IsEmpty && read.Selection.Query == selection.Query;
        });

    [Fact]
    public void Whatever_is_written_is_read_or_refused_and_never_passed_over() =>
        Property.Holds(Gen.Choose(0, int.MaxValue), seed =>
        {
            var chance = new Random(seed);
            var name = chance.Next(3) == 0 ? Noise(chance) : SelectionNames.All[chance.Next(SelectionNames.All.Count)];
            var value = chance.Next(2) == 0 ? Noise(chance) : "2025-10-21";
            var read = SelectionReader.Read([(name, value)], Scope);
            return value.Length == 0 || read.Faults.Length > 0 || read.Selection.Query.Length > 0 || (name, value) is ("sort", "newest") or ("datetime", "/" or "../..");
        });

    [Fact]
    public void What_is_taken_away_is_not_selected_any_more() =>
        Property.Holds(Gen.Choose(0, int.MaxValue), seed =>
        {
            var selection = Any(new Random(seed));
            foreach (var (name, value) in selection.Parts.ToList()) selection = selection.Less(name, value);
            return selection.IsAll && selection.Equals(Selection.All);
        });

    [Theory]
    [InlineData("datetime=2025-10-21", "from=2025-10-21&until=2025-10-21")]
    [InlineData("datetime=2025-10-21/..", "from=2025-10-21")]
    [InlineData("datetime=2025-10-21T10:00:00Z/2025-10-22", "from=2025-10-21T10:00:00Z&until=2025-10-22")]
    [InlineData("from=2025-10-21T13:00", "from=2025-10-21T10:00:00Z")]
    [InlineData("within=1.5km,plc2222222", "")]
    [InlineData("bbox=34.20,31.2,0,34.6,31.60000004,9", "bbox=34.2,31.2,34.6,31.6")]
    [InlineData("type=fire&type=aid&type=fire&state=", "type=aid&type=fire")]
    [InlineData("q=%20aid++convoy%20", "q=aid%20convoy")]
    [InlineData("sort=newest", "")]
    public void Several_ways_of_writing_come_to_one(string asked, string written)
    {
        var read = SelectionReader.Read(asked, Scope);
        if (written.Length == 0 && asked.StartsWith("within", StringComparison.Ordinal)) read.Faults.ShouldHaveSingleItem();
        else read.Faults.ShouldBeEmpty();
        read.Selection.Query.ShouldBe(written);
    }

    [Theory]
    [InlineData("colour=red", "selection/unknown-part")]
    [InlineData("type=thunder", "selection/unfit-value")]
    [InlineData("place=ORG-222-222-2", "selection/unfit-value")]
    [InlineData("bbox=1,2,3", "selection/unfit-value")]
    [InlineData("bbox=34,32,35,31", "selection/unfit-value")]
    [InlineData("from=yesterday", "selection/unfit-value")]
    [InlineData("from=2025-10-22&until=2025-10-21", "selection/reversed")]
    [InlineData("from=2025-10-22&from=2025-10-23", "selection/given-twice")]
    [InlineData("within=0m,PLC-222-222-2", "selection/unfit-value")]
    [InlineData("q=---", "selection/unfit-value")]
    [InlineData("datetime=2025-10-21/2025-10-22/2025-10-23", "selection/unfit-value")]
    public void What_cannot_be_read_is_refused_by_its_name(string asked, string code)
    {
        var fault = SelectionReader.Read(asked, Scope).Faults.ShouldHaveSingleItem();
        fault.Refusal.Code.ShouldBe(code);
        asked.ShouldContain(fault.Name);
    }

    [Fact]
    public void A_part_that_a_noun_does_not_have_is_refused_where_only_that_noun_is_listed()
    {
        var scope = new SelectionScope([StreamKind.Organisation], Zone);
        SelectionReader.Read("from=2025-10-22", scope).Faults.ShouldHaveSingleItem().Refusal.Code.ShouldBe("selection/not-here");
        SelectionReader.Read("kind=organisation", scope).Faults.ShouldHaveSingleItem().Refusal.Code.ShouldBe("selection/not-here");
        SelectionReader.Read("lang=ar", scope with { Others = ["lang"] }).Faults.ShouldBeEmpty();
    }

    internal static Selection Any(Random chance)
    {
        var selection = Selection.All;
        foreach (var part in Enum.GetValues<ChoicePart>())
            foreach (var without in (bool[])[false, true])
                if (chance.Next(4) == 0) selection = selection.With(part, Values(part, chance), without);
        Bound? Day() => chance.Next(3) != 0 ? null : chance.Next(2) == 0 ? new Bound(new LocalDate(2025, 10, 10).PlusDays(chance.Next(9)), null) : new Bound(null, Instant.FromUnixTimeTicks(17_600_000_000_000_000 + chance.NextInt64(1_000_000_000)));
        Bound? Later() => chance.Next(3) != 0 ? null : new Bound(new LocalDate(2026, 1, 1).PlusDays(chance.Next(30)), null);
        return selection with
        {
            Box = chance.Next(3) == 0 ? new SelectedBox(chance.Next(-1_800_000_000, 1_800_000_000), -chance.Next(900_000_000), chance.Next(-1_800_000_000, 1_800_000_000), chance.Next(900_000_000)) : null,
            Near = chance.Next(3) == 0 ? new Nearby(chance.Next(1, Nearby.MostMetres + 1), new Reference(chance.Next(2) == 0 ? StreamKind.Place : StreamKind.Crossing, chance.Next(Reference.Count))) : null,
            From = Day(),
            Until = Later(),
            RecordedFrom = Day(),
            RecordedUntil = Later(),
            Words = chance.Next(3) == 0 ? ((string[])["aid", "قافلة مساعدات", "a & b = c+d%", "סיוע #1"])[chance.Next(4)] : null,
            Order = (SelectionOrder)chance.Next(3),
        };
    }

    private static IEnumerable<string> Values(ChoicePart part, Random chance)
    {
        var codes = Scope.CodesOf(part);
        var kind = part switch { ChoicePart.Place => StreamKind.Place, ChoicePart.By => StreamKind.Organisation, ChoicePart.Provision => StreamKind.Provision, ChoicePart.Crossing => StreamKind.Crossing, _ => StreamKind.Question };
        for (var count = chance.Next(1, 4); count > 0; count--)
            yield return codes is null ? new Reference(kind, chance.Next(Reference.Count)).ToString() : codes[chance.Next(codes.Count)];
    }

    private static string Noise(Random chance) => new([.. Enumerable.Range(0, chance.Next(1, 12)).Select(_ => "aZ0-,;:/.m \u202e\u0627&="[chance.Next(15)])]);
}
