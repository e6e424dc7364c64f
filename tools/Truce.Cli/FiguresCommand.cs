using System.Globalization;
using NodaTime.Text;
using Truce.Formats.Imports;
using Truce.Formats.Tables;
using Truce.Store.Importing;
using Truce.Web.Language;
using Truce.Web.Pages;
using Truce.Web.Tables;

namespace Truce.Cli;

/// <summary><c>truce import figures</c>: takes a table in through a mapping, or shows what it would change.</summary>
internal static class FiguresCommand
{
    private const int MostListed = 200;

    public static Command Make(Desk desk)
    {
        var file = new Argument<string>("FILE") { Description = "The table: CSV, XLSX, or a JSON list of flat objects." };
        var mapping = Desk.Required("--mapping", "A truce-table/1 file: what each column counts (docs/formats/tables.md).", "FILE");
        var preview = new Option<bool>("--preview") { Description = "Shows what would change, and records nothing." };
        var problems = new Option<string?>("--problems") { Description = "Writes every row that cannot be read into a file; else all are printed.", HelpName = "FILE" };
        var published = new Option<string?>("--published") { Description = "The day on which the source published it, such as 2025-10-17.", HelpName = "DAY" };
        var command = new Command("figures", "Takes a table of figures in, edition by edition. Good rows land once however often it is run; bad rows are all named.")
        {
            file, mapping, preview, problems, published, desk.Language, desk.As, desk.Data, desk.Keys,
        };
        command.SetAction(async (parsed, cut) =>
        {
            var day = parsed.GetValue(published) is { } written ? ReadDay(written) : (LocalDate?)null;
            var read = Read(desk, Words.Of(parsed.GetValue(desk.Language)), NeedFile(parsed.GetRequiredValue(file)), NeedFile(parsed.GetRequiredValue(mapping)), parsed.GetValue(problems), cut);
            if (!read.IsReadable) return Tool.NotUnderstood;
            using var centre = desk.Open(parsed);
            var member = desk.MemberIn(parsed, centre);
            var errors = new ImportErrors();
            var intake = TableIntakes.Of(centre.View(member), read, day, errors);
            errors.ThrowIfAny();
            var comparison = TableComparison.Of(centre.View(member), intake!);
            Say(desk, comparison, intake!.Terms, lists: parsed.GetValue(preview));
            if (comparison.Refusal is { } refusal) throw new NotDoneException(Words.Of(parsed.GetValue(desk.Language)).Sentence(refusal));
            return parsed.GetValue(preview) ? Tool.Done : await TakeInAsync(desk, centre, member, intake, cut);
        });
        return command;
    }

    private static TableDraft Read(Desk desk, Words words, string file, string mapping, string? problemFile, CancellationToken cut)
    {
        var errors = new ImportErrors();
        var read = TableMappingReader.Read(Path.GetFileName(mapping), File.ReadAllBytes(mapping), errors);
        errors.ThrowIfAny();
        using var sink = problemFile is null ? null : new StreamWriter(problemFile);
        void Tell(TableProblem problem) => (sink ?? desk.Error).WriteLine($"{words.Where(problem)}: {words.Sentence(problem)}");
        TableDraft draft;
        try
        {
            draft = TableDraftReader.Read(
                Path.GetFileName(file), () => File.OpenRead(file), read!, TableLimits.Local, Tell,
                progress => desk.Progress($"{Number(progress.Rows)} rows read, {(progress.AllBytes == 0 ? 100 : progress.Bytes * 100 / progress.AllBytes)} %"), cut);
        }
        catch (OperationCanceledException)
        {
            throw new NotDoneException("It was cut short while the file was read; nothing was recorded.");
        }

        desk.Say($"Rows read: {Number(draft.RowsRead)}. Good: {Number(draft.Rows.Count)} rows of the table. Bad: {Number(draft.RowsBad)}. Left out by the mapping: {Number(draft.RowsPassed)}.");
        if (draft.NotTaken.Count > 0) desk.Say($"Columns that the mapping does not take: {string.Join(", ", draft.NotTaken)}");
        if (draft.ProblemCount > 0 && problemFile is not null) desk.Say($"{Number(draft.ProblemCount)} problems stand in {problemFile}.");
        return draft;
    }

    private static void Say(Desk desk, TableComparison comparison, TableTerms terms, bool lists)
    {
        var counts = comparison.Difference.Counts;
        desk.Say(comparison.Table is { } table ? $"The table is {table.Id}, edition {table.Edition?.Number ?? 0}." : "The table is new to this centre.");
        desk.Say($"New: {Number(counts.New)} (back-dated: {Number(counts.BackDated)}). Changed: {Number(counts.Changed)}. Withdrawn: {Number(counts.Withdrawn)}. As before: {Number(counts.Same)}.");
        if (!lists) return;
        foreach (var one in ChangeRow.Of(comparison.Difference).Take(MostListed))
        {
            var key = string.Join(" / ", [one.Day.ToString("R", CultureInfo.InvariantCulture), .. one.Label]);
            desk.Say(one.Series is { } series ? $"  {one.Kind}  {key}  {terms.Series[series].Column}: {one.Before} -> {one.After}" : $"  {one.Kind}  {key}");
        }
    }

    private static async Task<int> TakeInAsync(Desk desk, Centre centre, Id<Member> member, TableIntake intake, CancellationToken cut)
    {
        var outcome = await TableImport.RunAsync(centre, member, intake, (rows, all) => desk.Progress($"{Number(rows)} of {Number(all)} rows landed"), cut);
        if (outcome.Refusal is { } refusal) throw new NotDoneException(refusal.Sentence);
        if (outcome.IsCut)
        {
            throw new NotDoneException(outcome.Table is null || outcome.Sets + outcome.Comparison.SetsLanded == 0
                ? "It was cut short before anything landed."
                : $"It was cut short. {Number(outcome.Sets)} whole sets of rows of {outcome.Table} were recorded; they show nowhere until the edition is whole. Run the same command again: it goes on from there.");
        }

        desk.Say(outcome.Comparison.Stands
            ? $"This edition stood in the record already; nothing was recorded. {outcome.Table}, edition {outcome.Edition}."
            : $"Edition {outcome.Edition} of {outcome.Table} is whole.");
        return Tool.Done;
    }

    private static LocalDate ReadDay(string written) => LocalDatePattern.Iso.Parse(written) is { Success: true } day
        ? day.Value
        : throw new NotUnderstoodException($"“{written}” is not a day such as 2025-10-17.");

    private static string Number(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string NeedFile(string path) => File.Exists(path) ? path : throw new NotUnderstoodException($"There is no file {path}.");
}
