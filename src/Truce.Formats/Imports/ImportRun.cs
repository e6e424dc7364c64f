namespace Truce.Formats.Imports;

/// <summary>Runs the steps of an import through one door. It can be run again: what was recorded is answered, not recorded twice.</summary>
public static class ImportRun
{
    /// <summary>Asks the centre to record a command; answers with the refusal, or the stream and whether it was recorded before.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="member">Who enters it.</param>
    /// <param name="key">Its idempotency key.</param>
    public delegate Task<(Refusal? Refusal, Reference Stream, bool Repeated)> Execute(ICommand command, Id<Member> member, string key);

    /// <summary>Runs steps in their order and stops at the first refusal.</summary>
    /// <param name="steps">A checked plan.</param>
    /// <param name="known">What keys stand for before the first step; receives what the answers add.</param>
    /// <param name="holdings">What stands already.</param>
    /// <param name="execute">The way in.</param>
    /// <param name="memberOf">Who enters a step; asked before each.</param>
    /// <param name="setTime">Sets the replay clock before each step; null: everything is recorded now.</param>
    public static async Task<ImportResult> RunAsync(
        IReadOnlyList<ImportStep> steps, References known, Holdings holdings, Execute execute, Func<ImportStep, Id<Member>> memberOf,
        Action<Instant>? setTime = null)
    {
        var (recorded, stood) = (0, 0);
        foreach (var step in steps)
        {
            if (step.Found?.Invoke(holdings, known) is { } found)
            {
                known.Add(step.Gives!.Value, found);
                stood++;
                continue;
            }

            if (step.Gives is { } begun && known.Find(begun.Kind, begun.Key) is not null) continue;
            if (step.Stands?.Invoke(holdings, known) == true)
            {
                stood++;
                continue;
            }

            setTime?.Invoke(step.At);
            var (refusal, stream, repeated) = await execute(step.Command(known), memberOf(step), step.Key);
            if (refusal is not null) return new ImportResult(known, recorded, stood, new ImportStop(step.Place, refusal));
            if (step.Gives is { } gives) known.Add(gives, stream);
            if (repeated) stood++;
            else recorded++;
        }

        return new ImportResult(known, recorded, stood, null);
    }
}

/// <summary>What an import came to.</summary>
/// <param name="References">What each key stands for now.</param>
/// <param name="Recorded">Commands that were recorded in this run.</param>
/// <param name="Stood">Commands whose result stood already.</param>
/// <param name="Stopped">Null where it came to its end. Else what came before is recorded, and a second run goes on from there.</param>
public sealed record ImportResult(References References, int Recorded, int Stood, ImportStop? Stopped);

/// <summary>Where and why the centre said no.</summary>
public sealed record ImportStop(Place Place, Refusal Refusal)
{
    /// <inheritdoc />
    public override string ToString() => $"{Place}: {Refusal.Sentence}";
}
