namespace Truce.Core.Incidents;

/// <summary>The families of incidents, as the mandates of monitoring missions list them.</summary>
public enum IncidentFamily
{
    Fire = 1,
    Air = 2,
    Line = 3,
    Demo = 4,
    Expl = 5,
    Civ = 6,
    Obj = 7,
    Aid = 8,
    Exch = 9,
    Mon = 10,
    Info = 11,
    Int = 12,
}

/// <summary>
/// The vocabulary of incidents. A type is written <c>fire/air-strike</c>, family and kind; the family alone where no kind was stated.
/// An agreement may come with a vocabulary of its own later: that is why an event holds the code, never the number of a line here.
/// </summary>
public static class IncidentTypes
{
    private static readonly (IncidentFamily Family, string[] Kinds)[] Table =
    [
        (IncidentFamily.Fire, ["small-arms", "heavy-weapon", "artillery", "rocket", "air-strike", "armed-drone", "naval"]),
        (IncidentFamily.Air, ["overflight", "surveillance-drone"]),
        (IncidentFamily.Line, ["crossed-by-force", "crossed-by-civilian", "marker-moved", "new-position", "reinforcement", "heavy-weapon-in-zone"]),
        (IncidentFamily.Demo, ["demolition", "land-clearing"]),
        (IncidentFamily.Expl, ["mine", "improvised-device", "unexploded-ordnance"]),
        (IncidentFamily.Civ, ["killing-or-injury", "displacement-order", "abduction-or-detention", "sexual-violence", "forced-recruitment"]),
        (IncidentFamily.Obj, ["hospital", "school", "water", "power", "worship", "aid-premises"]),
        (IncidentFamily.Aid, ["convoy-impeded", "convoy-attacked", "looted", "diverted", "goods-refused", "staff-refused", "crossing-closed"]),
        (IncidentFamily.Exch, ["late", "incomplete", "misidentified-remains", "ceremony"]),
        (IncidentFamily.Mon, ["access-denied", "access-delayed", "access-conditional", "threatened", "equipment-jammed"]),
        (IncidentFamily.Info, ["hostile-statement", "incitement"]),
        (IncidentFamily.Int, ["intra-side-fighting"]),
    ];

    /// <summary>Every type, families first in the order of the table, each followed by its kinds.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Table.SelectMany(line => line.Kinds.Select(kind => $"{CodeOf(line.Family)}/{kind}").Prepend(CodeOf(line.Family)))];

    /// <summary>Types that go to named readers only: they may not stand under CLEAR or GREEN.</summary>
    public static IReadOnlyList<string> Restricted { get; } = ["civ/sexual-violence"];

    /// <summary>Whether a text is one of <see cref="All"/>.</summary>
    public static bool Knows(string type) => All.Contains(type);

    /// <summary>The family of a type that is known.</summary>
    public static IncidentFamily FamilyOf(string type) => Array.Find(Table, line => type == CodeOf(line.Family) || type.StartsWith(CodeOf(line.Family) + "/", StringComparison.Ordinal)).Family;

    /// <summary>The code of a family, as types begin: <c>fire</c>.</summary>
    public static string CodeOf(IncidentFamily family) => family.ToString().ToLowerInvariant();
}
