namespace Truce.Formats.Imports;

/// <summary>
/// What a centre holds already, as its importer sees it: an import into a centre that is at work registers nothing a second time.
/// A replay of an example looks nothing up, and gives <see cref="Nothing"/>.
/// </summary>
public sealed record Standing(
    IReadOnlyList<Organisation> Organisations, IReadOnlyList<Source> Sources, IReadOnlyList<Question> Questions,
    IReadOnlyList<Report> Reports, IReadOnlyList<Claim> Claims)
{
    /// <summary>An empty centre.</summary>
    public static readonly Standing Nothing = new([], [], [], [], []);

    internal Reference? Organisation(LocalText name) => Organisations.FirstOrDefault(one => IsNamed(one.Name, name))?.Id.Reference;

    internal Reference? Source(LocalText name) => Sources.FirstOrDefault(one => IsNamed(one.Name, name))?.Id.Reference;

    internal Reference? Question(LocalText text) => Questions.FirstOrDefault(one => IsNamed(one.Text, text))?.Id.Reference;

    internal Reference? Report(Id<Source> source, string? sha256) => sha256 is null
        ? null
        : Reports.FirstOrDefault(one => one.Source == source && one.Text?.Sha256 == sha256)?.Id.Reference;

    internal Reference? Claim(Id<Report> report, LocalText statement, Id<Source> origin) =>
        Claims.FirstOrDefault(one => one.Report == report && one.Statement == statement && one.Origin == origin)?.Id.Reference;

    // The exact name, in a language in which both have one.
    private static bool IsNamed(LocalText one, LocalText other) =>
        (one.En is not null && one.En == other.En) || (one.Ar is not null && one.Ar == other.Ar) || (one.He is not null && one.He == other.He);
}
