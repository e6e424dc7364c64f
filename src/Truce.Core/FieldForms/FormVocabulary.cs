namespace Truce.Core.FieldForms;

/// <summary>The meanings that a question can have, by what its form is filled in for.</summary>
/// <remarks>
/// <c>when</c> and <c>until</c> are moments or days; <c>place</c> is the reference or the code of a place; <c>position</c> a point of
/// OpenRosa: latitude, longitude, altitude, accuracy; everything under <c>words</c> and the like is text; the rest are codes of the record.
/// </remarks>
public static class FormVocabulary
{
    private static readonly string[] Everywhere = ["title", "when", "until", "place", "position", "place-words", "note"];

    private static readonly Dictionary<FormMeaning, (string[] Meanings, string[] Needed)> Table = new()
    {
        [FormMeaning.Report] = ([], []),
        [FormMeaning.Incident] = (
            ["type", "means", "unit", "number", "number-least", "number-most", "weapon", "identified", "direction", "killed", "injured", "objects", "services", "aid"],
            ["type", "when", "place|position|place-words"]),
        [FormMeaning.Observation] = (
            [
                "kind", "means", "result", "seen", "limits", "unseen", "function", "hindrance", "hindrance-outcome", "hindrance-words", "hindrance-side",
                "hindrance-delay", "hindrance-condition",
            ],
            ["result", "when", "place|position|place-words"]),
        [FormMeaning.Passage] = (["crossing", "kind", "direction", "state", "footing", "hours"], ["crossing", "kind", "direction", "state", "when"]),
        [FormMeaning.Marker] = (["line", "kind"], ["line", "position", "when"]),
        [FormMeaning.Facility] = (["service", "state"], ["place", "state", "when"]),
    };

    /// <summary>Every meaning that a question of such a form can have.</summary>
    public static IReadOnlyList<string> Of(FormMeaning means) => [.. Everywhere, .. Table[means].Meanings];

    /// <summary>What such a form must ask; where one of several is enough they are parted by <c>|</c>.</summary>
    public static IReadOnlyList<string> Needed(FormMeaning means) => Table[means].Needed;
}

/// <summary>The state of a facility, as somebody saw it.</summary>
public enum FacilityState
{
    Working = 1,
    PartlyWorking = 2,
    NotWorking = 3,

    /// <summary>It could not be reached, or nobody there could say.</summary>
    NotKnown = 4,
}
