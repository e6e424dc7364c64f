using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.SituationReports;

namespace Truce.Tests.SituationReports;

/// <summary>A few things that an audience sees, for decisions: all that is asked for else is not there.</summary>
internal sealed class FewThings(params object[] things) : IOverview
{
    public long Index => 11;

    public HashSet<Reference> Hidden { get; init; } = [];

    public T? Find<T>(Id<T> id)
        where T : class, INoun<T> => All<T>().FirstOrDefault(one => one.Id == id);

    public IEnumerable<T> All<T>()
        where T : class, INoun<T> => things.OfType<T>();

    public IEnumerable<T> Newest<T>()
        where T : class, INoun<T> => All<T>().Reverse();

    public IEnumerable<T> Under<T>(Reference thing)
        where T : class, INoun<T> => All<T>().Where(one => T.Under(one).Contains(thing));

    public bool Sees(Reference thing) => !Hidden.Contains(thing);

    public Id<Organisation>? OwnerOf(Reference stream) => new Id<Organisation>(2);

    public long? EntryOf(Reference stream) => 7;
}
