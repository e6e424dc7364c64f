namespace Truce.Core.Sources;

/// <summary>Every "no" about sources.</summary>
public static class SourceRefusals
{
    public static Refusal GradeUnchanged(string reliability) =>
        new("source/grade-unchanged", RefusalKind.Refused, "The source is graded {0} on this subject already, for the same reason.", reliability);

    public static Refusal NameUnchanged() =>
        new("source/name-unchanged", RefusalKind.Refused, "It carries this name already.");
}
