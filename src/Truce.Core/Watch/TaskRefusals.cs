namespace Truce.Core.Watch;

/// <summary>Every "no" about tasks.</summary>
public static class TaskRefusals
{
    public static Refusal Ended() =>
        new("task/ended", RefusalKind.Refused, "This task was done or dropped already. Ask a new one, if it is needed again.");

    public static Refusal Taken() =>
        new("task/taken", RefusalKind.Refused, "This task was taken already. Ask whoever has it, or let whoever asked pass it on.");

    public static Refusal HandedBack() =>
        new("task/handed-back", RefusalKind.Refused, "This task was handed back already.");

    public static Refusal NotAskedOfYou() =>
        new("task/not-asked-of-you", RefusalKind.Refused, "This task was asked of another organisation. Only that one can take it or hand it back.");

    public static Refusal NotTakenByYou() =>
        new("task/not-taken-by-you", RefusalKind.Refused, "Your organisation has not taken this task. Only whoever has it can say how it goes or that it is done.");

    public static Refusal NotAskedByYou() =>
        new("task/not-asked-by-you", RefusalKind.Refused, "Another organisation asked for this. Only that one can pass it on or drop it.");

    public static Refusal SpecialityMissing() =>
        new("task/speciality-missing", RefusalKind.Refused, "Name one of the specialities of the list.");

    public static Refusal SpecialityStands() =>
        new("task/speciality-stands", RefusalKind.Refused, "This speciality stands already.");

    public static Refusal NotBetweenYou() =>
        new("task/not-between-you", RefusalKind.Refused, "Only whoever asked for this, and whoever it was asked of, say which speciality it needs.");

    public static Refusal WithThemAlready() =>
        new("task/with-them-already", RefusalKind.Refused, "It was asked of them already. Name somebody else, or drop it.");
}
