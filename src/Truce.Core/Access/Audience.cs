namespace Truce.Core.Access;

/// <summary>Everybody who may see a thing of one owner under one marking. Many things share an audience; a viewer is asked once for each.</summary>
/// <param name="Owner">The organisation of the stream's first event.</param>
/// <param name="Marking">The stream's marking, combined with a guarded part's where there is one.</param>
public sealed record Audience(Id<Organisation> Owner, Marking Marking)
{
    /// <summary>Whether a viewer belongs to it today.</summary>
    /// <param name="viewer">A member, or the public.</param>
    /// <param name="actsFor">Whether the first organisation acts for the second today.</param>
    public bool Includes(Viewer viewer, Func<Id<Organisation>, Id<Organisation>, bool> actsFor)
    {
        if (Marking.Label == TlpLabel.Clear) return true;
        if (viewer is not { Member: { } member, Organisation: { } organisation }) return false;
        return (Marking.Organisations is not { } released || IsReleasedTo(released, organisation, actsFor))
            && (Marking.Members is not { } named || (named.IsEmpty ? organisation == Owner : named.Contains(member)));
    }

    private bool IsReleasedTo(
        IReadOnlyList<Id<Organisation>> released, Id<Organisation> organisation, Func<Id<Organisation>, Id<Organisation>, bool> actsFor)
    {
        if (organisation == Owner || released.Contains(organisation)) return true;

        // An empty set means the owner alone: not even those for whom the owner acts.
        if (released.Count == 0) return false;
        return Marking.Label == TlpLabel.Amber && (actsFor(Owner, organisation) || released.Any(one => actsFor(one, organisation)));
    }
}

/// <summary>Who looks: a member of an organisation, or the public.</summary>
/// <param name="Member">Null for the public.</param>
/// <param name="Organisation">The member's organisation today; null for the public.</param>
/// <param name="Duties">What the member is entrusted with; nothing for the public.</param>
public sealed record Viewer(Id<Member>? Member, Id<Organisation>? Organisation, Duties Duties = Duties.None)
{
    /// <summary>Nobody in particular.</summary>
    public static readonly Viewer Public = new(null, null);
}
