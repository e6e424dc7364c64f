using System.Collections.Immutable;

namespace Truce.Core.Sources;

/// <summary>What kind of source speaks.</summary>
public enum SourceKind
{
    Organisation = 1,
    OfficeHolder = 2,
    PressOutlet = 3,
    Unnamed = 4,
    Document = 5,
}

/// <summary>What a source is graded on: a body can be reliable on its own gate and unknown on arrival.</summary>
public enum Subject
{
    ForcePresence = 1,
    Casualties = 2,
    Aid = 3,
    Agreement = 4,
    Incident = 5,
    Infrastructure = 6,
    Diplomacy = 7,
}

/// <summary>Reliability of a source on one subject (Admiralty code).</summary>
public enum Reliability
{
    A = 1,
    B = 2,
    C = 3,
    D = 4,
    E = 5,

    /// <summary>Cannot be judged: where nobody has graded it, this holds.</summary>
    F = 6,
}

/// <summary>A grade with its reasons.</summary>
public sealed record SourceGrade(Subject Subject, Reliability Reliability, LocalText Basis);

/// <summary>Who says or passes on something: an office, an outlet, a body, a document, or somebody unnamed as quoted by another.</summary>
public sealed record Source(
    Id<Source> Id, LocalText Name, SourceKind SourceKind, Id<Organisation>? Organisation, ImmutableArray<SourceGrade> Grades, bool Example) : INoun<Source>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Source;

    /// <summary>The grade on a subject; F where nobody has graded it.</summary>
    public Reliability On(Subject? subject) => Grades.FirstOrDefault(grade => grade.Subject == subject)?.Reliability ?? Reliability.F;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Source state) => state.Organisation is { } organisation ? [organisation] : [];

    /// <inheritdoc />
    public static Source? Apply(Source? current, Recorded recorded) => recorded.Event switch
    {
        SourceRegistered e => new Source(new(recorded.Head.Stream.Number), e.Name, e.Kind, e.Organisation, [], e.Example),
        SourceCorrected e => current! with { Name = e.Name },
        SourceGraded e => current! with
        {
            Grades = [.. current.Grades.Where(grade => grade.Subject != e.Subject), new SourceGrade(e.Subject, e.Reliability, e.Basis)],
        },
        _ => current,
    };
}
