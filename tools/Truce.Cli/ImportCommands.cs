using Truce.Formats.Imports;
using Truce.Store.Importing;
using Truce.Store.Viewing;

namespace Truce.Cli;

/// <summary><c>truce import article</c> and <c>truce import example</c>; <c>truce import figures</c> stands in a file of its own.</summary>
internal static class ImportCommands
{
    public static Command Make(Desk desk) => new("import", "Takes files in.") { Article(desk), Example(desk), FiguresCommand.Make(desk) };

    private static Command Article(Desk desk)
    {
        var file = new Argument<string>("FILE") { Description = "The text, UTF-8; every byte is kept." };
        var claims = Desk.Required("--claims", "A truce-import/1 file with one report: its source and its claims with anchors.", "FILE");
        var command = new Command("article", "Stores a text verbatim as a report, and its claims with anchors. Twice is once.")
        {
            file, claims, desk.As, desk.Data, desk.Keys,
        };
        command.SetAction(async parsed =>
        {
            var (text, with) = (NeedFile(parsed.GetRequiredValue(file)), NeedFile(parsed.GetRequiredValue(claims)));
            var article = ArticleSet.Read(text, with);
            using var centre = desk.Open(parsed);
            var member = desk.MemberIn(parsed, centre);
            var door = new ImportDoor(centre, desk.Clock);
            var result = await article.RunAsync(member, HoldingsOf(centre.View(member)), door.ExecuteAsync);
            Report(desk, result);
            desk.Say($"The report is {result.References.Find(StreamKind.Report, article.Report.Key.Key)}.");
            foreach (var claim in article.Report.Claims) desk.Say($"  {result.References.Find(StreamKind.Claim, claim.Key.Key)}  {claim.Key.Key}");
            return Tool.Done;
        });
        return command;
    }

    private static Command Example(Desk desk)
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where example.yaml stands, such as examples/gaza-2025." };
        var articles = new Option<string?>("--articles")
        {
            Description = "Folder of the texts; the one that example.yaml names unless told.",
            HelpName = "DIR",
        };
        var replay = new Option<bool>("--replay") { Description = "Into a folder of its own, each record under the time that the files give it." };
        var command = new Command("example", "Takes the files of an example into a centre, now; or replays them, so that the example has a real past.")
        {
            folder, articles, replay, desk.As, desk.Data, desk.Keys,
        };
        command.SetAction(async parsed =>
        {
            var path = parsed.GetRequiredValue(folder);
            if (!File.Exists(Path.Combine(path, ManifestReader.FileName)))
                throw new NotUnderstoodException($"There is no {ManifestReader.FileName} in {path}.");
            var set = ExampleSet.Read(path, parsed.GetValue(articles));
            if (!parsed.GetValue(replay))
            {
                await TakeInAsync(desk, parsed, set);
                return Tool.Done;
            }

            using var centre = desk.OpenNew(parsed, set.Manifest.Origin);
            if (centre.Origin != set.Manifest.Origin)
                throw new NotDoneException($"This folder holds {centre.Origin}, and the example is {set.Manifest.Origin}. Take an empty folder.");
            if (centre.IsReadOnly) throw new NotDoneException(RecordRefusals.ReadOnly().Sentence);
            var door = new ImportDoor(centre, desk.Clock);
            var replayed = await ExampleReplay.RunAsync(set, new ReplayDoor(door.FoundAsync, door.ExecuteAsync, door.SetTime));
            Report(desk, replayed.Result);
            desk.Say($"Texts found: {set.TextsFound} of {set.TextsNamed}.");
            foreach (var viewer in replayed.Viewers) desk.Say($"  {viewer.Member?.ToString() ?? "             "}  {viewer.Function}");
            return Tool.Done;
        });
        return command;
    }

    private static async Task TakeInAsync(Desk desk, ParseResult parsed, ExampleSet set)
    {
        using var centre = desk.Open(parsed);
        var member = desk.MemberIn(parsed, centre);
        var door = new ImportDoor(centre, desk.Clock);
        Report(desk, await set.TakeInAsync(member, centre.Founder!.Value.Organisation, HoldingsOf(centre.View(member)), door.ExecuteAsync));
        desk.Say($"Texts found: {set.TextsFound} of {set.TextsNamed}.");
    }

    private static void Report(Desk desk, ImportResult result)
    {
        desk.Say(result.Recorded == 0 && result.Stopped is null
            ? "Everything stood in the record already; nothing was recorded."
            : $"Recorded: {result.Recorded}. Stood already: {result.Stood}.");
        if (result.Stopped is not { } stop) return;
        var hint = stop.Refusal.Code == RecordRefusals.KeyReused().Code
            ? " (It was taken in before with another content. Correct what stands, or give the entry another key.)"
            : "";
        throw new NotDoneException(
            $"The centre refused this, and the import stopped here:\n{stop}{hint}\n"
            + "What came before is recorded. Mend it and run the same command again: it goes on from here.");
    }

    private static Holdings HoldingsOf(View view) => new(
        [.. view.All<Organisation>()], [.. view.All<Source>()], [.. view.All<Question>()], [.. view.All<Report>()], [.. view.All<Claim>()]);

    private static string NeedFile(string path) => File.Exists(path) ? path : throw new NotUnderstoodException($"There is no file {path}.");
}
