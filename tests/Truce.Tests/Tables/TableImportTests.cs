using Truce.Core.Access;
using Truce.Core.Figures;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Tables;
using Truce.Store.Importing;
using static Truce.Tests.Tables.TableSamples;

namespace Truce.Tests.Tables;

/// <summary>Through the one door into the durable record: once however often, whole or not at all, and after a restart the same.</summary>
public sealed class TableImportTests : IDisposable
{
    private const string Header = "date,killed,injured\n";
    private readonly TableCentre centre = new();

    public void Dispose() => centre.Dispose();

    // More rows than one set holds, so that an import can be cut between two.
    private static string Many(int rows, int plus = 0) =>
        Header + string.Concat(Enumerable.Range(0, rows).Select(row => $"{First.PlusDays(row - rows):uuuu-MM-dd},{row + plus},{row % 7}\n"));

    [Fact]
    public async Task The_same_file_lands_once_however_often_it_is_taken_in()
    {
        var first = await centre.TakeAsync(Header + "2025-10-10,1,2\n2025-10-11,3,-\n");
        (first.Refusal, first.Edition, first.Comparison.Difference.Counts.New).ShouldBe((null, 1, 2));
        var head = centre.Head;
        var again = await centre.TakeAsync(Header + "2025-10-10,1,2\n2025-10-11,3,-\n");
        (again.Refusal, again.Edition, again.Comparison.Stands).ShouldBe((null, 1, true));
        centre.Head.ShouldBe(head);
        centre.Test.Reopen(deleteSnapshot: true);
        InLines(centre.Table.Grid, 2).ShouldBe(["2025-10-10 1 2", "2025-10-11 3 -"]);
    }

    [Fact]
    public async Task Five_parallel_imports_of_one_file_are_one()
    {
        var intake = centre.Intake(Read(Mapping, Many(20_000)));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => TableImport.RunAsync(centre.Test.Centre, centre.Test.Secretary, intake))));
        outcomes.ShouldAllBe(one => one.Refusal == null && one.Edition == 1);
        centre.Table.Grid.Count.ShouldBe(20_000);
        centre.Table.Begun.ShouldBe(1);
        centre.Test.Centre.View(centre.Test.Secretary).LifeOf(centre.Table.Id).Count.ShouldBe(1 + 1 + 3 + 1);
    }

    [Fact]
    public async Task Two_people_with_one_file_that_is_not_there_yet_open_one_table_and_land_it_once()
    {
        var other = centre.Test.New<Core.Access.Member>(new AdmitMember(centre.Test.Centre.Founder!.Value.Organisation, new LocalText("Second seat"), Duties.Recording));
        for (var round = 1; round <= 8; round++)
        {
            var intake = centre.Intake(Read(Mapping.Replace("A table", $"Table {round}"), Many(9_000)));
            await Both(intake, intake, other);
            var table = centre.Test.Centre.View(other).All<DataTable>().Single(one => one.Terms.Title.En == $"Table {round}");
            (table.Edition!.Number, table.Grid.Count, table.Edition.Landed.Sum(set => set.Count)).ShouldBe((1, 9_000, 9_000));
        }
    }

    [Fact]
    public async Task Two_people_with_two_files_under_one_title_open_one_table_and_the_second_is_told_to_compare_first()
    {
        var other = centre.Test.New<Core.Access.Member>(new AdmitMember(centre.Test.Centre.Founder!.Value.Organisation, new LocalText("Second seat"), Duties.Recording));
        for (var round = 1; round <= 8; round++)
        {
            var mapping = Mapping.Replace("A table", $"Table {round}");
            var (one, two) = (centre.Intake(Read(mapping, Many(50))), centre.Intake(Read(mapping, Many(50, plus: 7))));
            var outcomes = await Both(one, two, other);
            outcomes.Count(outcome => outcome.Refusal is null).ShouldBe(1);
            outcomes.Single(outcome => outcome.Refusal is not null).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
            var table = centre.Test.Centre.View(other).All<DataTable>().Single(found => found.Terms.Title.En == $"Table {round}");
            (table.Edition!.Number, table.Grid.Count).ShouldBe((1, 50));

            // Nothing is lost: taken in again, the other one is the second edition.
            var late = outcomes[0].Refusal is null ? two : one;
            (await TableImport.RunAsync(centre.Test.Centre, other, late)).Edition.ShouldBe(2);
        }
    }

    private Task<TableOutcome[]> Both(TableIntake one, TableIntake two, Id<Core.Access.Member> other) => Task.WhenAll(
        Task.Run(() => TableImport.RunAsync(centre.Test.Centre, centre.Test.Secretary, one)), Task.Run(() => TableImport.RunAsync(centre.Test.Centre, other, two)));

    [Fact]
    public async Task A_second_edition_lands_as_what_differs_and_cells_that_are_the_same_gain_no_revision()
    {
        await centre.TakeAsync(Header + "2025-10-10,1,2\n2025-10-11,3,-\n2025-10-12,5,5\n");
        var second = await centre.TakeAsync(Header + "2025-10-09,9,9\n2025-10-10,1,2\n2025-10-11,4,-\n");
        second.Comparison.Difference.Counts.ShouldBe(new EditionCounts(New: 1, BackDated: 1, Changed: 1, Withdrawn: 1, Same: 1));
        centre.Table.Edition!.Landed.Sum(set => set.Count).ShouldBe(2);
        InLines(centre.Table.Grid, 2).ShouldBe(["2025-10-09 9 9", "2025-10-10 1 2", "2025-10-11 4 -"]);
        centre.Table.HistoryOf(0, First.PlusDays(1), []).Select(one => $"{one.Edition.Number} {one.Cell}").ShouldBe(["1 3", "2 4"]);

        // As it stood before: another index, another table.
        var before = centre.Test.Centre.View(centre.Test.Secretary, centre.Table.Editions.Last().Index);
        InLines(before.Find(centre.Table.Id)!.Grid, 2).ShouldBe(["2025-10-10 1 2", "2025-10-11 3 -", "2025-10-12 5 5"]);
    }

    [Fact]
    public async Task An_import_that_is_cut_shows_nothing_and_goes_on_where_it_was_cut()
    {
        using var cut = new CancellationTokenSource();
        var file = Many(20_000);
        var first = await centre.TakeAsync(file, progress: (_, _) => cut.Cancel(), cut: cut.Token);
        (first.IsCut, first.Sets, first.Edition).ShouldBe((true, 1, 0));
        centre.Table.Grid.Count.ShouldBe(0);
        centre.Table.UnderWay!.Batches.ShouldBe(1);
        centre.Test.Reopen();
        var again = await centre.TakeAsync(file);
        (again.IsCut, again.Refusal, again.Edition, again.Sets, again.Comparison.SetsLanded).ShouldBe((false, null, 1, 2, 1));
        centre.Table.Grid.Count.ShouldBe(20_000);
        centre.Table.Begun.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_was_cut_is_set_aside_by_another_file_and_can_come_again()
    {
        using var cut = new CancellationTokenSource();
        await centre.TakeAsync(Many(20_000), progress: (_, _) => cut.Cancel(), cut: cut.Token);
        (await centre.TakeAsync(Many(10))).Edition.ShouldBe(1);
        centre.Table.Grid.Count.ShouldBe(10);
        (await centre.TakeAsync(Many(20_000))).Edition.ShouldBe(2);
        centre.Table.Grid.Count.ShouldBe(20_000);
        (await centre.TakeAsync(Many(10))).Edition.ShouldBe(3);
        centre.Table.Grid.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Before_it_began_nothing_is_left_of_one_that_was_cut()
    {
        var head = centre.Head;
        var outcome = await centre.TakeAsync(Header + "2025-10-10,1,2\n", cut: new CancellationToken(canceled: true));
        (outcome.IsCut, outcome.Table).ShouldBe((true, null));
        centre.Head.ShouldBe(head);
    }

    [Fact]
    public async Task Bad_rows_are_left_out_counted_and_never_taken_for_withdrawn()
    {
        await centre.TakeAsync(Header + "2025-10-10,1,2\n2025-10-11,3,4\n2025-10-12,5,6\n");
        var second = await centre.TakeAsync(Header + "2025-10-10,1,2\n2025-10-11,x,4\n");
        second.Comparison.Difference.Counts.Withdrawn.ShouldBe(1);
        centre.Table.Edition!.Terms.RowsBad.ShouldBe(1);
        InLines(centre.Table.Grid, 2).ShouldBe(["2025-10-10 1 2", "2025-10-11 3 4"]);

        // A row whose day cannot be read may be any row.
        await centre.TakeAsync(Header + "2025-10-10,1,2\nsoon,3,4\n");
        centre.Table.Grid.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_edition_that_only_adds_takes_nothing_away()
    {
        var adding = Mapping.Replace("edition: whole", "edition: addition");
        await centre.TakeAsync(Header + "2025-10-10,1,2\n", adding);
        await centre.TakeAsync(Header + "2025-10-11,3,4\n", adding);
        InLines(centre.Table.Grid, 2).ShouldBe(["2025-10-10 1 2", "2025-10-11 3 4"]);
    }

    [Fact]
    public async Task Columns_can_be_added_behind_and_other_ones_are_another_table()
    {
        await centre.TakeAsync(Header + "2025-10-10,1,2\n");
        var more = Mapping + "\n  - {column: missing, counts: {en: Missing}, unit: persons, one: person, category: missing}\n";
        (await centre.TakeAsync("date,killed,injured,missing\n2025-10-10,1,2,3\n", more)).Refusal.ShouldBeNull();
        InLines(centre.Table.Grid, 3).ShouldBe(["2025-10-10 1 2 3"]);
        (await centre.TakeAsync(Header + "2025-10-10,1,2\n", Mapping.Replace("category: injured", "category: wounded"))).Refusal!.Code.ShouldBe("table/other-series");
    }

    [Fact]
    public async Task Who_may_not_record_takes_nothing_in_and_a_question_that_is_not_seen_is_not_found()
    {
        var reader = centre.Test.New<Member>(new AdmitMember(centre.Test.Centre.Founder!.Value.Organisation, new LocalText("Reader"), Duties.None));
        var intake = centre.Intake(Read(Mapping, Header + "2025-10-10,1,2\n"));
        (await TableImport.RunAsync(centre.Test.Centre, reader, intake)).Refusal!.Code.ShouldBe("access/not-your-duty");
        var hidden = intake with { Terms = intake.Terms with { Series = [intake.Terms.Series[0] with { Question = new(12345) }] } };
        (await TableImport.RunAsync(centre.Test.Centre, centre.Test.Secretary, hidden)).Refusal!.Code.ShouldBe("access/not-found");
    }
}
