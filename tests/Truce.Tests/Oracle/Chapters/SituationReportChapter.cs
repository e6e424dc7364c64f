using Truce.Core.Access;
using Truce.Core.SituationReports;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Published reports, and the doors that stand open to everybody: whoever asks there, nobody is answered more than the public may see.</summary>
internal sealed class SituationReportChapter : Chapter<SituationReport>
{
    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string ListPath => "situation";

    public override string TitleField => "title";

    public override IReadOnlyList<string> Beginnings => ["situation.published/1"];

    public override IReadOnlyList<string> Changes => ["situation.corrected/1", "situation.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(1, Withdraw)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var withdrawn = life.FirstOrDefault(deed => deed.Name == "situation.withdrawn/1")?["reason"];
        var corrected = life.Where(deed => deed.Name == "situation.corrected/1").Select(deed => deed["what"]);

        // What was taken back holds nothing any more.
        return withdrawn is null ? $"{life[0]["title"]} says {life[0]["summary"]} corrections {string.Join('+', corrected)} withdrawn " : $"{life[0]["title"]} says  corrections  withdrawn {withdrawn}";
    }

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(WithdrawSituationReport), "SIT", (_, one) => new WithdrawSituationReport(Id<SituationReport>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/situation", 5, ask => ask.Titles("SIT").Concat(ask.Titles("SDR"))),
        Thing("/situation/{id}", "SIT", ask => [.. About(ask), .. Told(ask), .. History(ask)]),
        new("GET", "/situation/{id}/data.csv", 3, Data, _ => [], "SIT"),
        new("GET", "/situation/{id}/data.geojson", 2, Data, ask => About(ask), "SIT"),
        .. Form("/situation/{id}/correct", "SIT", Recording, About),
        .. Form("/situation/{id}/withdraw", "SIT", "Publishing", About),
        .. Form("/situation/{id}/marking", "SIT", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        Page("/public/situation", 5, ask => ask.Titles("SIT")),
        Page("/public/situation.atom", 4, ask => ask.Titles("SIT")),
        Page("/public/situation.rss", 4, ask => ask.Titles("SIT")),
        Page("/public/corrections.atom", 4, Corrected),
        new("GET", "/public/situation/{id}", 12, ask => !ask.IsThere("SIT") ? 404 : IsWithdrawn(ask) ? 410 : 200, ask => [.. About(ask), .. Told(ask)], "SIT"),
        new("GET", "/public/situation/{id}.csv", 6, ask => !ask.IsThere("SIT") ? 404 : IsWithdrawn(ask) ? 302 : 200, _ => [], "SIT"),
        new("GET", "/public/situation/{id}.geojson", 4, ask => !ask.IsThere("SIT") ? 404 : IsWithdrawn(ask) ? 302 : 200, About, "SIT"),
    ];

    protected override string Render(SituationReport one) =>
        $"{Rendering.Say(one.Terms.Title)} says {Rendering.Say(one.Texts.Summary)} corrections {string.Join('+', one.Corrections.Select(correction => Rendering.Say(correction.What)))} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static int Data(WebAsking ask) => ask.IsThere("SIT") && !IsWithdrawn(ask) ? 200 : 404;

    private static bool IsWithdrawn(WebAsking ask) => Standing(ask, "situation.withdrawn/1").Any();

    // What was published and what was corrected since; of one that was taken back the reason alone.
    private static IEnumerable<string> Told(WebAsking ask) => IsWithdrawn(ask)
        ? Standing(ask, "situation.withdrawn/1").Select(deed => deed["reason"])
        : [ask.Log.Of(ask.Id)[0]["summary"], .. Standing(ask, "situation.corrected/1").SelectMany(deed => (string[])[deed["what"], deed["why"]])];

    private static IEnumerable<string> Corrected(WebAsking ask) =>
        from report in ask.Telling.All(ask.Who, "SIT", ask.Index)
        let life = ask.Log.Of(report).Where(deed => deed.Index <= ask.Index && deed.HasBody).ToList()
        let withdrawn = life.FirstOrDefault(deed => deed.Name == "situation.withdrawn/1")
        from said in withdrawn is not null ? [withdrawn["reason"]] : life.Where(deed => deed.Name == "situation.corrected/1").Select(deed => deed["what"])
        select said;

    private static void Withdraw(Story story) => story.With(Duties.Publishing, "SIT", (actor, report) =>
    {
        if (story.OrganisationOf(actor) != story.Oracle.Owner(report)) return;
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawSituationReport(Id<SituationReport>(report), reason), new Part(report, "situation.withdrawn/1", Body(("reason", why))));
    });
}
