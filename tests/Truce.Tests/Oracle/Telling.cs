namespace Truce.Tests.Oracle;

/// <summary>
/// What things were at an index, told from the log in one line each, so that a difference can be read. Null is what does not exist,
/// has not begun, may not be seen, or lost its beginning to an erasure.
/// </summary>
internal sealed class Telling(Oracle oracle)
{
    private readonly Log log = oracle.Log;

    /// <summary>A thing as the viewer sees it.</summary>
    public string? Of(Who who, string stream, long index)
    {
        if (!Stands(who, stream, index)) return null;
        var life = Life(stream, index);
        return stream[..3] switch
        {
            "ORG" => Organisation(life),
            "MEM" => Member(life),
            "SRC" => Source(life),
            "RPT" => Report(life),
            "CLM" => Claim(who, life, index),
            "QST" => Question(life),
            _ => Record(life),
        };
    }

    /// <summary>Everything of a kind that the viewer sees, in the order of the record.</summary>
    public IEnumerable<string> All(Who who, string prefix, long index) => log.OfKind(prefix).Where(stream => Stands(who, stream, index));

    /// <summary>Whether the viewer finds a thing: its act of beginning was not erased.</summary>
    public bool Stands(Who who, string stream, long index) => oracle.Sees(who, stream, index) && (log.Of(stream)[0].HasBody || stream.StartsWith("REC", StringComparison.Ordinal));

    /// <summary>The text that names a thing at an index: name, title, statement, question.</summary>
    public string Title(string stream, long index) => stream[..3] switch
    {
        "CLM" => Last(stream, index, "statement"),
        "RPT" => Last(stream, index, "title"),
        "QST" => Last(stream, index, "text"),
        "MEM" => Last(stream, index, "function"),
        _ => Last(stream, index, "name"),
    };

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
        $"{deed.Index} {deed.Stream} {deed.Name} by {deed.Member} of {deed.Organisation}: {(deed.HasBody ? string.Join(' ', deed.Tokens) : "erased")}";

    private IEnumerable<Deed> Life(string stream, long index) => log.Of(stream).Where(deed => deed.Index <= index && deed.HasBody);

    private static string Organisation(IEnumerable<Deed> life)
    {
        var (name, kind) = ("", "");
        List<(string Name, string From, string Until)> roles = [], acts = [];
        foreach (var deed in life)
        {
            if (deed.Fields.ContainsKey("name")) name = deed["name"];
            if (deed.Fields.ContainsKey("kind")) kind = deed["kind"];
            switch (deed.Name)
            {
                case "organisation.role-assumed/1": roles.Add((deed["role"], deed["from"], deed["until"])); break;
                case "organisation.role-ended/1":
                    var role = int.Parse(deed["at"]);
                    roles[role] = roles[role] with { Until = deed["until"] };
                    break;
                case "organisation.representation-declared/1": acts.Add((deed["principal"], deed["from"], deed["until"])); break;
                case "organisation.representation-ended/1":
                    for (var at = 0; at < acts.Count; at++)
                        if (acts[at].Name == deed["principal"] && Oracle.Day(acts[at].Until) > Oracle.Day(deed["until"])) acts[at] = acts[at] with { Until = deed["until"] };
                    break;
            }
        }

        return $"{name} {kind} roles {string.Join(' ', roles)} for {string.Join(' ', acts)}";
    }

    private static string Member(IEnumerable<Deed> life)
    {
        var first = life.First();
        var standing = life.Aggregate("Active", (now, deed) => deed.Name switch
        {
            "member.suspended/1" => "Suspended",
            "member.revoked/1" => "Revoked",
            "member.reinstated/1" => "Active",
            _ => now,
        });
        return $"{first["function"]} of {first["organisation"]} {first["duties"]} {standing}";
    }

    private static string Source(IEnumerable<Deed> life)
    {
        var first = life.First();
        List<(string Subject, string Grade, string Basis)> grades = [];
        var name = "";
        foreach (var deed in life)
        {
            if (deed.Fields.ContainsKey("name")) name = deed["name"];
            if (deed.Name != "source.graded/1") continue;
            grades.RemoveAll(grade => grade.Subject == deed["subject"]);
            grades.Add((deed["subject"], deed["grade"], deed["basis"]));
        }

        return $"{name} of {first["organisation"]} grades {string.Join(' ', grades)}";
    }

    private static string Report(IEnumerable<Deed> life)
    {
        var title = life.Last(deed => deed.Fields.ContainsKey("title"))["title"];
        var withdrawn = life.FirstOrDefault(deed => deed.Name == "report.withdrawn/1")?["reason"] ?? "";
        return $"{title} from {life.First()["source"]} withdrawn {withdrawn}";
    }

    private string Claim(Who who, IEnumerable<Deed> life, long index)
    {
        var first = life.First();
        string statement = "", grade = "", remark = "", end = "";
        var corrections = 0;
        foreach (var deed in life)
        {
            if (deed.Fields.ContainsKey("statement")) statement = deed["statement"];
            switch (deed.Name)
            {
                case "claim.corrected/1": corrections++; break;
                case "claim.graded/1": grade = $"{deed["degree"]} {deed["basis"]}"; break;
                case "claim.remarked-on/1": remark = deed["remark"]; break;
                case "claim.withdrawn/1": end = $"Withdrawn {deed["reason"]}"; break;
                case "claim.restated/1": end = $"Restated {deed["reason"]} {deed["as"]}"; break;
            }
        }

        // A link to what cannot be seen is neither shown nor counted.
        var links = Links(first.Stream, index).Where(link => oracle.Sees(who, link.Question, index)).Select(link => $"{link.Question} {link.Stance}");
        return $"{statement} in {first["report"]} chain {first["chain"]} links {string.Join(' ', links)} grade {grade} remark {remark} end {end} restates {first["restates"]} corrections {corrections}";
    }

    private static string Question(IEnumerable<Deed> life)
    {
        var (text, scope) = ("", "");
        List<(string, string, string)> apart = [];
        foreach (var deed in life)
        {
            if (deed.Fields.ContainsKey("text")) (text, scope) = (deed["text"], deed["scope"]);
            if (deed.Name == "question.terms-distinguished/1") apart.Add((deed["first"], deed["second"], deed["note"]));
        }

        return $"{text} scope {scope} apart {string.Join(' ', apart)}";
    }

    private static string Record(IEnumerable<Deed> life) => $"erased {string.Join(' ', life.Select(deed => deed["erased"]))}";
}
