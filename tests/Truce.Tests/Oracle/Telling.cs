namespace Truce.Tests.Oracle;

/// <summary>
/// What things were at an index, told from the log in one line each, so that a difference can be read. Null is what does not exist,
/// has not begun, may not be seen, or lost its beginning to an erasure.
/// </summary>
internal sealed class Telling(Oracle oracle)
{
    private readonly Log log = oracle.Log;

    public Oracle Oracle => oracle;

    /// <summary>A thing as the viewer sees it.</summary>
    public string? Of(Who who, string stream, long index) =>
        Stands(who, stream, index) ? Contents.Of(stream).Tell(this, who, [.. Life(stream, index)], index) : null;

    /// <summary>Everything of a kind that the viewer sees, in the order of the record.</summary>
    public IEnumerable<string> All(Who who, string prefix, long index) => log.OfKind(prefix).Where(stream => Stands(who, stream, index));

    /// <summary>Whether the viewer finds a thing: its act of beginning was not erased.</summary>
    public bool Stands(Who who, string stream, long index) =>
        oracle.Sees(who, stream, index) && (log.Of(stream)[0].HasBody || Contents.Of(stream).StandsWithoutBeginning);

    /// <summary>The text that names a thing at an index: name, title, statement, question.</summary>
    public string Title(string stream, long index) => Last(stream, index, Contents.Of(stream).TitleField);

    /// <summary>The last value of a field of the body up to an index.</summary>
    public string Last(string stream, long index, string field) => Life(stream, index).LastOrDefault(deed => deed.Fields.ContainsKey(field))?[field] ?? "";

    /// <summary>Claims that answer a question, in the order in which they came to.</summary>
    public IEnumerable<string> ClaimsOn(Who who, string question, long index) => !Stands(who, question, index) ? [] :
        from claim in All(who, "CLM", index)
        let link = Links(claim, index).FirstOrDefault(link => link.Question == question)
        where link.Question is not null
        orderby link.Since
        select claim;

    public IEnumerable<string> ClaimsOf(Who who, string report, long index) => !Stands(who, report, index) ? [] :
        All(who, "CLM", index).Where(claim => log.Of(claim)[0]["report"] == report);

    public IEnumerable<string> ClaimsThrough(Who who, string source, long index) => !Stands(who, source, index) ? [] :
        All(who, "CLM", index).Where(claim => log.Of(claim)[0]["chain"].Split('>').Contains(source));

    public IEnumerable<string> ReportsFrom(Who who, string source, long index) => !Stands(who, source, index) ? [] :
        All(who, "RPT", index).Where(report => log.Of(report)[0]["source"] == source);

    public IEnumerable<string> SourcesOf(Who who, string organisation, long index) => !Stands(who, organisation, index) ? [] :
        All(who, "SRC", index).Where(source => log.Of(source)[0]["organisation"] == organisation);

    /// <summary>The questions that a claim is linked to at an index, those that the viewer may not see among them.</summary>
    public List<(string Question, string Stance, long Since)> Links(string claim, long index)
    {
        List<(string Question, string Stance, long Since)> links = [];
        foreach (var deed in Life(claim, index))
        {
            if (deed.Name is not ("claim.linked/1" or "claim.unlinked/1")) continue;
            var before = links.FirstOrDefault(link => link.Question == deed["question"]);
            links.RemoveAll(link => link.Question == deed["question"]);
            if (deed.Name == "claim.linked/1") links.Add((deed["question"], deed["stance"], before.Question is null ? deed.Index : before.Since));
        }

        return links;
    }

    public static string Event(Deed deed) =>
        $"{deed.Index} {deed.Stream} {deed.Name} by {deed.Member} of {deed.Organisation} for {deed.For ?? "itself"}: {(deed.HasBody ? string.Join(' ', deed.Tokens) : "erased")}";

    private IEnumerable<Deed> Life(string stream, long index) => log.Of(stream).Where(deed => deed.Index <= index && deed.HasBody);
}
