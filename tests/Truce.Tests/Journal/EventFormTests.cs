using System.Text;
using System.Text.Json;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Ledger;

namespace Truce.Tests.Journal;

public class EventFormTests
{
    private static readonly string Folder = Repository.File("tests", "Truce.Tests", "vectors", "events");

    [Fact]
    public void Every_event_has_a_sample_here() =>
        SampleEvents.All.Select(one => one.GetType().Name).Order().ShouldBe(EventCatalogue.All.Select(entry => entry.Type.Name).Order());

    [Fact]
    public void Every_event_is_written_as_its_golden_file_says_and_read_back_the_same()
    {
        foreach (var sample in SampleEvents.All)
        {
            var name = EventCatalogue.NameOf(sample);
            var written = CanonicalValues.Write<object>(sample);
            var file = Path.Combine(Folder, name.Replace('/', '-') + ".json");

            // A new event brings its golden file with its first run. One that stands is never written again.
            if (!File.Exists(file) && Environment.GetEnvironmentVariable("TRUCE_NEW_GOLDEN_FILES") == "1") File.WriteAllBytes(file, [.. written, (byte)'\n']);
            Encoding.UTF8.GetString(written).ShouldBe(File.ReadAllText(file).TrimEnd('\n'), name);
            var read = CanonicalValues.Read(sample.GetType(), written);
            CanonicalValues.Write(read).ShouldBe(written, name);
        }
    }

    [Fact]
    public void Every_golden_file_belongs_to_an_event_that_is_still_known()
    {
        foreach (var file in Directory.GetFiles(Folder))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            EventCatalogue.TypeOf(string.Concat(name.AsSpan(0, name.LastIndexOf('-')), "/", name.AsSpan(name.LastIndexOf('-') + 1))).ShouldNotBeNull(name);
        }
    }

    [Fact]
    public void What_is_written_is_canonical_and_what_the_ledger_would_write()
    {
        foreach (var sample in SampleEvents.All)
        {
            var written = CanonicalValues.Write<object>(sample);
            CanonicalJson.IsCanonical(written, out _, out var problem).ShouldBeTrue(problem);
            CanonicalJson.Write(JsonDocument.Parse(written).RootElement).ShouldBe(written);
        }
    }

    [Fact]
    public void Any_character_is_escaped_just_as_RFC_8785_says()
    {
        for (var scalar = 1; scalar < 0x11000; scalar += scalar < 0x300 ? 1 : 37)
        {
            if (scalar is >= 0xD800 and < 0xE000) continue;
            var written = CanonicalValues.Write(new Verbatim_("a" + char.ConvertFromUtf32(scalar) + "z"));
            CanonicalJson.IsCanonical(written, out _, out var problem).ShouldBeTrue($"U+{scalar:X4} {problem}");
        }
    }

    [Fact]
    public void Names_are_lower_case_with_a_version_and_none_is_given_twice()
    {
        EventCatalogue.All.Select(entry => entry.Name).ShouldBeUnique();
        EventCatalogue.All.ShouldAllBe(entry => System.Text.RegularExpressions.Regex.IsMatch(entry.Name, "^[a-z-]+\\.[a-z-]+/[1-9][0-9]*$"));
        EventCatalogue.All.Select(entry => entry.Name).ShouldBe(EventCatalogue.All.Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_body_that_lacks_what_it_must_have_is_an_error()
    {
        foreach (var (_, type) in EventCatalogue.All) Should.Throw<JsonException>(() => CanonicalValues.Read(type, "{}"u8), type.Name);
        Should.Throw<JsonException>(() => CanonicalValues.Read<MemberAdmitted>("{\"duties\":[],\"function\":{\"en\":\"x\"}}"u8));
    }

    [Fact]
    public void An_unknown_member_is_an_error_and_no_number_is_floating()
    {
        Should.Throw<JsonException>(() => CanonicalValues.Read<MarkingChanged>("{\"reason\":{\"en\":\"x\"},\"surprise\":1}"u8));
        var floating = from entry in EventCatalogue.All
                       from property in entry.Type.GetProperties()
                       where property.PropertyType == typeof(double) || property.PropertyType == typeof(float) || property.PropertyType == typeof(decimal)
                       select $"{entry.Name} {property.Name}";
        floating.ShouldBeEmpty();
    }

    private sealed record Verbatim_(string Text);
}
