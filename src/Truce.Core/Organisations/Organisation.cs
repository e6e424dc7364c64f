using System.Collections.Immutable;

namespace Truce.Core.Organisations;

/// <summary>What an organisation is to the truce. A kind says nothing about standing: all are listed alike.</summary>
public enum OrganisationKind
{
    Party = 1,
    Guarantor = 2,
    ContributingState = 3,
    Un = 4,
    Ngo = 5,
    PrivateCompany = 6,
    LocalAuthority = 7,
    Press = 8,
    Centre = 9,
}

/// <summary>A role with its dates. Both days count.</summary>
public sealed record Role(LocalText Name, LocalDate From, LocalDate? Until);

/// <summary>For whom an organisation acts, and when. Both days count.</summary>
public sealed record Representation(Id<Organisation> Principal, LocalDate From, LocalDate? Until)
{
    /// <summary>Whether it stands on a day.</summary>
    public bool HoldsOn(LocalDate day) => From <= day && (Until is null || day <= Until);
}

/// <summary>Somebody that takes part, states, answers or is spoken of as a body.</summary>
public sealed record Organisation(
    Id<Organisation> Id, LocalText Name, OrganisationKind OrganisationKind, ImmutableArray<Role> Roles,
    ImmutableArray<Representation> ActsFor, bool Example) : INoun<Organisation>
{
    /// <summary>Whether it acts for another on a day; both the first and the last day count.</summary>
    public bool ActsForOn(Id<Organisation> principal, LocalDate day) => ActsFor.Any(one => one.Principal == principal && one.HoldsOn(day));

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Organisation;

    /// <inheritdoc />
    public static Organisation? Apply(Organisation? current, Recorded recorded) => recorded.Event switch
    {
        OrganisationRegistered e => new Organisation(new(recorded.Head.Stream.Number), e.Name, e.Kind, [], [], e.Example),
        OrganisationRenamed e => current! with { Name = e.Name },
        RoleAssumed e => current! with { Roles = current.Roles.Add(new Role(e.Role, e.From, e.Until)) },
        RoleEnded e => current! with { Roles = current.Roles.SetItem(e.Role, current.Roles[e.Role] with { Until = e.Until }) },
        RepresentationDeclared e => current! with { ActsFor = current.ActsFor.Add(new Representation(e.Principal, e.From, e.Until)) },
        RepresentationEnded e => current! with { ActsFor = [.. current.ActsFor.Select(one => End(one, e))] },
        _ => current,
    };

    private static Representation End(Representation one, RepresentationEnded e) =>
        one.Principal == e.Principal && (one.Until is null || one.Until > e.Until) ? one with { Until = e.Until } : one;
}
