namespace Truce.Formats.Imports;

/// <summary>Checks what only the whole set of files can show: each key defined once, and before it is used.</summary>
internal static class ImportCheck
{
    /// <summary>
    /// Checks steps in the order in which they will run. Where something was wrong before, the order may be too: then only keys that
    /// stand nowhere are named.
    /// </summary>
    /// <param name="known">Keys that stand before the first step.</param>
    public static void Keys(IReadOnlyList<ImportStep> steps, IEnumerable<ImportKey> known, ImportErrors errors)
    {
        Dictionary<ImportKey, Place?> before = known.ToDictionary(key => key, _ => (Place?)null);
        var given = steps.Where(step => step.Gives is not null).ToLookup(step => step.Gives!.Value, step => step.Place);
        Dictionary<string, Place> seen = [];
        var ordered = errors.Count == 0;
        foreach (var step in steps)
        {
            foreach (var (kind, key) in step.Needs.Where(need => ordered || !given.Contains(new ImportKey(need.Kind, need.Key.Key))))
                Need(kind, key, step.At, before, given, errors);
            if (!ordered) continue;
            if (step.Gives is { } gives)
            {
                if (!before.TryAdd(gives, step.Place) && before[gives] is { } first)
                    errors.Add(step.Place, $"the {gives.Kind.Word()} “{gives.Key}” stands a second time; {In(first, "the first stands")}.");
            }
            else if (!seen.TryAdd(step.Key, step.Place))
            {
                errors.Add(step.Place, $"{In(seen[step.Key], "the same change of the same thing at the same instant stands")}. Keep one of them.");
            }
        }
    }

    /// <summary>Checks that a claim is taken back by the source that made it.</summary>
    public static void Withdrawals(IEnumerable<ImportFile> files, ImportErrors errors)
    {
        var all = files.ToArray();
        var origins = all.SelectMany(file => file.Reports).SelectMany(report => report.Claims)
            .Concat(all.SelectMany(file => file.Changes).OfType<RestateClaimChange>().Select(change => change.As))
            .Where(claim => claim.Chain.Count > 0)
            .ToLookup(claim => claim.Key.Key, claim => claim.Chain[0].Key);
        foreach (var change in all.SelectMany(file => file.Changes).OfType<WithdrawClaimChange>())
        {
            if (origins[change.Claim.Key].FirstOrDefault() is { } origin && origin != change.By.Key)
                errors.Add(
                    change.By.Place,
                    $"“{origin}”, who made the claim, was expected; found “{change.By.Key}”. Only the source itself takes a claim back.");
        }
    }

    private static string In(Place place, string what) => $"{what} in {place.File}, line {place.Line}";

    private static void Need(
        StreamKind kind, Keyed key, Instant at, Dictionary<ImportKey, Place?> before, ILookup<ImportKey, Place> given, ImportErrors errors)
    {
        var wanted = new ImportKey(kind, key.Key);
        if (key.Key.Length == 0 || before.ContainsKey(wanted)) return;
        if (Reference.TryParse(key.Key, out var reference))
        {
            if (reference.Kind != kind) errors.Add(key.Place, $"the reference of a {kind.Word()} was expected; found {key.Key}.");
        }
        else if (given[wanted].FirstOrDefault() is { } later)
        {
            errors.Add(
                key.Place,
                $"the {kind.Word()} “{key.Key}” is recorded only later ({later.File}, line {later.Line}); here, at {at}, it is not there yet.");
        }
        else
        {
            errors.Add(key.Place, $"no {kind.Word()} with the key “{key.Key}” stands in these files. Add it, or write its reference.");
        }
    }
}
