using Truce.Core.Journal;
using Truce.Web.Api;

namespace Truce.Tests.Oracle;

/// <summary>What programs ask for: every noun by the same routes.</summary>
internal static class ApiDoors
{
    public static IEnumerable<WebDoor> All =>
    [
        WebDoors.Page("/api/", 1, _ => []),
        WebDoors.Page("/api/openapi.json", 1, _ => []),
        WebDoors.Page("/api/record", 4, ask => ask.Log.Deeds.Reverse().Where(deed => ask.Oracle.Sees(ask.Who, deed, ask.Index)).Take(100).Select(deed => deed.Stream)),
        new WebDoor("GET", "/api/record/{index:long}", 6, ask => ask.Deed is null ? 404 : 200, ask => [ask.Deed!.Stream, .. ask.Deed.Tokens]),
        .. OgcDoors.Exports,
        .. from chapter in Contents.All
           where chapter is not RecordChapter
           let path = ApiNoun.Every.First(noun => noun.Kind.Prefix() == chapter.Prefix).Path
           from door in Of(chapter.Prefix, path)
           select door,
    ];

    private static IEnumerable<WebDoor> Of(string prefix, string path)
    {
        (string, string)[] words = [("{nouns}", path)];
        yield return new WebDoor("GET", "/api/{nouns}", 1, _ => 200, Those) { Words = words, More = "&limit=1000" };
        yield return new WebDoor("GET", "/api/{nouns}/{id}", 1, ask => ask.IsThere(prefix) ? 200 : 404, ask => [ask.Id], prefix) { Words = words };
        yield return new WebDoor("GET", "/api/{nouns}/{id}/history", 1, ask => ask.IsThere(prefix) ? 200 : 404, Reasons, prefix) { Words = words };
        yield return new WebDoor("GET", "/api/exports/{file}", 1, _ => 200, Those) { Words = [("{file}", $"{path}.jsonl")] };
        yield return new WebDoor("GET", "/api/exports/{file}", 1, _ => 200, Those) { Words = [("{file}", $"{path}.csv")] };

        static IEnumerable<string> Reasons(WebAsking ask) =>
            ask.Log.Of(ask.Id).Where(deed => ask.Oracle.Sees(ask.Who, deed, ask.Index) && deed.HasBody).Select(deed => deed["reason"]);

        IEnumerable<string> Those(WebAsking ask) => ask.Telling.All(ask.Who, prefix, ask.Index).Where(one => ask.Telling.Stands(ask.Who, one, ask.Index));
    }
}
