using Truce.Formats.Tables;

namespace Truce.Formats.Imports;

/// <summary>
/// An entry of <c>tables:</c>: a table beside the file, read through a mapping beside it, as the edition of one day. Its rows must all be good:
/// a file of an example is mended, not reported on.
/// </summary>
/// <param name="Through">The claim that carries it; null where it came from its source itself.</param>
/// <param name="Draft">Null where something is wrong.</param>
internal sealed record TableEntry(Place Place, Instant? At, Keyed Key, Keyed? Through, LocalDate? Published, TableDraft? Draft, bool Example) : ImportEntry(Place, At)
{
    public static TableEntry Read(Fields fields)
    {
        var (mapping, table) = (fields.Attached("mapping"), fields.Attached("table"));
        foreach (var name in (string[])["mapping", "table"])
            if (!fields.Has(name)) fields.Errors.Add(fields.Place, $"the field “{name}” was expected in this entry; it is missing.");
        var before = fields.Errors.Count;
        var read = mapping is { } written ? TableMappingReader.Read(written.Name, written.Bytes, fields.Errors) : null;
        var draft = read is not null && fields.Errors.Count == before && table is { } file ? Drafted(read, file, fields) : null;
        var entry = new TableEntry(fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.Key("through"), fields.Date("published"), draft, fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        if (Draft is not { Mapping: var mapping } draft) return;
        List<(StreamKind, Keyed)> needs =
        [
            (StreamKind.Source, mapping.Source), .. mapping.Columns.Select(one => one.Question).DistinctBy(one => one.Key).Select(one => (StreamKind.Question, one)),
            .. Through is { } carrier ? [(StreamKind.Claim, carrier)] : Array.Empty<(StreamKind, Keyed)>(), .. ImportPlan.Released(mapping.Marking),
        ];
        plan.Begin(at, StreamKind.DataTable, Key, "open", ImportWork.Watch, needs, known => new OpenTable(
            known.Of<Source>(mapping.Source), mapping.Terms(known.Of<Question>), Through is { } claim ? known.Of<Claim>(claim) : null, ImportPlan.Marking(mapping.Marking, known), Example));
        Step("begin", known => new BeginEdition(known.Of<DataTable>(Key), 1, draft.Edition(Published)));
        var sets = (draft.Rows.Count + RowSet.MostRows - 1) / RowSet.MostRows;
        for (var set = 0; set < sets; set++)
        {
            var (batch, from) = (set, set * RowSet.MostRows);
            Step($"rows/{batch}", known => new LandRows(known.Of<DataTable>(Key), 1, batch, draft.Rows.Slice(from, Math.Min(RowSet.MostRows, draft.Rows.Count - from))));
        }

        Step("complete", known => new CompleteEdition(known.Of<DataTable>(Key), 1, sets));

        void Step(string verb, Func<References, ICommand> command) => plan.Change(at, StreamKind.DataTable, Key, verb, Place, ImportWork.Watch, [], command);
    }

    private static TableDraft? Drafted(TableMapping mapping, (string Name, byte[] Bytes) file, Fields fields)
    {
        var draft = TableDraftReader.Read(file.Name, () => new MemoryStream(file.Bytes, writable: false), mapping, TableLimits.Local);
        foreach (var problem in draft.Problems)
            fields.Errors.Add(new Place(problem.File, problem.Line, problem.Offset), $"{problem.Code} {problem.Column} {string.Join(", ", problem.Arguments)}".TrimEnd());
        return draft.IsReadable ? draft : null;
    }
}
