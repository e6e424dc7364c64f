using Truce.Core.Claims;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Claims, what became of them, and the questions that they answer.</summary>
internal sealed class ClaimChapter : Chapter<Claim>
{
    public override int MarkWeight => 2;

    public override string TitleField => "statement";

    public override IReadOnlyList<string> Beginnings => ["claim.recorded/1"];

    public override IReadOnlyList<string> Changes => ["claim.corrected/1", "claim.unlinked/1"];

    public override IReadOnlyList<Act> Acts => ClaimActs.All;

    public override IEnumerable<string> LinkedBy(Deed deed) => deed.Name is "claim.linked/1" or "claim.unlinked/1" ? [deed["question"]] : [];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var first = life[0];
        string statement = "", grade = "", remark = "", end = "";
        var corrections = 0;
        foreach (var deed in life)
        {
            if (deed.Fields.ContainsKey("statement")) statement = deed["statement"];
            switch (deed.Name)
            {
                case "claim.corrected/1": corrections++; break;
                case "claim.graded/1": grade = $"{deed["degree"]} {deed["basis"]}"; break;
                case "claim.remarked-on/1": remark = deed["remark"]; break;
                case "claim.withdrawn/1": end = $"Withdrawn {deed["reason"]}"; break;
                case "claim.restated/1": end = $"Restated {deed["reason"]} {deed["as"]}"; break;
            }
        }

        // A link to what cannot be seen is neither shown nor counted.
        var links = telling.Links(first.Stream, index).Where(link => telling.Oracle.Sees(who, link.Question, index)).Select(link => $"{link.Question} {link.Stance}");
        return $"{statement} in {first["report"]} chain {first["chain"]} links {string.Join(' ', links)} grade {grade} remark {remark} end {end} restates {first["restates"]} corrections {corrections}";
    }

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RecordClaim), "RPT", (seen, one) => Claim(one, seen("SRC"), seen("QST"))),
        new(nameof(RecordClaim), "SRC", (seen, one) => Claim(seen("RPT"), one, seen("QST"))),
        new(nameof(RecordClaim), "QST", (seen, one) => Claim(seen("RPT with source"), seen("its source"), one)),
        new(nameof(GradeClaim), "CLM", (_, one) => new GradeClaim(Id<Claim>(one), 3, CommandDoors.Text)),
        new(nameof(LinkClaim), "CLM", (seen, one) => new LinkClaim(Id<Claim>(one), Linked(seen("QST")))),
        new(nameof(LinkClaim), "QST", (seen, one) => new LinkClaim(Id<Claim>(seen("CLM")), Linked(one))),
        new(nameof(UnlinkClaim), "CLM", (seen, one) => new UnlinkClaim(Id<Claim>(one), Id<Question>(seen("QST")), CommandDoors.Text)),
        new(nameof(UnlinkClaim), "QST", (seen, one) => new UnlinkClaim(Id<Claim>(seen("CLM")), Id<Question>(one), CommandDoors.Text)),
        new(nameof(RestateClaim), "CLM", (seen, one) => new RestateClaim(Id<Claim>(one), Claim(seen("RPT"), seen("SRC"), null), CommandDoors.Text)),
        new(nameof(RestateClaim), "RPT", (seen, one) => new RestateClaim(Id<Claim>(seen("CLM")), Claim(one, seen("SRC"), null), CommandDoors.Text)),
        new(nameof(RestateClaim), "SRC", (seen, one) => new RestateClaim(Id<Claim>(seen("CLM")), Claim(seen("RPT"), one, null), CommandDoors.Text)),
        new(nameof(RestateClaim), "QST", (seen, one) => new RestateClaim(Id<Claim>(seen("CLM")), Claim(seen("RPT with source"), seen("its source"), one), CommandDoors.Text)),
        new(nameof(WithdrawClaim), "CLM", (_, one) => new WithdrawClaim(Id<Claim>(one), CommandDoors.Text)),
        new(nameof(CorrectClaim), "CLM", (_, one) => new CorrectClaim(Id<Claim>(one), CommandDoors.Text, CommandDoors.Text)),
        new(nameof(RemarkOnClaim), "CLM", (_, one) => new RemarkOnClaim(Id<Claim>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Thing("/claims/{id}", "CLM", ask => [.. Shown(ask, ask.Id), .. Answered(ask, ask.Id), .. Basis(ask), .. Restates(ask), .. History(ask)]),
        .. Form("/claims/{id}/grade", "CLM", Grading, About),
        .. Form("/claims/{id}/link", "CLM", Recording, ask => About(ask).Concat(ask.Titles("QST"))),
        .. Form("/claims/{id}/unlink", "CLM", Recording, ask => About(ask).Concat(Answered(ask, ask.Id))),
        .. Form("/claims/{id}/restate", "CLM", Recording, ask => About(ask).Concat(ask.Titles("QST"))),
        .. Form("/claims/{id}/withdraw", "CLM", Recording, About),
        .. Form("/claims/{id}/correct", "CLM", Recording, About),
        .. Form("/claims/{id}/remark", "CLM", Recording, About),
        .. Form("/claims/{id}/marking", "CLM", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Claim one) =>
        $"{Rendering.Say(one.Statement)} in {one.Report} chain {string.Join('>', one.Chain)} links {Rendering.Join(one.Links.Select(link => $"{link.Question} {link.Stance}"))} "
        + $"grade {(one.Credibility is { } grade ? $"{grade.Degree} {Rendering.Say(grade.Basis)}" : "")} remark {Rendering.Say(one.Remark)} "
        + $"end {one.End switch { ClaimEnd.Withdrawn => $"Withdrawn {Rendering.Say(one.EndReason)}", ClaimEnd.Restated => $"Restated {Rendering.Say(one.EndReason)} {one.RestatedAs}", _ => "" }} "
        + $"restates {one.Restates} corrections {one.Corrections}";

    /// <summary>What a page that shows a claim must say of it.</summary>
    public static IEnumerable<string> Shown(WebAsking ask, string claim)
    {
        var ended = ask.Log.Of(claim).FirstOrDefault(deed => deed.HasBody && deed.Index <= ask.Index && deed.Name is "claim.withdrawn/1" or "claim.restated/1" && deed.HasBody && deed.Index <= ask.Index);
        return
        [
            ask.Title(claim), claim, ask.Telling.Last(claim, ask.Index, "remark"), ended?["reason"] ?? "",
            .. ask.Titles(ask.Log.Of(claim)[0]["chain"].Split('>')), .. ended?["as"] is { Length: > 0 } next ? ask.Titles([next]) : [],
        ];
    }

    /// <summary>The questions that it answers.</summary>
    public static IEnumerable<string> Answered(WebAsking ask, string claim) => ask.Titles(ask.Telling.Links(claim, ask.Index).Select(link => link.Question));

    private static IEnumerable<string> Basis(WebAsking ask) => Standing(ask, "claim.graded/1").TakeLast(1).Select(deed => deed["basis"]);

    private static IEnumerable<string> Restates(WebAsking ask) => ask.Log.Of(ask.Id)[0]["restates"] is { Length: > 0 } earlier ? ask.Titles([earlier]) : [];

    private static RecordClaim Claim(string report, string source, string? question) =>
        new(Id<Report>(report), CommandDoors.Text, CommandDoors.Days, [Id<Source>(source)], Link: question is null ? null : Linked(question));

    private static Link Linked(string question) => new(Id<Question>(question), Stance.Affirms);
}
