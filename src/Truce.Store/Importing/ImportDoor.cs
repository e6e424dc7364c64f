using Truce.Store.Centres;

namespace Truce.Store.Importing;

/// <summary>A centre as an import sees it: begin, execute, and the time of a replay.</summary>
public sealed class ImportDoor(Centre centre, IClock present)
{
    /// <summary>Begins the centre, or says with whom it began.</summary>
    public async Task<(Id<Organisation> Organisation, Id<Member> Member)> FoundAsync(LocalText name, LocalText function)
    {
        if (centre.Founder is null) await centre.FoundAsync(name, function);
        return centre.Founder!.Value;
    }

    /// <summary>Executes a command for an import.</summary>
    public async Task<(Refusal? Refusal, Reference Stream, bool Repeated)> ExecuteAsync(ICommand command, Id<Member> member, string key)
    {
        var answer = await centre.ExecuteAsync(command, member, key);
        return (answer.Refusal, answer.Stream, answer.Repeated);
    }

    /// <summary>Sets the time of what is recorded next; null: the present again.</summary>
    public void SetTime(Instant? at) => centre.SetClock(at is { } moment ? new StillClock(moment) : present);

    private sealed class StillClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
