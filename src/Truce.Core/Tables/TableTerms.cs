using System.Collections.Immutable;

namespace Truce.Core.Tables;

/// <summary>What stretch of time one row of a table covers.</summary>
public enum TableEvery
{
    /// <summary>The table gives numbers of one moment or one stretch; all its rows have the same day.</summary>
    Once = 1,
    Day = 2,

    /// <summary>Seven days; the row's day is the first of them.</summary>
    Week = 3,
    Month = 4,
    Year = 5,
}

/// <summary>How the numbers of a series came out of what the source published.</summary>
public enum SeriesMade
{
    /// <summary>They stand in the source's own table.</summary>
    Published = 1,

    /// <summary>We counted the rows of the source's list.</summary>
    RowsCounted = 2,

    /// <summary>We added up a column of the source's list.</summary>
    ColumnSummed = 3,
}

/// <summary>By what else than time the rows are told apart: places, kinds of goods. Never by person.</summary>
/// <param name="Word">A lower-case word such as <c>place</c>.</param>
/// <param name="Name">As the source heads the column, or the centre calls it.</param>
public sealed record TableDimension(string Word, LocalText Name);

/// <summary>One series of a table: what one column counts, and the question that it helps to answer.</summary>
/// <param name="Column">The source's own name of the column; each at most once in a table.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Definition">What its numbers count.</param>
/// <param name="Made">Whether the numbers are the source's, or our counts of its list.</param>
/// <param name="Rule">Which rows were counted or added, printed beside the numbers; needed where they are ours.</param>
/// <param name="RunningTotalOf">The column whose numbers the source adds up in this one; null where it does not say so.</param>
/// <param name="SumOf">The columns that the source adds up in this one.</param>
public sealed record TableSeries(
    string Column, Id<Question> Question, FigureDefinition Definition, SeriesMade Made = SeriesMade.Published, LocalText? Rule = null,
    string? RunningTotalOf = null, ImmutableArray<string>? SumOf = null);

/// <summary>What a table is: its title, how its rows are told apart, and what each of its columns counts.</summary>
/// <param name="Every">What stretch of time a row covers.</param>
/// <param name="Zone">In which its days are days, as the time zone database names it.</param>
/// <param name="Series">In the order of the columns; at least one.</param>
/// <param name="Dimensions">By what else rows are told apart.</param>
/// <param name="Note">Licence, origin of the copy, what a reader must know.</param>
public sealed record TableTerms(
    LocalText Title, TableEvery Every, string Zone, ImmutableArray<TableSeries> Series, ImmutableArray<TableDimension>? Dimensions = null, LocalText? Note = null)
{
    /// <summary>Characters at most of a label, such as a place.</summary>
    public const int MostLabel = 200;

    private const int MostSeries = 60, MostDimensions = 3, MostColumn = 200;

    /// <summary>How many texts each label has.</summary>
    public int Depth => Dimensions?.Length ?? 0;

    /// <summary>Every text in the centre's own words, each with the name of its field in a mapping.</summary>
    public IEnumerable<(string Field, LocalText Text)> Texts
    {
        get
        {
            yield return ("title", Title);
            if (Note is { } note) yield return ("note", note);
            foreach (var dimension in Dimensions ?? []) yield return ("name", dimension.Name);
            foreach (var one in Series)
            {
                yield return ("counts", one.Definition.Counts);
                if (one.Definition.PointWords is { } point) yield return ("point-words", point);
                if (one.Definition.ScopeWords is { } scope) yield return ("scope-words", scope);
                if (one.Definition.LeavesOut is { } out_) yield return ("leaves-out", out_);
                if (one.Rule is { } rule) yield return ("rule", rule);
            }
        }
    }

    /// <summary>The questions that it helps to answer, each once.</summary>
    public IEnumerable<Id<Question>> Questions => Series.Select(one => one.Question).Distinct();

    /// <summary>Where a column stands; -1 where it is none of the table's.</summary>
    public int IndexOf(string column)
    {
        for (var at = 0; at < Series.Length; at++)
            if (Series[at].Column == column) return at;
        return -1;
    }

    /// <summary>Null where it can stand; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (!Enum.IsDefined(Every)) return FigureRefusals.CodeUnknown();
        if (Series.IsDefaultOrEmpty || Series.Length > MostSeries || Depth > MostDimensions) return TableRefusals.SeriesMissing();
        if (Zone.Length is 0 or > 60 || DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null) return TimeRefusals.ZoneUnknown(Zone.Length <= 60 ? Zone : Zone[..60]);
        foreach (var dimension in Dimensions ?? [])
        {
            if (!FigureDefinition.IsWord(dimension.Word)) return FigureRefusals.NotAWord(dimension.Word[..Math.Min(60, dimension.Word.Length)]);
            if (TextCheck.Of(dimension.Name, "dimension", TextCheck.Name) is { } no) return no;
        }

        foreach (var one in Series)
            if (Unfit(one) is { } unfit) return unfit;
        return TextCheck.First(TextCheck.Of(Title, "title", TextCheck.Name), TextCheck.Optional(Note, "note", TextCheck.Statement));
    }

    /// <summary>Whether rows recorded under these terms keep their meaning under others: the same series in the same places, perhaps more behind them.</summary>
    public bool IsKeptBy(TableTerms other) =>
        Every == other.Every && Zone == other.Zone && CanonicalValues.Same(Dimensions ?? [], other.Dimensions ?? []) && Series.Length <= other.Series.Length
        && Series.Zip(other.Series).All(pair => CanonicalValues.Same(pair.First, pair.Second));

    private Refusal? Unfit(TableSeries one)
    {
        if (TextCheck.Of(one.Column, "column", MostColumn) is { } unfit) return unfit;
        if (Series.Count(other => other.Column == one.Column) > 1) return TableRefusals.ColumnTwice(one.Column);
        if (!Enum.IsDefined(one.Made)) return FigureRefusals.CodeUnknown();
        if (one.Made != SeriesMade.Published && one.Rule is null) return TableRefusals.RuleMissing(one.Column);
        foreach (var named in (one.SumOf ?? []).Concat(one.RunningTotalOf is { } daily ? [daily] : []))
            if (IndexOf(named) < 0 || named == one.Column) return TableRefusals.ColumnUnknown(named[..Math.Min(60, named.Length)]);
        return one.Definition.Unfit() ?? TextCheck.Optional(one.Rule, "rule", TextCheck.Statement);
    }
}
