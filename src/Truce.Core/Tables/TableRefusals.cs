namespace Truce.Core.Tables;

/// <summary>Every "no" about tables.</summary>
public static class TableRefusals
{
    public static Refusal SeriesMissing() =>
        new("table/series-missing", RefusalKind.Refused, "A table has one to 60 columns of numbers, and up to three others that tell its rows apart.");

    public static Refusal ColumnTwice(string column) =>
        new("table/column-twice", RefusalKind.Refused, "The column “{0}” is named twice. Each column is one series.", column);

    public static Refusal ColumnUnknown(string column) =>
        new("table/column-unknown", RefusalKind.Refused, "“{0}” is named as part of a sum, and is no other column of this table.", column);

    public static Refusal RuleMissing(string column) =>
        new("table/rule-missing", RefusalKind.Refused, "The numbers of “{0}” are our count of a list: say which rows are counted.", column);

    public static Refusal CarrierUnfit() =>
        new("table/carrier-unfit", RefusalKind.Refused, "A table is carried by a report or a claim.");

    public static Refusal OtherSeries(string table) =>
        new("table/other-series", RefusalKind.Refused, "The columns of {0} count something else. Columns can be added behind those that stand; what counts otherwise is a table of its own, under another title.", table);

    public static Refusal NothingChanged() =>
        new("table/nothing-changed", RefusalKind.Refused, "This is what stands already.");

    public static Refusal EditionUnfit() =>
        new("table/edition-unfit", RefusalKind.Refused, "An edition names its file and mapping by their SHA-256, and how many rows were read and how many could not be.");

    public static Refusal PublishedInTheFuture(string day) =>
        new("table/published-in-the-future", RefusalKind.Refused, "It cannot have been published on {0}, which is still to come.", day);

    public static Refusal EditionStands() =>
        new("table/edition-stands", RefusalKind.Refused, "This edition stands already: the same file, read the same way.");

    public static Refusal OtherEdition(string edition) =>
        new("table/other-edition", RefusalKind.Conflict, "Edition {0} is the last one that stands; somebody else took another in meanwhile. Compare anew.", edition);

    public static Refusal OpenedMeanwhile(string table) =>
        new("table/opened-meanwhile", RefusalKind.Conflict, "Somebody else took in a table of this source with this title meanwhile: {0}. Compare with it, or give yours another title.", table);

    public static Refusal NotUnderWay(string edition) =>
        new("table/not-under-way", RefusalKind.Conflict, "Edition {0} is not under way at this place; somebody else began another. Take it in anew.", edition);

    public static Refusal RowsUnfit() =>
        new("table/rows-unfit", RefusalKind.Refused, "Rows of a table have a number or none for each of its columns, and a label for each of its dimensions; at most 8192 come at once.");

    public static Refusal RowsUnordered(string day) =>
        new("table/rows-unordered", RefusalKind.Refused, "A row of {0} stands twice, or before an earlier one. Rows come in the order of their days and labels.", day);

    public static Refusal Withdrawn(string table) =>
        new("table/withdrawn", RefusalKind.Refused, "The table {0} was taken back; it stays as it was.", table);
}
