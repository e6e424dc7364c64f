using System.Security.Cryptography;
using System.Text;
using FsCheck.Fluent;
using Truce.Formats.Imports;
using Truce.Tests.Ledger;

namespace Truce.Tests.Formats;

public sealed class ImportReaderTests : IDisposable
{
    private const string Text = "Forty trucks came, the office said.";

    private readonly string folder = Directory.CreateTempSubdirectory("truce-import-").FullName;

    [Fact]
    public void A_good_pair_of_files_is_read()
    {
        var set = Read(ClaimsFile.For(Text));
        set.Text.ShouldBe(Text);
        set.Report.Claims.Single().Anchor!.Anchor.To.ShouldBe(4);
        set.Steps.Count.ShouldBe(8);
        set.Steps.Select(step => step.Key).ShouldBeUnique();
        set.Steps.ShouldAllBe(step => step.Key.Length <= 200);
    }

    [Theory]
    [InlineData("kind: organisation", "kind: organization", "claims.yaml, line 8, column 11: “kind” is one of organisation, office-holder, press-outlet, unnamed, document; found “organization”.")]
    [InlineData("stance: quantifies", "stance: doubts", "“stance” is one of affirms, denies, quantifies, acknowledges, states-intent; found “doubts”.")]
    [InlineData("reliability: C", "reliability: c", "“reliability” is one of A, B, C, D, E, F; found “c”.")]
    [InlineData("said: 2026-11-20", "said: 2026-02-30", "“said” is a day such as 2025-10-17, or the first and the last as 2025-10-09/2025-10-17; found “2026-02-30”.")]
    [InlineData("said: 2026-11-20", "said: 2026-11-20/2026-11-19", "found “2026-11-20/2026-11-19”.")]
    [InlineData("at: 2026-11-20T08:00:00Z", "at: 2026-11-20 08:00", "“at” is a moment in UTC such as 2025-10-17T09:00:00Z; found “2026-11-20 08:00”.")]
    [InlineData("credibility: 3", "credibility: 7", "“credibility” is a whole number from 1 to 6; found “7”.")]
    [InlineData("credibility: 3", "credibility:", "“credibility” is a whole number from 1 to 6; found nothing.")]
    [InlineData("least: 40", "least: -40", "found “-40”.")]
    [InlineData("least: 40", "least: 99999999999999999999", "found “99999999999999999999”.")]
    [InlineData("least: 40", "least: 41", "“most” is not below “least”; found 41 to 40.")]
    [InlineData("    source: office\n", "", "the field “source” was expected in this entry; it is missing.")]
    [InlineData("    source: office\n", "    source: bureau\n", "no source with the key “bureau” stands in these files.")]
    [InlineData("    source: office\n", "    source: QST-222-222-2\n", "“source” is a key")]
    [InlineData("    language: en\n", "    language: en\n    colour: red\n", "the field “colour” is not known here")]
    [InlineData("    language: en\n", "    language: en\n    language: ar\n", "the field “language” stands a second time; the first is in line")]
    [InlineData("        chain: [office]\n", "        chain: []\n", "“chain” names at least one source")]
    [InlineData("        chain: [office]\n", "        chain: office\n", "“chain” is a list; found “office”.")]
    [InlineData("        question: trucks\n", "        question: lorries\n", "no question with the key “lorries” stands in these files.")]
    [InlineData("        stance: quantifies\n", "", "“question” and “stance” stand together")]
    [InlineData("anchor: {from: 0, to: 4", "anchor: {from: 4, to: 4", "“to” is the offset after the last byte")]
    [InlineData("anchor: {from: 0, to: 4", "anchor: {from: 0, to: 400", "was expected within article.txt, which is 35 bytes long.")]
    [InlineData("bytes: 35", "bytes: 36", "was expected to hold 36 bytes")]
    [InlineData("format: truce-import/1", "format: truce-import/2", "“format” is truce-import/1; found “truce-import/2”.")]
    [InlineData("file: article.txt", "file: ../article.txt", "“file” is a plain file name; found “../article.txt”.")]
    [InlineData("  - key: office", "  - key: Office One", "“key” is a key (a-z, 0-9 and hyphens, at most 50)")]
    [InlineData("      en: The office", "      fr: Le bureau", "the field “fr” is not known here; expected en, ar, he.")]
    [InlineData("    kind: organisation", "    kind: &k organisation", "anchors (&) and aliases (*) are not taken")]
    [InlineData("    language: en\n", "    language: en\n    marking: PINK\n", "“marking” is CLEAR or GREEN")]
    [InlineData("    language: en\n", "    language: en\n    marking: AMBER\n", "AMBER names organisations")]
    [InlineData("    language: en\n", "    language: en\n    marking: {label: GREEN, release-to: [office]}\n", "GREEN names nobody")]
    [InlineData("    language: en\n", "    language: en\n    marking: {label: RED}\n", "“marking” is CLEAR or GREEN")]
    [InlineData("      en: An invented text", "      en: \"half a pair \\ud800\"", "claims.yaml, line 32")]
    [InlineData("      en: An invented text", "      en: \"a bell \\u0007\"", "U+0007")]
    [InlineData("      en: An invented text", "      en: An invented text\n   en: broken", "YAML was expected; it cannot be read on from here")]
    public void Says_where_what_was_expected_and_what_was_found(string replace, string by, string message) =>
        Problem(ClaimsFile.For(Text, replace, by)).Message.ShouldContain(message);

    [Fact]
    public void An_anchor_that_does_not_match_is_named_with_its_place_and_where_the_words_stand()
    {
        var wanted = Hash("trucks"u8);
        var good = Hash("Fort"u8);
        var problem = Problem(ClaimsFile.For(Text, $"from: 0, to: 4, sha256: {good}", $"from: 0, to: 6, sha256: {wanted}"));
        var error = problem.Errors.Single();
        var lines = ClaimsFile.For(Text).Split('\n');
        var line = Array.FindIndex(lines, one => one.Contains("anchor:"));
        error.Place.ShouldBe(new Place("claims.yaml", line + 1, lines[line].IndexOf("sha256: ", StringComparison.Ordinal) + 9));
        error.Message.ShouldBe(
            $"the bytes 0 to 6 of article.txt were expected to have the SHA-256 {wanted}; found {Hash("Forty "u8)}. The words meant stand at 6 to 12.");
    }

    [Fact]
    public void An_anchor_that_splits_a_character_is_named()
    {
        const string Arabic = "أربعون شاحنة";
        var good = Hash(Encoding.UTF8.GetBytes(Arabic).AsSpan(0, 4));
        var bytes = Encoding.UTF8.GetBytes(Arabic);
        Problem(ClaimsFile.For(Arabic, $"to: 4, sha256: {good}", $"to: 3, sha256: {Hash(bytes.AsSpan(0, 3))}"), Arabic).Message
            .ShouldContain("begins or ends in the middle of a character");
    }

    [Fact]
    public void Every_error_is_collected_and_after_fifty_only_counted()
    {
        var claims = new StringBuilder(ClaimsFile.For(Text));
        for (var number = 0; number < 80; number++) claims.Append($"      - key: claim-{number}\n        said: never\n");
        var problem = Problem(claims.ToString());
        problem.Errors.Count.ShouldBe(50);
        problem.Count.ShouldBe(80 * 3);
        problem.Message.ShouldContain("… and 190 more.");
    }

    [Fact]
    public void Form_keys_text_and_anchors_are_said_together()
    {
        var good = Hash("Fort"u8);
        var claims = ClaimsFile.For(Text, "kind: organisation", "kind: organization")
            .Replace("question: trucks", "question: lorries").Replace($"to: 4, sha256: {good}", $"to: 5, sha256: {good}");
        var errors = Problem(claims).Errors;
        errors.Count.ShouldBe(3);
        errors.ShouldContain(error => error.Message.Contains("“kind” is one of"));
        errors.ShouldContain(error => error.Message.Contains("“lorries”"));
        errors.ShouldContain(error => error.Message.Contains("stand nowhere in the text"));
    }

    [Fact]
    public void Ten_megabytes_where_one_kilobyte_was_expected_are_refused_before_they_are_read()
    {
        Problem(new string('#', 10 * 1024 * 1024)).Message.ShouldContain("is 10485760 bytes long; at most 4194304 are read");
        Problem(ClaimsFile.For(Text), new string('x', 10 * 1024 * 1024)).Message.ShouldContain("at most 2097152 are read");
        Problem(ClaimsFile.For(Text, "en: Forty trucks came.", "en: " + new string('x', 1_000_000))).Message
            .ShouldContain("“statement” is 1000000 characters long; at most 4000 are kept");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a remark")]
    [InlineData("- a list")]
    [InlineData("only words")]
    [InlineData("format: truce-import/1\n---\nformat: truce-import/1")]
    [InlineData("? {a: b}\n: c")]
    [InlineData("a: *unknown")]
    [InlineData("a: !!binary x")]
    [InlineData("\t- x")]
    [InlineData("key: \"never closed")]
    public void What_is_no_import_file_is_said_to_be_none(string file) => Problem(file).Errors.ShouldNotBeEmpty();

    [Fact]
    public void Depth_cannot_fill_the_stack_and_aliases_cannot_fill_the_memory()
    {
        Problem("a: " + new string('[', 1_000_000)).Message.ShouldContain("the nesting is deeper than 16");
        Problem(string.Concat(Enumerable.Repeat("a:\n", 1)) + string.Concat(Enumerable.Range(1, 2_000).Select(depth => new string(' ', depth) + "a:\n")))
            .Message.ShouldContain("the nesting is deeper than 16");
        Problem("a: [" + string.Concat(Enumerable.Repeat("x,", 1_000_000)) + "]").Message.ShouldContain("more than 200000 entries");
        Problem("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]").Message.ShouldContain("anchors (&) and aliases (*) are not taken");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_named_with_their_place()
    {
        Problem([.. Encoding.UTF8.GetBytes("format: truce-import/1\nat: é"), 0xFF], Encoding.UTF8.GetBytes(Text)).Message
            .ShouldContain("claims.yaml, line 2, column 6: UTF-8 was expected; the byte ff at offset 29 is not.");
        byte[] surrogate = [.. "Fort\n"u8, 0xED, 0xA0, 0x80];
        var claims = ClaimsFile.For(Text).Replace(Hash(Encoding.UTF8.GetBytes(Text)), Hash(surrogate)).Replace("bytes: 35", "bytes: 8");
        Problem(Encoding.UTF8.GetBytes(claims), surrogate).Message.ShouldContain("article.txt, line 2, column 1: UTF-8 was expected; the byte ed at offset 5 is not.");
    }

    [Fact]
    public void Controls_in_an_article_are_named_and_bidirectional_marks_and_mixed_scripts_stay()
    {
        Problem(ClaimsFile.For("Fort\nx\u0000y"), "Fort\nx\u0000y").Message.ShouldContain("article.txt, line 2, column 2: text was expected; the character U+0000");
        const string Mixed = "Fort \u202Eabc\u202C עזה غزة Gаza \u2066x\u2069 \U0001F69A\r\n\uFEFFe\u0301";
        var set = Read(ClaimsFile.For(Mixed, "en: Forty trucks came.", "en: \"\u202Eabc\u202C Gаza\""), Mixed);
        set.Text.ShouldBe(Mixed);
        set.Report.Claims[0].Statement.En.ShouldBe("\u202Eabc\u202C Gаza");
    }

    [Fact]
    public void A_byte_order_mark_belongs_to_the_text_and_not_to_a_claims_file()
    {
        const string Marked = "\uFEFFxForty";
        var set = Read("\uFEFF" + ClaimsFile.For(Marked), Marked);
        Encoding.UTF8.GetBytes(set.Text)[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
    }

    [Fact]
    public void Keys_are_defined_once_and_before_they_are_used()
    {
        Problem(ClaimsFile.For(Text, "questions:\n", "  - key: office\n    name:\n      en: Again\n    kind: unnamed\n\nquestions:\n")).Message
            .ShouldContain("the source “office” stands a second time; the first stands in claims.yaml, line 5.");

        // Two claims, each recorded as the restatement of the other.
        static string Restate(string claim, string other, string minute) =>
            $$"""
              - at: 2026-11-20T08:{{minute}}:00Z
                restate-claim: {{claim}}
                report: invented
                reason: {en: Changed.}
                as: {key: {{other}}, statement: {en: Other words {{other}}.}, said: 2026-11-20, chain: [office]}

            """;
        var circle = ClaimsFile.For(Text) + "changes:\n" + Restate("one", "two", "01") + Restate("two", "one", "02");
        Problem(circle).Message.ShouldContain("the claim “one” is recorded only later");
    }

    [Fact]
    public void Two_organisations_may_act_for_each_other_wherever_they_stand()
    {
        var both = """
            organisations:
              - {key: first, name: {en: First}, kind: ngo, acts-for: [{organisation: second, from: 2026-01-01}]}
              - {key: second, name: {en: Second}, kind: ngo, acts-for: [{organisation: first, from: 2026-01-01}]}

            sources:
            """;
        Read(ClaimsFile.For(Text, "sources:", both)).Steps.Count.ShouldBe(12);
    }

    [Fact]
    public void Only_the_source_itself_takes_a_claim_back()
    {
        var changes = "changes:\n  - {at: 2026-11-20T09:00:00Z, withdraw-claim: forty, by: other, reason: {en: No.}}\n";
        Problem(ClaimsFile.For(Text, "questions:\n", "  - {key: other, name: {en: Other}, kind: unnamed}\n\nquestions:\n") + changes).Message
            .ShouldContain("“office”, who made the claim, was expected; found “other”.");
    }

    [Fact]
    public void Two_reports_or_none_are_one_too_many_or_too_few()
    {
        Problem("format: truce-import/1\nat: 2026-11-20T08:00:00Z").Message.ShouldContain("exactly one report");
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_and_nothing_else_happens()
    {
        var good = Encoding.UTF8.GetBytes(ClaimsFile.For(Text));
        var changed = from at in Gen.Choose(0, good.Length - 1)
                      from to in Gen.Choose(0, 255)
                      from cut in Gen.Choose(0, 40)
                      select (byte[])[.. good[..at], (byte)to, .. good[Math.Min(good.Length, at + cut)..]];
        Property.Holds(
            changed,
            bytes =>
            {
                var errors = new ImportErrors();
                var file = ImportReader.Read("claims.yaml", bytes, errors);
                return errors.All.All(error => error.Place.Line >= 1 && error.Place.Column >= 1) && (file is not null || errors.Count > 0);
            },
            times: 2_000);
    }

    [Fact]
    public void Every_cut_of_a_file_is_read_or_refused()
    {
        var good = Encoding.UTF8.GetBytes(ClaimsFile.For(Text));
        for (var length = 0; length < good.Length; length += 3)
        {
            var errors = new ImportErrors();
            var file = ImportReader.Read("claims.yaml", good.AsSpan(0, length), errors);
            (file is not null || errors.Count > 0).ShouldBeTrue();
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private ArticleSet Read(string claims, string text = Text) => Read(Encoding.UTF8.GetBytes(claims), Encoding.UTF8.GetBytes(text));

    private ArticleSet Read(byte[] claims, byte[] text)
    {
        var (claimsFile, article) = (Path.Combine(folder, "claims.yaml"), Path.Combine(folder, "article.txt"));
        File.WriteAllBytes(claimsFile, claims);
        File.WriteAllBytes(article, text);
        return ArticleSet.Read(article, claimsFile);
    }

    private ImportException Problem(string claims, string text = Text) => Should.Throw<ImportException>(() => Read(claims, text));

    private ImportException Problem(byte[] claims, byte[] text) => Should.Throw<ImportException>(() => Read(claims, text));
}
