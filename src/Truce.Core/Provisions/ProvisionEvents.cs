namespace Truce.Core.Provisions;

public sealed record ProvisionSet(Id<Agreement> Agreement, ProvisionTerms Terms, bool Example = false) : IEvent;

public sealed record ProvisionCorrected(ProvisionTerms Terms, LocalText Reason) : IReasoned;

public sealed record DependencyPut(Dependency As) : IEvent;

public sealed record DependencyRemoved(Id<Provision> On, LocalText Reason) : IReasoned;
