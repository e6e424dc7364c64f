using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Truce.Core.Journal;
using Truce.Tests.Web;

namespace Truce.Tests.Wording;

/// <summary>Whatever is written into the record can come to stand before everybody, so the guide to wording looks at every text of every form.</summary>
[Collection(WebSite.Name)]
public sealed partial class TextsOfFormsTests(WebSite.Example site)
{
    private const string Loaded = "The terrorists were neutralised; call +970 59 912 3456";

    // A source's own words, as it said them; and where a reader writes to the centre's host.
    private static readonly string[] AsStated = ["contact", "figure-words", "hedge"];

    // What only the secretariat and the data protection officer may do, and of what the example has none: their forms are made of the same fields.
    private static readonly string[] OfNobodyHere =
    [
        "/field-forms/{id}/marking", "/field-forms/{id}/retire", "/field-forms/{id}/version", "/members/new", "/members/{id}/standing",
        "/members/{id}/token", "/members/{id}/token-end", "/organisations/new", "/organisations/{id}/acts-for", "/organisations/{id}/acts-for-end",
        "/organisations/{id}/rename", "/organisations/{id}/role", "/organisations/{id}/role-end", "/record/{index:long}/redact",
        "/submissions/{id}/look", "/submissions/{id}/marking", "/submissions/{id}/take-up", "/subscriptions/{id}/change", "/subscriptions/{id}/end",
        "/subscriptions/{id}/marking", "/translations/{id}/withdraw", "/trust/declare", "/verifications/checklists/set", "/watch/reminders",
    ];

    private readonly Dictionary<string, StreamKind> known = [];
    private ILookup<StreamKind, Reference> things = null!;

    [Fact]
    public void A_text_is_looked_at_unless_it_is_said_here_that_it_is_somebody_s_own_word()
    {
        var left = Directory.EnumerateFiles(Repository.File("src", "Truce.Web"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => LeftAlone().Matches(File.ReadAllText(file))).Select(found => found.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        left.ShouldBe(AsStated);
    }

    [Fact]
    public async Task Every_form_remarks_on_a_loaded_term_and_on_a_number_in_each_of_its_texts()
    {
        using var keeper = site.Visit();
        await keeper.Be(site, "Watch keeper");
        using var press = site.Visit();
        await press.Be(site, "Press officer");
        using var liaison = site.Visit();
        await liaison.Be(site, "UN access officer");
        var view = site.View("Watch keeper");
        var head = view.Index;
        things = Enumerable.Range(0, (int)head + 1).Select(index => view.Event(index)?.Head.Stream).OfType<Reference>().Distinct().ToLookup(one => one.Kind);
        List<string> found = [], closed = [], tried = [];
        // A table has a page of its own, whose texts TablePageTests looks at; evidence asks for a file first, and the example holds none.
        foreach (var form in site.Forms.Distinct().Where(form => form != "/tables/import" && !form.StartsWith("/evidence/", StringComparison.Ordinal)))
        {
            Reply? page = null;
            foreach (var who in (Visitor[])[keeper, press, liaison])
            {
                page = await Open(who, form);
                if (page is null || page.Status != 200) continue;
                var texts = page.Document.QuerySelectorAll("main form [name$='.en'], main form [name=translation-text]").Select(one => one.GetAttribute("name")!)
                    .Where(name => !name.Contains(".words.", StringComparison.Ordinal)).ToArray();
                if (texts.Length == 0) break;
                var answer = await who.Send(page, [.. texts.Select(name => (name, Loaded))]);
                var remarked = answer.Document.QuerySelectorAll("#remarks a").Select(one => one.GetAttribute("href")!["#f-".Length..]).ToHashSet();
                var silent = texts.Select(name => name.Split('.')[0]).Where(name => !remarked.Contains(name) && !AsStated.Contains(name));
                found.AddRange(silent.Select(name => $"{form}: {name}"));
                tried.Add(form);
                break;
            }

            if (page?.Status != 200) closed.Add(form);
        }

        found.ShouldBeEmpty();
        tried.Count.ShouldBeGreaterThan(80);
        closed.Order(StringComparer.Ordinal).ShouldBe(OfNobodyHere);
        site.View().Index.ShouldBe(head, "a remark was shown, and yet something was recorded");
    }

    // The first thing whose form this is; null where the example has none.
    private async Task<Reply?> Open(Visitor who, string form)
    {
        if (!form.Contains('{', StringComparison.Ordinal)) return await who.Get(form);
        if (form.Contains("{index", StringComparison.Ordinal)) return await who.Get(form.Replace("{index:long}", "20", StringComparison.Ordinal));
        Reply? last = null;
        foreach (var thing in Things(form))
        {
            last = await who.Get(form.Replace("{id}", $"{thing}", StringComparison.Ordinal));
            if (last.Status is 200 or 403) known[form[..form.IndexOf("{id}", StringComparison.Ordinal)]] = thing.Kind;
            if (last.Status is 200 or 403) return last;
        }

        return last;
    }

    // Which kind of thing a path is about is found by asking: it stands for the next form of the same beginning.
    private IEnumerable<Reference> Things(string form)
    {
        var beginning = form[..form.IndexOf("{id}", StringComparison.Ordinal)];
        var all = known.TryGetValue(beginning, out var kind) ? things[kind] : things.SelectMany(group => group.Take(2));
        foreach (var one in all.Take(known.ContainsKey(beginning) ? 4 : int.MaxValue)) yield return one;
    }

    [GeneratedRegex("LocalField\\(\"([a-z-]+)\"[^\\n]*?IsAsStated: true")]
    private static partial Regex LeftAlone();
}
