using NodaTime;
using Truce.Core.Figures;
using Truce.Core.Journal;
using Truce.Core.Sources;
using Truce.Core.Tables;
using static Truce.Tests.Rulings;
using static Truce.Tests.Tables.TableSamples;

namespace Truce.Tests.Tables;

public class TableDecisionTests
{
    private static readonly DataTable Opened = Given<DataTable>(new TableOpened(new(4), Columns));
    private static readonly DataTable Begun = Given<DataTable>(new TableOpened(new(4), Columns), new EditionBegun(1, Edition()));

    private static Ruling Open(TableTerms terms) => OpenTable.Decide(ASource(), new(new(7), terms), Anybody);

    private static Ruling Land(RowSet rows, int batch = 0, bool withdrawn = false) => LandRows.Decide(Begun, new(new(7), 1, batch, rows, withdrawn), Anybody);

    [Fact]
    public void Refuses_without_the_duty_and_what_may_not_be_seen()
    {
        OpenTable.Decide(null, new(new(7), Columns), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        OpenTable.Decide(ASource(), new(new(7), Columns), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        CorrectTable.Decide(null, new(new(7), Columns, Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        BeginEdition.Decide(null, new(new(7), 1, Edition()), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        LandRows.Decide(null, new(new(7), 1, 0, Rows((1, 2))), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        CompleteEdition.Decide(null, new(new(7), 1, 0), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        WithdrawTable.Decide(null, new(new(7), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        LandRows.Decide(Begun, new(new(7), 1, 0, Rows((1, 2))), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        CompleteEdition.Decide(Begun, new(new(7), 1, 0), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void Refuses_columns_that_cannot_stand()
    {
        Open(Columns with { Series = [] }).ShouldRefuse("table/series-missing");
        Open(Columns with { Series = [Columns.Series[0], Columns.Series[0]] }).ShouldRefuse("table/column-twice");
        Open(Columns with { Series = [Columns.Series[0] with { SumOf = ["other"] }] }).ShouldRefuse("table/column-unknown");
        Open(Columns with { Series = [Columns.Series[0] with { RunningTotalOf = "killed" }] }).ShouldRefuse("table/column-unknown");
        Open(Columns with { Series = [Columns.Series[0] with { Made = SeriesMade.RowsCounted }] }).ShouldRefuse("table/rule-missing");
        Open(Columns with { Zone = "Gaza time" }).ShouldRefuse("time/zone-unknown");
        Open(Columns with { Series = [Columns.Series[0] with { Definition = Killed with { Unit = "Persons" } }] }).ShouldRefuse("figure/not-a-word");
        Open(Columns with { Title = new Core.Language.LocalText() }).ShouldRefuse("text/missing");
        OpenTable.Decide(ASource(), new(new(7), Columns, new Reference(StreamKind.Place, 3)), Anybody).ShouldRefuse("table/carrier-unfit");
        Open(Columns).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Columns_are_added_behind_those_that_stand_and_none_comes_to_count_something_else()
    {
        var more = Columns with { Series = Columns.Series.Add(new TableSeries("missing", new(7), Killed with { Category = "missing" })) };
        var other = Columns with { Series = Columns.Series.SetItem(0, Columns.Series[0] with { Definition = Killed with { Category = "children" } }) };
        CorrectTable.Decide(Opened, new(new(7), more, Text), Anybody).ShouldRecord(new TableCorrected(more, Text));
        CorrectTable.Decide(Opened, new(new(7), other, Text), Anybody).ShouldRefuse("table/other-series");
        CorrectTable.Decide(Opened, new(new(7), Columns with { Series = [Columns.Series[0]] }, Text), Anybody).ShouldRefuse("table/other-series");
        CorrectTable.Decide(Opened, new(new(7), Columns with { Every = TableEvery.Month }, Text), Anybody).ShouldRefuse("table/other-series");
        CorrectTable.Decide(Opened, new(new(7), Columns, Text), Anybody).ShouldRefuse("table/nothing-changed");
    }

    [Fact]
    public void An_edition_begins_after_the_last_and_the_same_file_is_no_other_edition()
    {
        BeginEdition.Decide(Opened, new(new(7), 1, Edition()), Anybody).ShouldRecord(new EditionBegun(1, Edition()));
        BeginEdition.Decide(Opened, new(new(7), 2, Edition()), Anybody).ShouldRefuse("table/other-edition", RefusalKind.Conflict);
        BeginEdition.Decide(Begun, new(new(7), 1, Edition()), Anybody).ShouldRefuse("table/edition-stands");
        BeginEdition.Decide(Begun, new(new(7), 1, Edition('b')), Anybody).ShouldRecord(new EditionBegun(1, Edition('b')));
        BeginEdition.Decide(Opened, new(new(7), 1, Edition() with { Published = Now.InUtc().Date.PlusDays(2) }), Anybody).ShouldRefuse("table/published-in-the-future");
        BeginEdition.Decide(Opened, new(new(7), 1, Edition() with { Sha256 = "x" }), Anybody).ShouldRefuse("table/edition-unfit");
        BeginEdition.Decide(Opened, new(new(7), 1, Edition() with { RowsBad = 4 }), Anybody).ShouldRefuse("table/edition-unfit");
    }

    [Fact]
    public void Rows_come_whole_in_order_and_in_their_turn()
    {
        Land(Rows((1, 2))).ShouldRecord(new RowsLanded(1, 0, Rows((1, 2))));
        Land(Rows((1, 2)), batch: 1).ShouldRefuse("table/not-under-way", RefusalKind.Conflict);
        Land(RowSet.Empty).ShouldRefuse("table/rows-unfit");
        Land(new RowSet([1], [], [], [[TableCell.Of(1)]])).ShouldRefuse("table/rows-unfit");
        Land(new RowSet([2, 1], [], [], [[TableCell.Of(1), TableCell.Of(1)], [TableCell.Of(1), TableCell.Of(1)]])).ShouldRefuse("table/rows-unordered");
        Land(new RowSet([1, 1], [], [], [[TableCell.Of(1), TableCell.Of(1)], [TableCell.Of(1), TableCell.Of(1)]])).ShouldRefuse("table/rows-unordered");
        Land(new RowSet([1], [0], [["Gaza"]], [[TableCell.Of(1)], [TableCell.Of(1)]])).ShouldRefuse("table/rows-unfit");
        Land(new RowSet([1], [], [], []), withdrawn: true).Refusal.ShouldBeNull();
        var after = Given<DataTable>(new TableOpened(new(4), Columns), new EditionBegun(1, Edition()), new RowsLanded(1, 0, Rows((1, 2))));
        LandRows.Decide(after, new(new(7), 1, 1, Rows((1, 2))), Anybody).ShouldRefuse("table/rows-unordered");
        CompleteEdition.Decide(after, new(new(7), 1, 2), Anybody).ShouldRefuse("table/not-under-way", RefusalKind.Conflict);
        CompleteEdition.Decide(after, new(new(7), 1, 1), Anybody).ShouldRecord(new EditionCompleted(1, 1));
    }

    [Fact]
    public void A_table_that_was_taken_back_takes_in_nothing_more()
    {
        var back = Given<DataTable>(new TableOpened(new(4), Columns), new TableWithdrawn(Text));
        WithdrawTable.Decide(Opened, new(new(7), Text), Anybody).ShouldRecord(new TableWithdrawn(Text));
        WithdrawTable.Decide(back, new(new(7), Text), Anybody).ShouldRefuse("table/withdrawn");
        BeginEdition.Decide(back, new(new(7), 1, Edition()), Anybody).ShouldRefuse("table/withdrawn");
        CorrectTable.Decide(back, new(new(7), Columns with { Note = Text }, Text), Anybody).ShouldRefuse("table/withdrawn");
    }

    [Fact]
    public void Nothing_of_an_edition_shows_before_it_is_whole_and_one_set_aside_never_does()
    {
        IEvent[] events =
        [
            new TableOpened(new(4), Columns), new EditionBegun(1, Edition()), new RowsLanded(1, 0, Rows((1, 2))), new EditionBegun(1, Edition('b')),
            new RowsLanded(1, 0, Rows((3, 4), (5, -1))), new EditionCompleted(1, 1),
        ];
        Given<DataTable>(events[..3]).Grid.Count.ShouldBe(0);
        Given<DataTable>(events[..5]).Grid.Count.ShouldBe(0);
        var whole = Given<DataTable>(events);
        InLines(whole.Grid, 2).ShouldBe(["2025-10-10 3 4", "2025-10-11 5 -"]);
        whole.UnderWay.ShouldBeNull();
        whole.Begun.ShouldBe(2);
    }
}
