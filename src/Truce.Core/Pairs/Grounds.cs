namespace Truce.Core.Pairs;

/// <summary>What stands behind an incident, as far as a viewer sees it: the reports that tell of it, their media, the origins of what they say.</summary>
/// <param name="Media">Links, and digests of texts and of files.</param>
/// <param name="Origins">The organisation for which an origin speaks; the source itself where it speaks for none, or where that cannot be seen.</param>
public sealed record Grounds(IReadOnlySet<Id<Report>> Reports, IReadOnlySet<string> Media, IReadOnlySet<Reference> Origins)
{
    /// <summary>Of an incident, by the relations that a viewer sees.</summary>
    public static Grounds Of(Reference incident, IOverview overview)
    {
        var (reports, origins, media) = (new HashSet<Id<Report>>(), new HashSet<Reference>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var relation in overview.Under<Relation>(incident))
        {
            if (relation.Role != RelationRole.Concerns || relation.To != incident) continue;
            if (relation.Of.Kind == StreamKind.Report) reports.Add(new(relation.Of.Number));
            if (relation.Of.Kind == StreamKind.EvidenceItem) Add(overview.Find(new Id<EvidenceItem>(relation.Of.Number)), media);
            if (relation.Of.Kind != StreamKind.Claim || overview.Find(new Id<Claim>(relation.Of.Number)) is not { End: null } claim) continue;
            origins.Add(OriginOf(claim.Origin, overview));
            if (overview.Find(claim.Report) is not null) reports.Add(claim.Report);
        }

        foreach (var report in reports)
        {
            if (overview.Find(report) is not { } read) continue;
            if (read.Link is { } link) media.Add(link);
            if (read.Text is { } text) media.Add(text.Sha256);
            foreach (var item in overview.Under<EvidenceItem>(report)) Add(item, media);
        }

        return new(reports, media, origins);
    }

    // One photograph that reached the centre twice is one photograph, whatever was made of it.
    private static void Add(EvidenceItem? item, HashSet<string> media)
    {
        if (item is not { Withdrawn: null }) return;
        media.Add(item.Original.Sha256);
        foreach (var copy in item.Released) media.Add(copy.Print.Sha256);
    }

    /// <summary>Who stands behind a source: whoever acts for another speaks with its voice.</summary>
    public static Reference OriginOf(Id<Source> source, IOverview overview)
    {
        if (overview.Find(source)?.Organisation is not { } speaker) return source;
        return overview.Find(speaker)?.ActsFor is { Length: > 0 } acting ? acting[0].Principal : speaker;
    }

    /// <summary>What two have in common. One report is one ground: its own link and text count for nothing more.</summary>
    public SharedGround With(Grounds other)
    {
        var shared = Reports.Count(other.Reports.Contains);
        return new(shared, shared > 0 ? 0 : Media.Count(other.Media.Contains), Origins.Count(other.Origins.Contains));
    }

    /// <summary>Other incidents that reports of this one tell of.</summary>
    public IEnumerable<Id<Incident>> ToldWith(IOverview overview) => Reports.SelectMany(report =>
            overview.Under<Relation>(report).Concat(overview.Under<Claim>(report).SelectMany(claim => overview.Under<Relation>(claim.Id))))
        .Where(relation => relation.Role == RelationRole.Concerns && relation.To.Kind == StreamKind.Incident)
        .Select(relation => new Id<Incident>(relation.To.Number)).Distinct();
}
