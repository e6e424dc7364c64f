namespace Truce.Core.Sources;

/// <summary>Grades a source on one subject, with reasons. An organisation as a whole is never graded.</summary>
public sealed record GradeSource(Id<Source> Source, Subject Subject, Reliability Reliability, LocalText Basis) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Source), this, caller);

    public static Ruling Decide(Source? current, GradeSource command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Source.ToString());
        if (Permissions.Refuse(nameof(GradeSource), caller) is { } no) return no;
        if (TextCheck.Of(command.Basis, "basis", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Grades.Contains(new SourceGrade(command.Subject, command.Reliability, command.Basis)))
            return SourceRefusals.GradeUnchanged(command.Reliability.ToString());
        return Ruling.Of(current.Id.Reference, new SourceGraded(command.Subject, command.Reliability, command.Basis));
    }
}
