namespace Truce.Formats.Imports;

/// <summary>
/// What a centre holds already, as its importer sees it: an import into a centre that is at work registers nothing a second time.
/// A replay of an example looks nothing up, and gives <see cref="Nothing"/>.
/// </summary>
public sealed record Holdings(
    IReadOnlyList<Organisation> Organisations, IReadOnlyList<Source> Sources, IReadOnlyList<Question> Questions,
    IReadOnlyList<Report> Reports, IReadOnlyList<Claim> Claims)
{
    /// <summary>An empty centre.</summary>
    public static readonly Holdings Nothing = new([], [], [], [], []);

    internal Reference? Organisation(LocalText name) => Organisations.FirstOrDefault(one => IsNamed(one.Name, name))?.Id.Reference;

    internal Reference? Source(LocalText name) => Sources.FirstOrDefault(one => IsNamed(one.Name, name))?.Id.Reference;

    internal Reference? Question(LocalText text) => Questions.FirstOrDefault(one => IsNamed(one.Text, text))?.Id.Reference;

    internal Reference? Report(Id<Source> source, string? sha256) => sha256 is null
        ? null
        : Reports.FirstOrDefault(one => one.Source == source && one.Text?.Sha256 == sha256)?.Id.Reference;

    internal Reference? Claim(Id<Report> report, LocalText statement, Id<Source> origin) =>
        Claims.FirstOrDefault(one => one.Report == report && one.Statement == statement && one.Origin == origin)?.Id.Reference;

    internal bool HasRole(Id<Organisation> organisation, ImportRole role) =>
        Organisations.Any(one => one.Id == organisation && one.Roles.Any(held => held.Name == role.Name && held.From == role.From));

    internal bool ActsFor(Id<Organisation> organisation, Id<Organisation> principal) =>
        Organisations.Any(one => one.Id == organisation && one.ActsFor.Any(held => held.Principal == principal));

    // A grade that the centre gave is not replaced by the start grade of a file.
    internal bool IsGraded(Id<Source> source, Subject subject) =>
        Sources.Any(one => one.Id == source && one.Grades.Any(held => held.Subject == subject));

    internal bool Distinguishes(Id<Question> question, ImportDistinction terms) =>
        Questions.Any(one => one.Id == question && one.Distinctions.Any(held => held.First == terms.First && held.Second == terms.Second));

    internal bool IsGraded(Id<Claim> claim) => Claims.Any(one => one.Id == claim && one.Credibility is not null);

    internal bool HasRemark(Id<Claim> claim) => Claims.Any(one => one.Id == claim && one.Remark is not null);

    // The exact name, in a language in which both have one.
    private static bool IsNamed(LocalText one, LocalText other) =>
        (one.En is not null && one.En == other.En) || (one.Ar is not null && one.Ar == other.Ar) || (one.He is not null && one.He == other.He);
}
