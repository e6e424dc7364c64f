using System.Text.Json;
using Truce.Core.Search;
using Truce.Web.Search;

namespace Truce.Web.Api;

/// <summary>Search for programs: the same words, the same gate and the same order as on the page, as many at a time as a list has.</summary>
public static class ApiSearch
{
    public static IResult Give(Visit visit)
    {
        var request = visit.Context.Request;
        if (!ApiRoutes.TryMost(visit, out var most, out var unfit)) return Problems.Of(visit.Context, unfit!);
        var asked = SearchAsked.Of(request);

        // A page shows everything where it cannot read an address; a program is told.
        if (request.Query["kind"].ToString() is { Length: > 0 } kind && asked.Kind is null) return Problems.Of(visit.Context, ApiRefusals.ParameterUnfit("kind", SafeText.Line(kind)));
        if (request.Query["after"].ToString() is { Length: > 0 } after && asked.After is null) return Problems.Of(visit.Context, ApiRefusals.ParameterUnfit("after", SafeText.Line(after)));
        Hit[] hits = [.. visit.View.Search(asked.Query, asked.Wants, asked.After).Take(most + 1)];
        return Writing.Whole(visit.Context, json =>
        {
            ApiRoutes.Begin(json, visit);
            foreach (var hit in hits.Take(most)) Write(json, visit, asked, hit);
            json.WriteEndArray();
            if (hits.Length > most) ApiRoutes.Next(json, visit, "after", SearchAsked.Say(hits[most - 1]));
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, Visit visit, SearchAsked asked, Hit hit)
    {
        if (Found.Of(hit, asked.Query, visit.View, visit.Words.Language) is not { } found) return;
        json.WriteStartObject();
        json.WriteString("reference", hit.Reference.ToString());
        json.WriteString("kind", hit.Reference.Kind.Word());
        json.WriteString("page", visit.PageOf(hit.Reference));
        if (found.Head is { } head) Say(json, "name", head);
        json.WriteStartArray("texts");
        foreach (var text in found.Texts) Say(json, null, text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Say(Utf8JsonWriter json, string? name, FoundText text)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        json.WriteString("language", text.Language);
        json.WriteString("text", string.Concat(text.Stretches.Select(one => one.Text)));
        json.WriteEndObject();
    }
}
