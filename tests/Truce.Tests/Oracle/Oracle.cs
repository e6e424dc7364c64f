using NodaTime;

namespace Truce.Tests.Oracle;

/// <summary>Who looks. The public, whoever was never admitted, and whoever is suspended or revoked have neither member nor organisation.</summary>
internal sealed record Who(string? Member, string? Organisation)
{
    public static readonly Who Public = new(null, null);
}

/// <summary>
/// Who may see what: independent of the product, slow, and read from the design's sections "Reading" and "Who may see, who may do".
/// It knows only the log of what was done. Content is that of the index asked about; rights are those of now, for every index.
/// </summary>
internal sealed class Oracle(Log log)
{
    public Log Log => log;

    /// <summary>Days of representation are counted in UTC.</summary>
    public LocalDate Today { get; set; }

    /// <summary>The viewer by today's membership.</summary>
    public Who Viewer(string? member)
    {
        if (member is null) return Who.Public;
        var life = log.Of(member);
        if (life.Count == 0) return Who.Public;
        var active = true;
        foreach (var deed in life)
            active = deed.Name switch { "member.suspended/1" or "member.revoked/1" => false, "member.reinstated/1" => true, _ => active };
        return active ? new Who(member, life[0]["organisation"]) : Who.Public;
    }

    /// <summary>The organisation of the author of the first event.</summary>
    public string Owner(string stream) => log.Of(stream)[0].Organisation;

    /// <summary>The marking of now: the last that the stream was given, whichever moment is asked about.</summary>
    public Mark MarkOf(string stream) => log.Of(stream).Last(deed => deed.Marked is not null).Marked!;

    /// <summary>Whether the viewer may see a stream and all that it hangs on, and it had begun by the index.</summary>
    public bool Sees(Who who, string stream, long index) =>
        log.Of(stream) is [var first, ..] && first.Index <= index && MaySee(who, Owner(stream), MarkOf(stream))
        && Contents.Of(stream).HangsOn(first) is { } others && others.All(other => Sees(who, other, index));

    /// <summary>Whether the viewer may see one event: its stream, and what it links to.</summary>
    public bool Sees(Who who, Deed deed, long index)
    {
        if (deed.Index > index || !Sees(who, deed.Stream, index)) return false;
        return !deed.HasBody || Contents.Of(deed.Stream).LinkedBy(deed).All(linked => Sees(who, linked, index));
    }

    /// <summary>Whether the viewer may read an event's guarded text: the stream's marking and the text's own, both of them.</summary>
    public bool SeesVerbatim(Who who, Deed deed, long index) =>
        deed.Verbatim is not null && !deed.Erased.Contains(deed.Guarded) && Sees(who, deed, index)
        && MaySee(who, Owner(deed.Stream), MarkOf(deed.Stream), deed.VerbatimMark!);

    /// <summary>
    /// The table of labels. Of several markings the highest label holds and, of their sets, what they share; a label without a set
    /// constrains nothing; where nothing is shared, or a set is empty, the owner's organisation alone. Organisations and named members
    /// share nothing that could be counted: where one marking names the ones and another the others, both must admit the viewer.
    /// </summary>
    public bool MaySee(Who who, string owner, params IReadOnlyList<Mark> marks)
    {
        var label = marks.Max(mark => mark.Label);
        if (label == Label.Clear) return true;
        if (who.Member is null || who.Organisation is null) return false;
        if (label == Label.Green) return true;

        var ofOwner = who.Organisation == owner;
        var released = Shared(marks.Where(mark => mark.Label is Label.Amber or Label.AmberStrict));
        var named = Shared(marks.Where(mark => mark.Label == Label.Red));
        if (released is not null && !ofOwner)
        {
            if (released.Count == 0) return false;
            var isReleased = released.Contains(who.Organisation);
            var isActedFor = label == Label.Amber && released.Append(owner).Any(one => ActsFor(one, who.Organisation));
            if (!isReleased && !isActedFor) return false;
        }

        if (named is null) return true;
        return named.Count == 0 ? ofOwner : named.Contains(who.Member);
    }

    /// <summary>Whether an organisation acts for another today: both the first and the last day count.</summary>
    public bool ActsFor(string agent, string principal)
    {
        List<(string Principal, LocalDate From, LocalDate Until)> all = [];
        foreach (var deed in log.Of(agent))
        {
            if (deed.Name == "organisation.representation-declared/1") all.Add((deed["principal"], Day(deed["from"]), Day(deed["until"])));
            if (deed.Name != "organisation.representation-ended/1") continue;
            for (var at = 0; at < all.Count; at++)
                if (all[at].Principal == deed["principal"] && all[at].Until > Day(deed["until"])) all[at] = all[at] with { Until = Day(deed["until"]) };
        }

        return all.Any(one => one.Principal == principal && one.From <= Today && Today <= one.Until);
    }

    /// <summary>Whether a text may reach the viewer in an answer about an index.</summary>
    public bool MayRead(Who who, Token token, long index)
    {
        return log.Saying(token).Any(deed => Sees(who, deed, index)
            && (deed.Tokens.Contains(token.Text) || (Texts.TokensIn(deed.Verbatim ?? "").Contains(token.Text) && SeesVerbatim(who, deed, index))));
    }

    public static LocalDate Day(string iso) => iso.Length == 0 ? LocalDate.MaxIsoValue : NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;

    private static List<string>? Shared(IEnumerable<Mark> marks)
    {
        List<string>? shared = null;
        foreach (var mark in marks) shared = shared is null ? [.. mark.Names!] : [.. shared.Where(mark.Names!.Contains)];
        return shared;
    }
}
