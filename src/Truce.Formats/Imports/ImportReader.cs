namespace Truce.Formats.Imports;

/// <summary>Reads a <c>truce-import/1</c> file: organisations, sources, questions, reports with their claims, and changes.</summary>
public static class ImportReader
{
    /// <summary>What <c>format:</c> must say.</summary>
    public const string Format = "truce-import/1";

    /// <summary>Reads a file. What is wrong goes to the errors; what is returned counts only where there are none.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="utf8">Its bytes; at most 4 MiB are read.</param>
    /// <param name="errors">Receives all that is wrong.</param>
    /// <param name="folder">Where the files lie that it names; null: none can be named.</param>
    /// <returns>Null where the file is not YAML at all.</returns>
    public static ImportFile? Read(string name, ReadOnlySpan<byte> utf8, ImportErrors errors, ImportFolder? folder = null)
    {
        if (YamlReader.Read(name, utf8, errors) is not { } map) return null;
        var fields = new Fields(map, errors, folder);
        CheckFormat(fields);
        var file = new ImportFile(
            name,
            fields.NeedInstant("at"),
            [.. fields.Groups("organisations").Select(Organisation)],
            [.. fields.Groups("sources").Select(Source)],
            [.. fields.Groups("questions").Select(Question)],
            [.. fields.Groups("reports").Select(Report)],
            [.. ImportSections.All.SelectMany(section => fields.Groups(section.Name).Select(section.Read))],
            [.. fields.Groups("changes").Select(ChangeReader.Read).OfType<ImportChange>()]);
        fields.End();
        return file;
    }

    internal static void CheckFormat(Fields fields)
    {
        var format = fields.NeedText("format");
        if (fields.Has("format") && format != Format)
            fields.Errors.Add(fields.PlaceOf("format"), $"“format” is {Format}; found “{(format.Length <= 60 ? format : format[..60] + "…")}”.");
    }

    private static ImportOrganisation Organisation(Fields fields)
    {
        var organisation = new ImportOrganisation(
            fields.NeedKey("key"), fields.NeedLocal("name", TextCheck.Name), fields.NeedCode<OrganisationKind>("kind"),
            [.. fields.Groups("roles").Select(Role)], [.. fields.Groups("acts-for").Select(Representation)], fields.Flag("example"));
        fields.End();
        return organisation;
    }

    internal static ImportRole Role(Fields fields)
    {
        var role = new ImportRole(fields.Place, fields.NeedLocal("name", TextCheck.Name), fields.NeedDate("from"), fields.Date("until"));
        CheckDates(fields, role.From, role.Until);
        fields.End();
        return role;
    }

    private static ImportRepresentation Representation(Fields fields)
    {
        var representation = new ImportRepresentation(fields.Place, fields.NeedKey("organisation"), fields.NeedDate("from"), fields.Date("until"));
        CheckDates(fields, representation.From, representation.Until);
        fields.End();
        return representation;
    }

    private static ImportSource Source(Fields fields)
    {
        var source = new ImportSource(
            fields.NeedKey("key"), fields.NeedLocal("name", TextCheck.Name), fields.NeedCode<SourceKind>("kind"), fields.Key("organisation"),
            [.. fields.Groups("grades").Select(Grade)], fields.Flag("example"));
        fields.End();
        return source;
    }

    private static ImportSourceGrade Grade(Fields fields)
    {
        var grade = new ImportSourceGrade(
            fields.Place, fields.NeedCode<Subject>("subject"), fields.NeedCode<Reliability>("reliability"), fields.NeedLocal("basis", TextCheck.Statement));
        fields.End();
        return grade;
    }

    private static ImportQuestion Question(Fields fields)
    {
        var question = new ImportQuestion(
            fields.NeedKey("key"), fields.NeedLocal("text", TextCheck.Name), fields.NeedCode<Subject>("subject"), fields.Local("scope", TextCheck.Statement),
            [.. fields.Groups("distinctions").Select(Distinction)], Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return question;
    }

    private static ImportDistinction Distinction(Fields fields)
    {
        var distinction = new ImportDistinction(
            fields.Place, fields.NeedLocal("first", TextCheck.Name), fields.NeedLocal("second", TextCheck.Name), fields.NeedLocal("note", TextCheck.Statement));
        fields.End();
        return distinction;
    }

    private static ImportReport Report(Fields fields)
    {
        var report = new ImportReport(
            fields.NeedKey("key"), fields.Instant("at"), fields.NeedKey("source"), fields.NeedLocal("title", TextCheck.Name),
            fields.NeedDays("published"), fields.NeedInstant("received"), fields.NeedText("language", 20), fields.Text("link"),
            Text(fields), Marking(fields, "marking"), Marking(fields, "verbatim-marking"),
            [.. fields.Groups("claims").Select(Claim)], fields.Flag("example"));
        fields.End();
        return report;
    }

    private static ImportText? Text(Fields report)
    {
        if (report.Group("text") is not { } fields) return null;
        var text = new ImportText(
            fields.Place, fields.NeedFileName("file"), fields.NeedSha256("sha256"), fields.NeedNumber("bytes", 1, TextCheck.VerbatimBytes));
        fields.End();
        return text;
    }

    internal static ImportClaim Claim(Fields fields)
    {
        var claim = new ImportClaim(
            fields.NeedKey("key"), fields.NeedLocal("statement", TextCheck.Statement), fields.NeedDays("said"), fields.Days("occurred"),
            Anchor(fields), fields.Keys("chain"), Link(fields), Credibility(fields), fields.Local("remark", TextCheck.Statement),
            Marking(fields, "marking"), fields.Flag("example"));
        if (claim.Chain.Count == 0) fields.Errors.Add(fields.PlaceOf("chain"), "“chain” names at least one source: who said it, then through whom.");
        fields.End();
        return claim;
    }

    internal static ImportLink? Link(Fields fields)
    {
        var question = fields.Key("question");
        var stance = fields.Code<Stance>("stance");
        var quantity = Quantity(fields);
        if (fields.Has("question") != fields.Has("stance"))
            fields.Errors.Add(fields.Place, "“question” and “stance” stand together or not at all; one of them is missing.");
        if (quantity is not null && !fields.Has("question")) fields.Errors.Add(fields.PlaceOf("quantity"), "“quantity” answers a question; “question” is missing.");
        if (stance == Stance.Quantifies && !fields.Has("quantity"))
            fields.Errors.Add(fields.PlaceOf("stance"), "a claim that quantifies states a number: “quantity” was expected.");
        return question is null ? null : new ImportLink(question, stance ?? default, quantity);
    }

    internal static ImportMarking? Marking(Fields fields, string name)
    {
        var node = fields.Find(name);
        if (node is null) return null;
        var group = node is YamlMap ? fields.Group(name) : null;
        var written = group?.NeedText("label") ?? (node as YamlText)?.Value;
        var releaseTo = group?.Keys("release-to");
        group?.End();
        var known = CanonicalValues.TryLabel(written, out var label);
        if (!known || label == TlpLabel.Red)
        {
            fields.Errors.Add(
                node.Place, $"“{name}” is CLEAR or GREEN, or {{label: AMBER or AMBER+STRICT, release-to: [organisations]}}; found {node.Kind}.");
            return null;
        }

        var named = label is TlpLabel.Amber or TlpLabel.AmberStrict;
        if (named != group?.Has("release-to"))
        {
            if (named)
                fields.Errors.Add(node.Place, $"{written} names organisations: “release-to” was expected, an empty list for the owner alone.");
            else if (group is not null && group.Has("release-to"))
                fields.Errors.Add(node.Place, $"{written} names nobody: “release-to” does not belong here.");
        }

        return new ImportMarking(label, named ? releaseTo ?? [] : null);
    }

    private static ImportAnchor? Anchor(Fields claim)
    {
        if (claim.Group("anchor") is not { } fields) return null;
        var anchor = new Anchor(
            fields.NeedNumber("from", 0, TextCheck.VerbatimBytes), fields.NeedNumber("to", 0, TextCheck.VerbatimBytes), fields.NeedSha256("sha256"));
        if (anchor.To <= anchor.From && fields.Has("to"))
            fields.Errors.Add(
                fields.PlaceOf("to"), $"“to” is the offset after the last byte and lies above “from”; found {anchor.From} to {anchor.To}.");
        fields.End();
        return new ImportAnchor(anchor, fields.PlaceOf("from"), fields.PlaceOf("to"), fields.PlaceOf("sha256"));
    }

    private static Quantity? Quantity(Fields claim)
    {
        if (claim.Group("quantity") is not { } fields) return null;
        var quantity = new Quantity(
            fields.Number("least", 0, long.MaxValue), fields.Number("most", 0, long.MaxValue), fields.NeedText("unit", 60),
            fields.Local("hedge", TextCheck.Name));
        if (quantity is { Least: null, Most: null }) fields.Errors.Add(fields.Place, "“quantity” has “least”, “most” or both; neither stands.");
        if (quantity.Least > quantity.Most)
            fields.Errors.Add(fields.PlaceOf("most"), $"“most” is not below “least”; found {quantity.Least} to {quantity.Most}.");
        fields.End();
        return quantity;
    }

    private static ImportCredibility? Credibility(Fields claim)
    {
        if (claim.Group("grade") is not { } fields) return null;
        var grade = new ImportCredibility(fields.Place, fields.NeedNumber("credibility", 1, 6), fields.NeedLocal("basis", TextCheck.Statement));
        fields.End();
        return grade;
    }

    private static void CheckDates(Fields fields, LocalDate from, LocalDate? until)
    {
        if (until < from) fields.Errors.Add(fields.PlaceOf("until"), "“until” is the last day and is not before “from”.");
    }
}
