namespace Truce.Core.Incidents;

/// <summary>Where what one source states of an incident does not fit itself. It is shown, and changes nothing.</summary>
/// <param name="PartsLeast">What its parts come to at least.</param>
/// <param name="WholeMost">What it gives for all of them at most.</param>
/// <param name="By">Whether the parts are ages or sexes.</param>
public sealed record HarmFinding(Id<Source> Source, HarmCategory Category, Addition Addition, HarmParts By, int PartsLeast, int WholeMost);

/// <summary>Into what a whole was parted.</summary>
public enum HarmParts
{
    Ages = 1,
    Sexes = 2,
}

/// <summary>Checks the arithmetic of each source for itself.</summary>
public static class HarmCheck
{
    /// <summary>What does not fit; nothing where all does.</summary>
    public static IEnumerable<HarmFinding> Of(IEnumerable<HarmStatement> statements)
    {
        foreach (var group in statements.GroupBy(one => (one.Source, one.Count.Category, one.Count.Addition)))
        {
            if (group.FirstOrDefault(one => one.Count is { Age: AgeBand.All, Sex: Sex.All, Most: not null })?.Count.Most is not { } whole) continue;
            var ages = group.Where(one => one.Count.Age != AgeBand.All && one.Count.Sex == Sex.All).Sum(one => one.Count.Least ?? 0);
            var sexes = group.Where(one => one.Count.Age == AgeBand.All && one.Count.Sex != Sex.All).Sum(one => one.Count.Least ?? 0);
            if (ages > whole) yield return new(group.Key.Source, group.Key.Category, group.Key.Addition, HarmParts.Ages, ages, whole);
            if (sexes > whole) yield return new(group.Key.Source, group.Key.Category, group.Key.Addition, HarmParts.Sexes, sexes, whole);
        }
    }
}
