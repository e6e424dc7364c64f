using System.Text;
using Truce.Formats.Imports;

namespace Truce.Tests.Formats;

/// <summary>Incidents and crossings from files: what is wrong is said with file, line and column.</summary>
public class StatedImportTests
{
    private const string Head = "format: truce-import/1\nat: 2025-10-20T12:00:00Z\n";

    [Fact]
    public void A_date_without_a_zone_is_refused_where_it_stands()
    {
        Problems("incidents:\n  - key: a\n    occurred: {days: 2025-10-17}\n").ShouldContain(line => line.Contains("line 5, column 15", StringComparison.Ordinal) && line.Contains("“zone”", StringComparison.Ordinal));
        Problems("incidents:\n  - key: a\n    occurred: {days: 2025-10-17, zone: Gaza time}\n").ShouldContain(line => line.Contains("found “Gaza time”", StringComparison.Ordinal));
        Problems("incidents:\n  - key: a\n    reported: 2025-10-17T09:00\n").ShouldContain(line => line.Contains("a moment in UTC", StringComparison.Ordinal));
    }

    [Fact]
    public void A_state_observed_after_it_was_said_is_refused() =>
        Problems(
            "passages:\n  - {key: a, crossing: b, kind: goods, direction: in, state: open, footing: observed, by: c, stated: 2025-10-19T00:00:00Z,\n"
            + "     when: {from: 2025-10-19T10:00:00Z, until: 2025-10-19T11:00:00Z, zone: Asia/Gaza}}\n")
            .ShouldContain(line => line.Contains("a state from the future can only be announced", StringComparison.Ordinal));

    [Fact]
    public void A_judgement_that_answers_two_questions_or_an_unheard_of_type_is_refused()
    {
        Problems("judgements:\n  - {key: a, incident: b, happened: 3, who: {degree: contested}, basis: {en: Words}}\n").ShouldContain(line => line.Contains("found 2 of them", StringComparison.Ordinal));
        Problems("incidents:\n  - {key: a, type: fire/unheard-of}\n").ShouldContain(line => line.Contains("fire/small-arms", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Problems(string text)
    {
        var errors = new ImportErrors();
        ImportReader.Read("a.yaml", Encoding.UTF8.GetBytes(Head + text), errors);
        return [.. errors.All.Select(one => $"{one}")];
    }
}
