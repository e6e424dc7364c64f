namespace Truce.Core.Access;

/// <summary>What a member is entrusted with, beyond reading what the member's organisation may see.</summary>
[Flags]
public enum Duties
{
    None = 0,

    /// <summary>Takes in reports, records and corrects claims, opens questions.</summary>
    Recording = 1,

    /// <summary>Grades sources and claims.</summary>
    Grading = 2,

    /// <summary>Registers organisations and admits members.</summary>
    Secretariat = 4,

    /// <summary>Orders erasure under a rule.</summary>
    DataProtection = 8,

    /// <summary>Speaks for its organisation: says how that sees things, and for no other.</summary>
    Speaking = 16,

    /// <summary>Puts out what was approved, and takes it back.</summary>
    Publishing = 32,
}
