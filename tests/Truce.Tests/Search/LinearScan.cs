using Truce.Core.Claims;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Relations;
using Truce.Core.Reports;
using Truce.Core.Search;
using Truce.Core.Sources;
using Truce.Store.Centres;
using Truce.Store.Viewing;

namespace Truce.Tests.Search;

/// <summary>Search as plain as it can be: everything that the view shows is read word for word. Slow, and the law for the index.</summary>
internal static class LinearScan
{
    public static List<Hit> Search(Centre centre, Id<Core.Access.Member>? member, long index, SearchQuery query)
    {
        var view = centre.View(member, index);
        var hits = query.References.Where(one => view.WordingOf(one) is not null).Select(one => new Hit(one, HitRank.Reference, view.LifeOf(one)[0].Head.Index)).ToList();
        if (query.Terms.IsEmpty) return hits;
        List<Hit> found = [];
        Look<Organisation>();
        Look<Source>();
        Look<Report>();
        Look<Claim>();
        Look<Question>();
        Look<Incident>();
        Look<Relation>();
        return [.. hits, .. found.OrderBy(hit => hit.Rank).ThenByDescending(hit => hit.Since)];

        void Look<T>()
            where T : class, INoun<T>
        {
            foreach (var state in view.All<T>())
            {
                var wording = Wordings.Of(state);
                if (query.References.Contains(state.Id.Reference) || RankOf(wording, query) is not { } rank) continue;
                var since = index;
                while (since > 0 && centre.View(member, since - 1).Find(state.Id) is { } before && Wordings.Of(before).Equals(wording)) since--;
                found.Add(new Hit(state.Id, rank, since));
            }
        }
    }

    private static HitRank? RankOf(Truce.Core.Search.Wording wording, SearchQuery query)
    {
        string[] name = [.. wording.Title?.Present ?? [], .. wording.Code is { } code ? [code] : Array.Empty<string>()];
        string[] all = [.. name, .. wording.Said.SelectMany(text => text.Present)];
        return query.Terms.All(term => Holds(name, term)) ? HitRank.Name : query.Terms.All(term => Holds(all, term)) ? HitRank.Words : null;
    }

    private static bool Holds(IEnumerable<string> texts, Term term)
    {
        foreach (var text in texts)
        {
            var reader = new WordReader(text, new char[WordReader.Room]);
            while (reader.Read())
                if (term.Meets(reader.Word)) return true;
        }

        return false;
    }
}
