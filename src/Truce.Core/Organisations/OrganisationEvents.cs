namespace Truce.Core.Organisations;

public sealed record OrganisationRegistered(LocalText Name, OrganisationKind Kind, bool Example = false) : IEvent;

public sealed record OrganisationRenamed(LocalText Name, LocalText Reason) : IReasoned;

public sealed record RoleAssumed(LocalText Role, LocalDate From, LocalDate? Until = null) : IEvent;

/// <param name="Role">Which of the roles, from 0 in the order in which they were recorded.</param>
/// <param name="Until">The last day.</param>
public sealed record RoleEnded(int Role, LocalDate Until) : IEvent;

public sealed record RepresentationDeclared(Id<Organisation> Principal, LocalDate From, LocalDate? Until = null) : IEvent;

public sealed record RepresentationEnded(Id<Organisation> Principal, LocalDate Until) : IEvent;
