using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Truce.Core.Journal;
using Truce.Core.Tables;
using static Truce.Tests.Rulings;
using static Truce.Tests.Tables.TableSamples;

namespace Truce.Tests.Tables;

/// <summary>Editions compared and folded; the plain dictionary beside them is the oracle.</summary>
public class EditionTests
{
    [Fact]
    public void A_second_edition_is_told_apart_row_for_row()
    {
        var before = Folded([Rows((1, 1), (2, 2), (-1, 3))], whole: true);
        var now = new RowSet(
            [.. ((int[])[-2, 0, 1, 4]).Select(day => RowSet.NumberOf(First.PlusDays(day)))], [], [], [[Cell(9), Cell(1), Cell(5), Cell(6)], [Cell(9), Cell(1), Cell(2), Cell(6)]]);
        var difference = EditionDifference.Of(before.Grid, now, 2, withdraws: true);
        difference.Counts.ShouldBe(new EditionCounts(New: 2, BackDated: 1, Changed: 1, Withdrawn: 1, Same: 1));
        difference.Changes().Select(one => $"{one.Day:R} {one.Series} {one.Before} {one.After}").ShouldBe(["2025-10-11 0 2 5"]);
        difference.BackDated().Select(one => one.Day).ShouldBe([First.PlusDays(-2)]);
        difference.Gone().Select(one => one.Day).ShouldBe([First.PlusDays(2)]);
        difference.Landing(2).SelectMany(InLines).ShouldBe(["2025-10-08 9 9", "2025-10-11 5 2", "2025-10-14 6 6"]);
        EditionDifference.Of(before.Grid, now, 2, withdraws: false).Counts.Withdrawn.ShouldBe(0);
    }

    [Fact]
    public void What_could_not_be_read_is_not_taken_for_withdrawn()
    {
        var before = Folded([Rows((1, 1), (2, 2), (3, 3))], whole: true);
        var doubtful = new RowSet([RowSet.NumberOf(First.PlusDays(1))], [], [], []);
        EditionDifference.Of(before.Grid, Rows((1, 1)), 2, withdraws: true, doubtful).Gone().Select(one => one.Day).ShouldBe([First.PlusDays(2)]);
    }

    [Fact]
    public void The_history_of_a_cell_names_each_edition_that_changed_it()
    {
        var table = Folded([Rows((1, 1), (2, 2)), Rows((1, 1), (3, 2)), Rows((1, 1)), Rows((1, 1), (-1, 2))], whole: true);
        table.HistoryOf(0, First.PlusDays(1), []).Select(one => $"{one.Edition.Number} {(one.IsGone ? "gone" : one.Cell)}").ShouldBe(["1 2", "2 3", "3 gone", "4 -"]);
        table.HistoryOf(1, First.PlusDays(1), []).Select(one => $"{one.Edition.Number} {(one.IsGone ? "gone" : one.Cell)}").ShouldBe(["1 2", "3 gone", "4 2"]);
        table.HistoryOf(0, First, []).Count.ShouldBe(1);
        table.Editions.Select(one => one.Counts).Reverse().ShouldBe(
            [new(2, 0, 0, 0, 0), new(0, 0, 1, 0, 1), new(0, 0, 0, 1, 1), new(1, 0, 0, 0, 1)]);
    }

    [Fact]
    public void A_column_that_came_later_has_no_value_in_earlier_editions()
    {
        var table = Folded([Rows((1, 1))], whole: true);
        table.Grid.Cell(5, 0).IsNone.ShouldBeTrue();
        EditionDifference.Of(table.Grid, new RowSet([RowSet.NumberOf(First)], [], [], [[Cell(1)], [Cell(1)], [Cell(8)]]), 3, withdraws: true).Counts.Changed.ShouldBe(1);
    }

    [Fact]
    public void Any_run_of_editions_folds_to_what_a_dictionary_holds()
    {
        var edition = from size in Gen.Choose(0, 12)
                      from rows in Gen.Choose(0, 5_000).ListOf(size)
                      select rows.Select(one => (Day: one % 7, Place: one / 7 % 3, Killed: one % 11 - 1, Injured: one % 3 - 1)).DistinctBy(one => (one.Day, one.Place)).OrderBy(one => one.Day).ThenBy(one => one.Place).ToArray();
        var cases = from count in Gen.Choose(1, 4) from editions in edition.ListOf(count) from whole in Gen.Elements(true, false) from sets in Gen.Choose(1, 5) select (editions, whole, sets);
        Ledger.Property.Holds(cases, one =>
        {
            var held = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var table = Given<DataTable>(new TableOpened(new(4), ByPlace));
            foreach (var rows in one.editions)
            {
                var set = new RowSet(
                    [.. rows.Select(row => RowSet.NumberOf(First.PlusDays(row.Day)))], [.. rows.Select(row => row.Place)], rows.Length == 0 ? [] : [["Gaza"], ["Khan Yunis"], ["Rafah"]],
                    [[.. rows.Select(row => Cell(row.Killed))], [.. rows.Select(row => Cell(row.Injured))]]);
                table = Fold(table, set, one.whole, one.sets);
                if (one.whole) held.Clear();
                foreach (var line in InLines(set)) held[line[..line.LastIndexOf(' ', line.LastIndexOf(' ') - 1)]] = line;
                if (!InLines(table.Grid, 2).SequenceEqual(held.Values)) return false;
            }

            return true;
        }, times: 300);
    }

    private static DataTable Folded(IReadOnlyList<RowSet> editions, bool whole)
    {
        var table = Given<DataTable>(new TableOpened(new(4), Columns));
        foreach (var rows in editions) table = Fold(table, rows, whole, 8);
        return table;
    }

    // As an import does it: compared, landed in sets, made whole.
    private static DataTable Fold(DataTable table, RowSet rows, bool whole, int rowsOfSet)
    {
        var difference = EditionDifference.Of(table.Grid, rows, 2, whole);
        var number = (table.Edition?.Number ?? 0) + 1;
        var sets = difference.Landing(rowsOfSet).Select(set => (Set: set, Gone: false)).Concat(difference.Leaving(rowsOfSet).Select(set => (Set: set, Gone: true))).ToArray();
        List<IEvent> events = [new EditionBegun(number, Edition((char)('a' + number % 6)))];
        for (var batch = 0; batch < sets.Length; batch++) events.Add(new RowsLanded(number, batch, sets[batch].Set, sets[batch].Gone));
        events.Add(new EditionCompleted(number, sets.Length));
        foreach (var happened in events)
        {
            // Every row goes through the record's own form, as after a start.
            var read = (IEvent)CanonicalValues.Read(happened.GetType(), CanonicalValues.Write<object>(happened));
            table = DataTable.Apply(table, new Recorded(new Head(0, table.Id, 2, EventCatalogue.NameOf(happened), Now, "", "", Core.Access.Marking.Clear), new Who(new(1), new(2)), read))!;
        }

        return table;
    }
}
