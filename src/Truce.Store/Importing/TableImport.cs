using System.Runtime.CompilerServices;
using Truce.Store.Centres;
using Truce.Store.Journal;
using Truce.Store.Viewing;

namespace Truce.Store.Importing;

/// <summary>One file of a table, read and mapped, ready to be compared and taken in.</summary>
/// <param name="By">Whose table.</param>
/// <param name="Through">What carries it.</param>
/// <param name="Terms">What its columns count. The table of this source with this title is the one meant; where there is none it is opened.</param>
/// <param name="Edition">What was published.</param>
/// <param name="Rows">All good rows, in the order of their keys.</param>
/// <param name="Withdraws">Whether a row that is missing counts as withdrawn: the edition is whole, and every row's key could be read.</param>
/// <param name="Doubtful">Keys of rows that could not be read: what stands under them stays.</param>
/// <param name="Marking">Of a table that is opened.</param>
public sealed record TableIntake(
    Id<Source> By, Reference? Through, TableTerms Terms, EditionTerms Edition, RowSet Rows, bool Withdraws, RowSet? Doubtful = null, Marking? Marking = null, bool Example = false);

/// <summary>How a file stands to what the centre holds.</summary>
/// <param name="Table">The table meant; null where it would be opened.</param>
/// <param name="Difference">What would land.</param>
/// <param name="Stands">Whether this edition stands already: nothing would land.</param>
/// <param name="SetsLanded">Sets of this very edition that landed before an import was cut; it goes on after them.</param>
/// <param name="Refusal">Why it cannot land; null where it can.</param>
public sealed record TableComparison(DataTable? Table, EditionDifference Difference, bool Stands, int SetsLanded, Refusal? Refusal)
{
    /// <summary>Compares with what a viewer sees.</summary>
    public static TableComparison Of(View view, TableIntake intake)
    {
        var table = view.Under<DataTable>(intake.By).FirstOrDefault(one => one.Withdrawn is null && IsNamed(one.Terms.Title, intake.Terms.Title));
        var difference = EditionDifference.Of(table?.Grid ?? TableGrid.Empty, intake.Rows, intake.Terms.Series.Length, intake.Withdraws, intake.Doubtful);
        var refusal = table is not null && !table.Terms.IsKeptBy(intake.Terms) ? TableRefusals.OtherSeries(table.Id.ToString()) : intake.Terms.Unfit();
        var landed = table?.UnderWay is { } under && under.Terms.IsSame(intake.Edition) ? under.Batches : 0;
        return new TableComparison(table, difference, table?.Edition?.Terms.IsSame(intake.Edition) == true, landed, refusal);
    }

    private static bool IsNamed(LocalText one, LocalText other) =>
        (one.En is not null && one.En == other.En) || (one.Ar is not null && one.Ar == other.Ar) || (one.He is not null && one.He == other.He);
}

/// <summary>What taking a file in came to.</summary>
/// <param name="Table">The table; null where it was refused before there was one.</param>
/// <param name="Edition">The edition that stands now; 0 where none does.</param>
/// <param name="Comparison">With what stood before.</param>
/// <param name="Sets">Sets of rows that this run recorded.</param>
/// <param name="IsCut">Whether it was cut short: the sets that landed stay in the record, show nowhere, and the same import goes on after them.</param>
/// <param name="Refusal">Why the record said no; null where it did not.</param>
public sealed record TableOutcome(Id<DataTable>? Table, int Edition, TableComparison Comparison, int Sets, bool IsCut, Refusal? Refusal);

/// <summary>
/// Takes a table in through the one door: opens it, begins an edition, lands sets of rows, completes it. Every step is recorded once however
/// often it is sent; until the last one nothing of the edition shows.
/// </summary>
public static class TableImport
{
    /// <summary>Rows of a set: few enough to be read back at once, many enough that the disk is not what an import waits for.</summary>
    public const int RowsOfSet = RowSet.MostRows;

    // One table of a title is opened at a time in a centre: whoever comes second finds the first one's.
    private static readonly ConditionalWeakTable<Centre, SemaphoreSlim> Openings = [];

    /// <summary>Runs an import to its end, or to where it is cut.</summary>
    /// <remarks>
    /// Where two people take in a table that is not there yet, the first to come opens it. The second, with the same file, goes on with it
    /// and nothing lands twice; with another file it is refused, since what it was shown was a table that did not stand.
    /// </remarks>
    /// <param name="centre">Where to.</param>
    /// <param name="member">Who enters it.</param>
    /// <param name="progress">Called after each set with how many rows have landed of how many.</param>
    /// <param name="cut">Ends it between two sets.</param>
    public static async Task<TableOutcome> RunAsync(Centre centre, Id<Member> member, TableIntake intake, Action<int, int>? progress = null, CancellationToken cut = default)
    {
        var comparison = TableComparison.Of(centre.View(member), intake);
        var standing = comparison.Table?.Edition?.Number ?? 0;
        if (comparison.Refusal is { } unfit) return new TableOutcome(comparison.Table?.Id, standing, comparison, 0, false, unfit);
        var run = new Run(centre, member, intake, comparison, progress);
        try
        {
            if (comparison.Table is null && !cut.IsCancellationRequested)
            {
                var opening = Openings.GetValue(centre, _ => new SemaphoreSlim(1));
                await opening.WaitAsync(cut);
                try
                {
                    var now = TableComparison.Of(centre.View(member), intake);
                    if (now.Table is { } meanwhile && !now.Stands && meanwhile.UnderWay?.Terms.IsSame(intake.Edition) != true)
                        return new TableOutcome(meanwhile.Id, meanwhile.Edition?.Number ?? 0, now, 0, false, TableRefusals.OpenedMeanwhile(meanwhile.Id.ToString()));
                    run = new Run(centre, member, intake, now, progress);
                    if (!await run.BeginAsync()) return run.Ended(isCut: false);
                }
                finally
                {
                    opening.Release();
                }
            }
            else if (!cut.IsCancellationRequested && !await run.BeginAsync())
            {
                return run.Ended(isCut: false);
            }

            return await run.ToEndAsync(cut);
        }
        catch (RecordUnavailableException)
        {
            return new TableOutcome(run.Table, standing, comparison, run.Sets, true, RecordRefusals.Unavailable());
        }
    }

    private sealed class Run(Centre centre, Id<Member> member, TableIntake intake, TableComparison comparison, Action<int, int>? progress)
    {
        private readonly int number = (comparison.Table?.Edition?.Number ?? 0) + 1;

        // Which of the editions ever begun this one is.
        private readonly int begun = (comparison.Table?.Begun ?? 0) + (comparison.Table?.UnderWay?.Terms.IsSame(intake.Edition) == true ? 0 : 1);
        private Refusal? refusal;

        public Id<DataTable>? Table { get; private set; } = comparison.Table?.Id;

        public int Sets { get; private set; }

        public async Task<TableOutcome> ToEndAsync(CancellationToken cut)
        {
            if (cut.IsCancellationRequested) return Ended(isCut: true);
            if (comparison.Stands) return Ended(isCut: false);
            var (batch, rows, all) = (0, 0, comparison.Difference.Counts.New + comparison.Difference.Counts.Changed);
            foreach (var (set, withdrawn) in SetsOf(comparison.Difference))
            {
                if (cut.IsCancellationRequested) return Ended(isCut: true);
                if (batch >= comparison.SetsLanded && !await DoAsync(new LandRows(Table!.Value, number, batch, set, withdrawn), $"rows/{batch}")) return Ended(isCut: false);
                if (batch >= comparison.SetsLanded) Sets++;
                batch++;
                rows += withdrawn ? 0 : set.Count;
                progress?.Invoke(rows, all);
            }

            await DoAsync(new CompleteEdition(Table!.Value, number, batch), "complete");
            return Ended(isCut: false);
        }

        // The table, with the columns that this file adds, and its new edition.
        public async Task<bool> BeginAsync()
        {
            if (comparison.Table is not { } table)
            {
                var opened = await centre.ExecuteAsync(
                    new OpenTable(intake.By, intake.Terms, intake.Through, intake.Marking, intake.Example), member, $"table/{intake.By}/{intake.Terms.Title}/{intake.Edition.Mapping}/{intake.Edition.Sha256}");
                refusal = opened.Refusal;
                if (refusal is not null) return false;
                Table = new(opened.Stream.Number);
            }
            else if (!CanonicalValues.Same(table.Terms, intake.Terms)
                && !await DoAsync(new CorrectTable(table.Id, intake.Terms, Reason), $"terms/{intake.Edition.Mapping}/{table.Corrections.Length}"))
            {
                return false;
            }

            var isUnderWay = comparison.Table?.UnderWay?.Terms.IsSame(intake.Edition) == true;
            return comparison.Stands || isUnderWay || await DoAsync(new BeginEdition(Table!.Value, number, intake.Edition), "begin");
        }

        private static LocalText Reason { get; } = new(
            "The mapping of a new edition says so.", "هكذا يرد في مخطط الأعمدة للطبعة الجديدة.", "כך נאמר במיפוי של המהדורה החדשה.");

        // Under one key a set is recorded once, by whomever of several; an edition that was set aside and begins anew has other keys.
        private async Task<bool> DoAsync(ICommand command, string step)
        {
            var answer = await centre.ExecuteAsync(command, member, $"table/{Table}/{number}/{intake.Edition.Mapping[..16]}{intake.Edition.Sha256[..16]}/{begun}/{step}");
            refusal = answer.Refusal;
            return refusal is null;
        }

        private static IEnumerable<(RowSet Set, bool Withdrawn)> SetsOf(EditionDifference difference) =>
            difference.Landing(RowsOfSet).Select(set => (set, false)).Concat(difference.Leaving(RowsOfSet).Select(set => (set, true)));

        public TableOutcome Ended(bool isCut)
        {
            var stands = Table is { } table ? centre.View(member).Find(table)?.Edition?.Number ?? 0 : 0;
            return new TableOutcome(Table, stands, comparison, Sets, isCut, refusal);
        }
    }
}
