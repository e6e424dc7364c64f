namespace Truce.Core.Verifications;

/// <summary>Every "no" about verifications and their checklists.</summary>
public static class VerificationRefusals
{
    public static Refusal ChecklistUnfit() =>
        new("verification/checklist-unfit", RefusalKind.Refused, "A checklist is for one method and has 1 to 30 points, each with a code of its own in small letters, what it proves, and its text.");

    public static Refusal VersionUnfit(string next) =>
        new("verification/version-unfit", RefusalKind.Refused, "The next version of this checklist is {0}.", next);

    public static Refusal Ended() =>
        new("verification/ended", RefusalKind.Refused, "This verification has ended. Reopen it first, if there is more to be found.");

    public static Refusal NotEnded() =>
        new("verification/not-ended", RefusalKind.Refused, "This verification is open: nothing is there to be reopened.");

    public static Refusal OfAnother() =>
        new("verification/of-another", RefusalKind.Refused, "This is the verification of another organisation. Open one of your own beside it: both stand.");

    public static Refusal YoursAlready() =>
        new("verification/yours-already", RefusalKind.Refused, "You have it already.");

    public static Refusal Held(string hours) =>
        new("verification/held", RefusalKind.Refused, "Another seat has it. It can be taken over once nothing was done with it for {0} hours, or when it is handed over.", hours);

    public static Refusal NotHeldByYou() =>
        new("verification/not-held-by-you", RefusalKind.Refused, "Claim it first: one seat at a time works on a verification.");

    public static Refusal PointUnknown(string point) =>
        new("verification/point-unknown", RefusalKind.Refused, "“{0}” is no point of the checklist under which this verification was opened.", point);

    public static Refusal StateMissing() =>
        new("verification/state-missing", RefusalKind.Refused, "Say whether the point is met, not met, or could not be looked at.");

    public static Refusal EndMissing() =>
        new("verification/end-missing", RefusalKind.Refused, "Say how it ends: with a level, unverifiable, disputed, or dropped.");

    public static Refusal LevelUnfit() =>
        new("verification/level-unfit", RefusalKind.Refused, "A level from 0 to 5 is stated exactly where the verification ends with one.");

    public static Refusal LevelNotProven(string level, string highest) =>
        new("verification/level-not-proven", RefusalKind.Refused, "Level {0} is not proven: what the checklist shows so far bears {1} at most. Place and date must both be proven for 3, own observers on site for 4, and two origins that are independent for 2.", level, highest);

    public static Refusal ObstacleUnfit() =>
        new("verification/obstacle-unfit", RefusalKind.Refused, "Say what kept it from being verified exactly where it is unverifiable.");

    public static Refusal HindranceMissing() =>
        new("verification/hindrance-missing", RefusalKind.Refused, "That access was hindered has a record of its own. Record the hindrance first, and name it here.");

    public static Refusal HindranceUnfit() =>
        new("verification/hindrance-unfit", RefusalKind.Refused, "A hindrance is named only where access was denied, delayed or tied to conditions.");
}
