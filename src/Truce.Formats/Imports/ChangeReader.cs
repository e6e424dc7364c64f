namespace Truce.Formats.Imports;

/// <summary>Reads an entry of <c>changes:</c>. Which one it is, is said by the field that names what changes.</summary>
internal static class ChangeReader
{
    private static readonly (string Verb, Func<Fields, Instant, Keyed, ImportChange> Read)[] Verbs =
    [
        ("grade-source", (fields, at, key) => new GradeSourceChange(
            fields.Place, at, key, fields.NeedCode<Subject>("subject"), fields.NeedCode<Reliability>("reliability"), Statement(fields, "basis"))),
        ("grade-claim", (fields, at, key) => new GradeClaimChange(fields.Place, at, key, fields.NeedNumber("credibility", 1, 6), Statement(fields, "basis"))),
        ("correct-claim", (fields, at, key) => new CorrectClaimChange(fields.Place, at, key, Statement(fields, "statement"), Statement(fields, "reason"))),
        ("remark-on-claim", (fields, at, key) => new RemarkOnClaimChange(fields.Place, at, key, Statement(fields, "remark"))),
        ("link-claim", (fields, at, key) => new LinkClaimChange(fields.Place, at, key, NeedLink(fields))),
        ("unlink-claim", (fields, at, key) => new UnlinkClaimChange(fields.Place, at, key, fields.NeedKey("question"), Statement(fields, "reason"))),
        ("withdraw-claim", (fields, at, key) => new WithdrawClaimChange(fields.Place, at, key, fields.NeedKey("by"), Statement(fields, "reason"))),
        ("restate-claim", (fields, at, key) => new RestateClaimChange(
            fields.Place, at, key, fields.NeedKey("report"), NeedClaim(fields), Statement(fields, "reason"))),
        ("assume-role", (fields, at, key) => new AssumeRoleChange(fields.Place, at, key, NeedRole(fields))),
        ("withdraw-report", (fields, at, key) => new WithdrawReportChange(fields.Place, at, key, Statement(fields, "reason"))),
    ];

    public static ImportChange? Read(Fields fields)
    {
        var verbs = Verbs.Where(one => fields.Has(one.Verb)).ToArray();
        if (verbs.Length != 1)
        {
            fields.Errors.Add(fields.Place, $"a change names one of {string.Join(", ", Verbs.Select(one => one.Verb))}; found {verbs.Length} of them.");
            return null;
        }

        var change = verbs[0].Read(fields, fields.NeedInstant("at"), fields.NeedKey(verbs[0].Verb));
        fields.End();
        return change;
    }

    private static LocalText Statement(Fields fields, string name) => fields.NeedLocal(name, TextCheck.Statement);

    private static ImportLink NeedLink(Fields fields)
    {
        if (ImportReader.Link(fields) is { } link) return link;
        if (!fields.Has("question") && !fields.Has("stance"))
            fields.Errors.Add(fields.Place, "“question” and “stance” were expected in this entry; they are missing.");
        return new ImportLink(new Keyed("", fields.Place), default, null);
    }

    private static ImportRole NeedRole(Fields fields)
    {
        if (fields.Group("role") is { } role) return ImportReader.Role(role);
        if (!fields.Has("role")) fields.Errors.Add(fields.Place, "the field “role” was expected in this entry; it is missing.");
        return new ImportRole(fields.Place, new LocalText(""), default, null);
    }

    private static ImportClaim NeedClaim(Fields fields)
    {
        if (fields.Group("as") is { } claim) return ImportReader.Claim(claim);
        if (!fields.Has("as")) fields.Errors.Add(fields.Place, "the field “as” with the new claim was expected in this entry; it is missing.");
        return new ImportClaim(
            new Keyed("", fields.Place), new LocalText(""), new DateInterval(default, default), null, null, [], null, null, null, null, false);
    }
}
