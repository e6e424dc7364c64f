using System.Text;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Truce.Core.FieldForms;
using Truce.Core.Geography;
using Truce.Core.Submissions;
using Truce.Formats.XForms;
using Truce.Web.OpenRosa;

namespace Truce.Tests.OpenRosa;

/// <summary>Forms and what was filled in, as they are read.</summary>
public sealed class XFormTests
{
    private const string Filled =
        "<?xml version=\"1.0\"?><data id=\"truce-incident\" version=\"2026112001\"><type>fire/artillery</type><when>2025-10-16T10:00:00.000+03:00</when><position>31.5 34.4 0 5</position><note>Two bangs</note><meta><instanceID>uuid:1</instanceID></meta></data>";

    [Fact]
    public void The_products_own_forms_ask_in_three_languages_and_fit_their_mappings()
    {
        foreach (var form in FormDescription.BuiltIn)
        {
            var text = XFormWriter.Write(form, CodeLists.Of);
            var read = XFormReader.Read(text, out _).ShouldNotBeNull();
            FormCheck.Of(read, form.Mapping, PhoneLists.Files).ShouldBeEmpty(form.Code);
            (read.Code, read.Version, read.Title).ShouldBe((form.Code, form.Version, form.Title));
            foreach (var question in form.Questions)
                read.Fields[$"/data/{question.Name}"].Label.ShouldBe(question.Label, $"{form.Code} {question.Name}");
            read.Fields.Values.SelectMany(field => field.Choices?.Values ?? []).ShouldAllBe(label => label.En != null && label.Ar != null && label.He != null);
            read.FinishedPath.ShouldBe("/data/end");
        }
    }

    [Fact]
    public void Everything_that_does_not_fit_is_named_at_once()
    {
        var form = XFormReader.Read(XFormWriter.Write(FormDescription.BuiltIn[0], CodeLists.Of), out _)!;
        var mapping = MappingFile.Read("means: incident\nfields:\n  /data/none: title\n  /data/note: position\n  /data/type: { to: means, codes: { fire: nonsense } }\n", out _)!;
        var codes = FormCheck.Of(form, mapping, []).Select(one => one.Code).Distinct().ToList();
        codes.ShouldContain("form/file-unknown");
        codes.ShouldContain("form/no-such-question");
        codes.ShouldContain("form/type-unfit");
        codes.ShouldContain("form/code-unknown");
        codes.ShouldContain("form/meaning-missing");
        MappingFile.Read("means: nothing", out var unreadable).ShouldBeNull();
        unreadable!.Code.ShouldBe("form/mapping-unreadable");
    }

    [Theory]
    [InlineData("<a/>", "form/not-a-form")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "form/not-a-form")]
    [InlineData("<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'><h:head><model><instance><data id='x'/></instance><submission base64RsaPublicKey='k'/></model></h:head><h:body/></h:html>", "form/encrypted")]
    public void What_is_no_form_for_phones_is_refused_with_why(string xml, string code)
    {
        XFormReader.Read(xml, out var refusal).ShouldBeNull();
        refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public void However_a_submission_is_mangled_it_is_read_or_refused_and_nothing_else_happens()
    {
        var whole = Encoding.UTF8.GetBytes(Filled);
        var form = XFormReader.Read(XFormWriter.Write(FormDescription.BuiltIn[0], CodeLists.Of), out _)!;
        var ground = new AnswerGround(DateTimeZone.Utc, _ => null, _ => true);
        var mangled = from cuts in Gen.Choose(0, 4)
                      from places in Gen.ArrayOf(Gen.Zip(Gen.Choose(0, whole.Length - 1), Gen.Choose(0, 255)), cuts)
                      from length in Gen.Choose(1, whole.Length)
                      select Mangle(whole, places, length);
        Prop.ForAll(mangled.ToArbitrary(), bytes =>
        {
            if (FilledForm.Read(bytes, out var refusal) is not { } filled) return refusal!.Code.StartsWith("submission/", StringComparison.Ordinal);
            var (findings, _) = FindingsReader.Read(filled, form, FormDescription.BuiltIn[0].Mapping, ground, new LocalDate(2025, 10, 17));
            return findings.Incident is not null || findings.Lacking is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Any_answers_that_xml_can_hold_come_back_as_they_were()
    {
        Prop.ForAll(Gen.Elements(Enumerable.Range(0x20, 0x600).Select(code => (char)code).Where(XmlConvert.IsXmlChar).ToArray()).NonEmptyListOf().Select(letters => string.Concat(letters).Trim()).ToArbitrary(), text =>
        {
            var xml = new XmlDocument();
            xml.LoadXml("<data id=\"x\"><said/></data>");
            xml.DocumentElement!.FirstChild!.InnerText = text;
            var filled = FilledForm.Read(Encoding.UTF8.GetBytes(xml.OuterXml), out _)!;
            return text.Length == 0 ? filled.Answers.Count == 0 : filled.At("/data/said") == text;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Deep_nesting_and_entities_are_refused_at_once()
    {
        FilledForm.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000))), out var deep).ShouldBeNull();
        deep!.Code.ShouldBe("submission/not-xml");
        FilledForm.Read(Encoding.UTF8.GetBytes("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x\"><x/>"), out var fetched).ShouldBeNull();
        fetched!.Code.ShouldBe("submission/entities-forbidden");
    }

    [Fact]
    public void A_position_is_coarse_outside_and_exact_within()
    {
        var form = XFormReader.Read(XFormWriter.Write(FormDescription.BuiltIn[0], CodeLists.Of), out _)!;
        var filled = FilledForm.Read(Encoding.UTF8.GetBytes(Filled.Replace("31.5 34.4 0 5", "31.52171 34.44493 0 5", StringComparison.Ordinal)), out _)!;
        var (findings, marks) = FindingsReader.Read(filled, form, FormDescription.BuiltIn[0].Mapping, new AnswerGround(DateTimeZone.Utc, _ => null, null), new LocalDate(2025, 10, 17));
        findings.Incident!.Where.Centre.ShouldBe(Position.OfDegrees(31.52, 34.44));
        findings.Incident.Where.RadiusMetres.ShouldBe(1_000);
        findings.Exact!.Centre.ShouldBe(Position.OfDegrees(31.52171, 34.44493));
        findings.Exact.RadiusMetres.ShouldBe(5);
        marks.ShouldBeEmpty();
    }

    private static byte[] Mangle(byte[] whole, (int At, int To)[] places, int length)
    {
        var copy = whole[..];
        foreach (var (at, to) in places) copy[at] = (byte)to;
        return copy[..(places.Length % 2 == 0 ? copy.Length : length)];
    }
}
