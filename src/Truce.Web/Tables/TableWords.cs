using System.Collections.Immutable;
using System.Globalization;
using Truce.Formats.Imports;
using Truce.Formats.Tables;
using Truce.Web.Figures;

namespace Truce.Web.Tables;

/// <summary>A table's parts in the reader's words. What was not stated says so.</summary>
public static class TableWords
{
    /// <summary>The stretch of time of a row, by its first day.</summary>
    public static string Stretch(this Words words, LocalDate day, TableEvery every) => every switch
    {
        TableEvery.Week => words["table.week-of", words.Day(day)],
        TableEvery.Month => words["table.month", words[$"month-short.{day.Month}"], day.Year.ToString(CultureInfo.InvariantCulture)],
        TableEvery.Year => day.Year.ToString(CultureInfo.InvariantCulture),
        _ => words.Day(day),
    };

    /// <summary>A row's label as one text; empty where the table has none.</summary>
    public static string Label(this Visit visit, ImmutableArray<string> label) =>
        string.Join(visit.Words["list.separator"], label.Select(SafeText.Line));

    /// <summary>A row's time and label as one text.</summary>
    public static string Key(this Visit visit, LocalDate day, ImmutableArray<string> label, TableEvery every) => label.IsEmpty
        ? visit.Words.Stretch(day, every)
        : visit.Words["and.comma", visit.Words.Stretch(day, every), visit.Label(label)];

    /// <summary>A number, or a dash where the source gives none.</summary>
    public static string Shown(this TableCell cell) => cell.Amount?.ToShown() ?? "–";

    /// <summary>What a series counts, with its unit where the words do not have it.</summary>
    public static string Unit(this Visit visit, FigureDefinition definition) => definition.Category is { } category
        ? visit.Words["and.comma", visit.Words.Unit(definition.Unit), visit.Words.Category(category)]
        : visit.Words.Unit(definition.Unit);

    /// <summary>A line of a drawing by its source and, where it has one, its label.</summary>
    public static string LineName(this Visit visit, SeriesLine line) => line.Label.IsEmpty
        ? visit.SourceName(line.Table.By)
        : visit.Words["and.comma", visit.SourceName(line.Table.By), visit.Label(line.Label)];

    /// <summary>A problem as a sentence in the reader's language.</summary>
    public static string Sentence(this Words words, TableProblem problem) => words[$"table-problem.{problem.Code.Code()}", [.. problem.Arguments.Select(SafeText.Line)]];

    /// <summary>What is wrong in a mapping, in the reader's language; in English where a build has no words for it.</summary>
    public static string Sentence(this Words words, ImportSentence sentence)
    {
        string[] arguments = [.. sentence.Arguments.Select(one => one switch
        {
            ImportSentence phrase => words.Sentence(phrase),
            Refusal refusal => Pages.Refusals.Sentence(words, refusal),
            _ => SafeText.Line($"{one}"),
        })];
        if (sentence.Template == "{0}") return arguments[0];
        return words.Has($"import.{sentence.Template}") ? words[$"import.{sentence.Template}", arguments] : SafeText.Line($"{sentence}");
    }

    /// <summary>Where a problem is: file, line, place in the line, column.</summary>
    public static string Where(this Words words, TableProblem problem)
    {
        var place = words["table-problem.place", SafeText.Line(problem.File), Number(problem.Line), Number(problem.Offset)];
        return problem.Column.Length == 0 ? place : words["and.comma", place, words["table-problem.column", SafeText.Line(problem.Column)]];
    }

    /// <summary>What a finding says.</summary>
    public static string Sentence(this Visit visit, DataTable table, TableFinding finding) => finding.Code switch
    {
        TableFindingCode.RunningTotal when finding.Made is null => visit.Words["table-finding.running-total-falls", finding.Stated.ToShown()],
        TableFindingCode.StatedTotal => visit.Words["table-finding.stated-total", finding.Stated.ToShown(), finding.Made!.Value.ToShown(), Number(finding.Missing)],
        _ => visit.Words[$"table-finding.{finding.Code.Code()}", finding.Stated.ToShown(), finding.Made!.Value.ToShown()],
    };

    /// <summary>Why there is no ratio, with what the two say.</summary>
    public static string Say(this Visit visit, RatioObstacle obstacle, Comparison comparison)
    {
        var (one, other) = (comparison.First, comparison.Second);
        var (first, second) = obstacle switch
        {
            RatioObstacle.Unit => (visit.Words.Unit(one.Definition.Unit), visit.Words.Unit(other.Definition.Unit)),
            RatioObstacle.WhatOneIs => (visit.Words[$"count-unit.{one.Definition.One.Code()}"], visit.Words[$"count-unit.{other.Definition.One.Code()}"]),
            RatioObstacle.Per => (visit.Words[$"figure-per.{one.Definition.Per.Code()}"], visit.Words[$"figure-per.{other.Definition.Per.Code()}"]),
            RatioObstacle.Category => (Category(visit, one), Category(visit, other)),
            RatioObstacle.Point => (visit.Point(one.Definition), visit.Point(other.Definition)),
            RatioObstacle.Scope => (Scope(visit, one.Definition), Scope(visit, other.Definition)),
            RatioObstacle.BaseDate => (Day(visit, one.Definition.BaseDate), Day(visit, other.Definition.BaseDate)),
            RatioObstacle.Zone => (one.Table.Terms.Zone, other.Table.Terms.Zone),
            RatioObstacle.Label => (visit.Label(one.Label), visit.Label(other.Label)),
            _ => ("", ""),
        };
        return visit.Words[$"obstacle.{obstacle.Code()}", first, second];
    }

    public static string Number(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Category(Visit visit, SeriesLine line) => line.Definition.Category is { } category ? visit.Words.Category(category) : visit.Words["figure.not-stated"];

    private static string Scope(Visit visit, FigureDefinition definition) => definition.LeavesOut is { } left
        ? visit.Words["and.comma", visit.Scope(definition), visit.Words["table.without", visit.Text(left).Text]]
        : visit.Scope(definition);

    private static string Day(Visit visit, LocalDate? day) => day is { } given ? visit.Words.Day(given) : visit.Words["figure.not-stated"];
}
