using NodaTime;
using NodaTime.Text;
using Truce.Core.Journal;

namespace Truce.Tests.Journal;

/// <summary>What is read by hand is read as NodaTime's patterns read it, which are the definition.</summary>
public class CanonicalTimesTests
{
    private static readonly string[] Dates =
    [
        "2025-10-17", "2024-02-29", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-01", "2025-04-31", "2025-04-00", "0001-01-01",
        "0000-01-01", "9999-12-31", "-0044-03-15", "2025-1-1", " 2025-10-17", "2025-10-17 ", "2025/10/17", "+025-10-17", "٢٠٢٥-10-17", "",
    ];

    private static readonly string[] Instants =
    [
        "2025-10-17T09:00:00Z", "2025-10-17T09:00:00.5Z", "2025-10-17T09:00:00.123456789Z", "2025-10-17T09:00:00.000000001Z",
        "2025-10-17T09:00:00.50Z", "2025-10-17T09:00:00.Z", "2025-10-17T09:00:00.1234567891Z", "2025-10-17T09:00:00,5Z",
        "2025-10-17T24:00:00Z", "2025-10-17T24:00:01Z", "2025-10-17T23:60:00Z", "2025-10-17T23:59:60Z", "2025-10-17T23:59:59.999999999Z",
        "2025-02-29T00:00:00Z", "0001-01-01T00:00:00Z", "-0044-03-15T00:00:00Z", "2025-10-17t09:00:00Z", "2025-10-17T09:00:00z",
        "2025-10-17T09:00:00", "2025-10-17T09:00Z", "2025-10-17T09:00:00+00:00", "",
    ];

    [Fact]
    public void A_day_is_read_as_the_pattern_reads_it()
    {
        foreach (var text in Dates.SelectMany(Altered))
        {
            CanonicalTimes.TryDate(text, out var read).ShouldBe(LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var expected), text);
            read.ShouldBe(expected, text);
        }
    }

    [Fact]
    public void An_instant_is_read_as_the_pattern_reads_it()
    {
        foreach (var text in Instants.SelectMany(Altered))
        {
            CanonicalTimes.TryInstant(text, out var read).ShouldBe(InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var expected), text);
            read.ShouldBe(expected, text);
        }
    }

    [Fact]
    public void Whatever_is_written_is_read()
    {
        var random = new Random(1);
        for (var at = 0; at < 2_000; at++)
        {
            var instant = Instant.FromUnixTimeSeconds(random.NextInt64(-62_135_596_800, 253_402_300_799)).PlusNanoseconds(random.Next(1_000_000_000) / (int)Math.Pow(10, at % 10));
            CanonicalTimes.TryInstant(InstantPattern.ExtendedIso.Format(instant), out var read).ShouldBeTrue();
            read.ShouldBe(instant);
            var date = instant.InUtc().Date;
            CanonicalTimes.TryDate(LocalDatePattern.Iso.Format(date), out var day).ShouldBeTrue();
            day.ShouldBe(date);
        }
    }

    // The text itself, and with each of its characters replaced, left out, or doubled.
    private static IEnumerable<string> Altered(string text) =>
        Enumerable.Range(0, text.Length)
            .SelectMany(at => "09:-TZ. ".Select(with => text[..at] + with + text[(at + 1)..]).Append(text.Remove(at, 1)).Append(text.Insert(at, text[at..(at + 1)])))
            .Prepend(text);
}
