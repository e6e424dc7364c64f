using System.Collections.Concurrent;
using Truce.Store.Registers;

namespace Truce.Store.Viewing;

/// <summary>What one viewer may see by the rights of now: for each audience yes or no. Two viewers with the same sight see the same.</summary>
public sealed class Sight
{
    private readonly Audiences audiences;
    private readonly Func<Id<Organisation>, Id<Organisation>, bool> actsFor;
    private volatile bool[] answers = [];
    private volatile AudienceSet? set;
    private volatile Tally? code;

    internal Sight(Viewer viewer, Audiences audiences, Func<Id<Organisation>, Id<Organisation>, bool> actsFor) =>
        (Viewer, this.audiences, this.actsFor) = (viewer, audiences, actsFor);

    /// <summary>Who looks.</summary>
    public Viewer Viewer { get; }

    /// <summary>Whether the viewer belongs to an audience.</summary>
    public bool Sees(int audience)
    {
        var known = answers;
        return audience < known.Length ? known[audience] : Extend(audience)[audience];
    }

    /// <summary>All answers, for the audiences that are known now.</summary>
    internal AudienceSet Set()
    {
        var count = audiences.Count;
        if (set is { } known && known.Count == count) return known;
        var all = answers;
        if (all.Length < count) all = Extend(count - 1);
        return set = new AudienceSet(all.AsSpan(0, count));
    }

    /// <summary>
    /// Its answers for the audiences of now, sixteen in a character: what two sights with one code see of an index is the same for as
    /// long as <see cref="CentreRegisters.MarkingsVersion"/> is.
    /// </summary>
    public string Code
    {
        get
        {
            var count = audiences.Count;
            if (code is { } known && known.Count == count) return known.Text;
            var text = string.Create((count + 15) / 16, this, static (bits, sight) =>
            {
                for (var at = 0; at < bits.Length; at++)
                {
                    var word = 0;
                    for (var bit = 0; bit < 16; bit++)
                        if (at * 16 + bit is var audience && audience < sight.audiences.Count && sight.Sees(audience)) word |= 1 << bit;
                    bits[at] = (char)word;
                }
            });
            code = new(count, text);
            return text;
        }
    }

    // Answers never change within a sight, so two threads that extend it at once extend it alike.
    private bool[] Extend(int audience)
    {
        var known = answers;
        var longer = new bool[Math.Max(audience + 1, audiences.Count)];
        known.AsSpan(0, Math.Min(known.Length, longer.Length)).CopyTo(longer);
        for (var at = known.Length; at < longer.Length; at++) longer[at] = audiences[at].Includes(Viewer, actsFor);
        answers = longer;
        return longer;
    }
}

/// <param name="Count">Of how many audiences it tells.</param>
internal sealed record Tally(int Count, string Text);

/// <summary>Makes sights, and keeps them until rights change or the day does.</summary>
internal sealed class Sights(CentreRegisters registers)
{
    private volatile Kept kept = new(-1, default);

    /// <summary>The sight of a member today; that of the public for nobody, and for whoever is not an active member.</summary>
    public Sight Of(Id<Member>? member, LocalDate today)
    {
        var version = registers.RightsVersion;
        var current = kept;
        if (current.Version != version || current.Day != today) kept = current = new Kept(version, today);
        var number = member?.Number ?? -1;
        return current.ByMember.TryGetValue(number, out var sight) ? sight : current.ByMember.GetOrAdd(number, Make(member, today));
    }

    /// <summary>
    /// What an audience as a whole may see: everybody under CLEAR, and under GREEN every member, so nothing that is released to some of
    /// them alone.
    /// </summary>
    public Sight Of(TlpLabel audience) => audience switch
    {
        TlpLabel.Clear => new Sight(Viewer.Public, registers.Audiences, static (_, _) => false),
        TlpLabel.Green => new Sight(AnyMember, registers.Audiences, static (_, _) => false),
        _ => throw new ArgumentOutOfRangeException(nameof(audience), "Only CLEAR and GREEN are audiences by themselves."),
    };

    // No reference has this number.
    private static readonly Viewer AnyMember = new(new Id<Member>(-1), new Id<Organisation>(-1));

    private Sight Make(Id<Member>? id, LocalDate today)
    {
        var member = id is { } named ? registers.Members.Find(named)?.At(long.MaxValue) : null;
        var viewer = member is { Standing: MemberStanding.Active } ? new Viewer(member.Id, member.Organisation, member.Duties) : Viewer.Public;
        return new Sight(viewer, registers.Audiences, (agent, principal) =>
            registers.Organisations.Find(agent)?.At(long.MaxValue)?.ActsForOn(principal, today) ?? false);
    }

    private sealed record Kept(long Version, LocalDate Day)
    {
        public ConcurrentDictionary<int, Sight> ByMember { get; } = new();
    }
}
