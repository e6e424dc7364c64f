using System.Globalization;
using System.Text.Json;
using Truce.Web.Forms;
using Truce.Web.Pages;

namespace Truce.Web.Api;

/// <summary>
/// The record for programs. What a page shows can be asked for here, and every command that a form records can be sent: reading goes
/// through the same view, writing through the same door. <c>/api/openapi.json</c> describes it.
/// </summary>
public static class ApiRoutes
{
    private const int MostItems = 1_000, UsualItems = 100;

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api");
        api.AddEndpointFilter(RefuseUnreadableMoment);
        api.MapGet("/", Contents);
        api.MapGet("/openapi.json", ApiDescription.Give);
        api.MapGet("/record", ListEvents);
        api.MapGet("/record/{index:long}", ShowEvent);
        api.MapPost("/commands/{verb}", ApiCommands.TakeAsync).DisableAntiforgery();
        api.MapGet("/exports/{file}", Exports.Give);
        api.MapGet("/search", ApiSearch.Give);
        api.MapGet("/{nouns}", List);
        api.MapGet("/{nouns}/{id}", Show);
        api.MapGet("/{nouns}/{id}/history", ShowHistory);
    }

    private static async ValueTask<object?> RefuseUnreadableMoment(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var visit = call.HttpContext.RequestServices.GetRequiredService<Visit>();
        return visit.IsAsOfMalformed
            ? Problems.Of(call.HttpContext, WebRefusals.MomentUnreadable(call.HttpContext.Request.Query["asOf"].ToString()))
            : await next(call);
    }

    private static IResult Contents(Visit visit) => Writing.Whole(visit.Context, json =>
    {
        json.WriteStartObject();
        json.WriteString("name", visit.Text(visit.CentreName).Text);
        json.WriteString("origin", visit.Centre.Origin);
        json.WriteNumber("index", visit.View.Index);
        json.WriteString("description", visit.Link("/api/openapi.json"));
        json.WriteString("record", visit.Link("/api/record"));
        json.WriteString("search", visit.Link("/api/search"));
        json.WriteStartArray("lists");
        foreach (var noun in ApiNoun.Every) json.WriteStringValue(visit.Link($"/api/{noun.Path}"));
        json.WriteEndArray();
        json.WriteStartArray("commands");
        foreach (var verb in ApiVerb.Every.Where(one => Doing.Closed(visit, one.Name) is null)) json.WriteStringValue($"/api/commands/{verb.Path}");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static IResult List(string nouns, Visit visit)
    {
        if (ApiNoun.Named(nouns) is not { } noun) return NoSuchNoun(visit, nouns);
        if (!TryMost(visit, out var most, out var unfit) || !TryReference(visit, "before", out var before, out unfit) || !TryReference(visit, "under", out var under, out unfit))
            return Problems.Of(visit.Context, unfit!);
        if (before is { } last && noun.Find(visit.View, last) is null) return Problems.Of(visit.Context, AccessRefusals.NotFound(last.ToString()));
        var found = under is { } thing ? After(noun.Under(visit.View, thing).Reverse(), before) : noun.Newest(visit.View, before);
        ApiThing[] items = [.. found.Take(most + 1)];
        return Writing.Whole(visit.Context, json =>
        {
            var write = new ApiJson(visit);
            Begin(json, visit);
            foreach (var item in items.Take(most)) write.Thing(json, item);
            json.WriteEndArray();
            if (items.Length > most) Next(json, visit, "before", items[most - 1].Reference.ToString());
            json.WriteEndObject();
        });
    }

    private static IResult Show(string nouns, string id, Visit visit)
    {
        if (ApiNoun.Named(nouns) is not { } noun) return NoSuchNoun(visit, nouns);
        if (!Reference.TryParse(id, out var reference) || reference.Kind != noun.Kind || noun.Find(visit.View, reference) is not { } thing)
            return Problems.Of(visit.Context, AccessRefusals.NotFound(id));
        return Writing.Whole(visit.Context, json => new ApiJson(visit).Thing(json, thing));
    }

    private static IResult ShowHistory(string nouns, string id, Visit visit)
    {
        if (ApiNoun.Named(nouns) is not { } noun) return NoSuchNoun(visit, nouns);
        if (!Reference.TryParse(id, out var reference) || reference.Kind != noun.Kind || noun.Find(visit.View, reference) is null)
            return Problems.Of(visit.Context, AccessRefusals.NotFound(id));
        return Writing.Whole(visit.Context, json =>
        {
            var write = new ApiJson(visit);
            Begin(json, visit);
            foreach (var one in visit.View.LifeOf(reference)) write.Event(json, one);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static IResult ListEvents(Visit visit)
    {
        if (!TryMost(visit, out var most, out var unfit)) return Problems.Of(visit.Context, unfit!);
        var (asked, before) = (visit.Context.Request.Query["before"].ToString(), long.MaxValue);
        if (asked.Length > 0 && !long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Problems.Of(visit.Context, ApiRefusals.ParameterUnfit("before", SafeText.Line(asked)));
        Recorded[] events = [.. visit.View.EventsBefore(before, most + 1)];
        return Writing.Whole(visit.Context, json =>
        {
            var write = new ApiJson(visit);
            Begin(json, visit);
            foreach (var one in events.Take(most)) write.Event(json, one);
            json.WriteEndArray();
            if (events.Length > most) Next(json, visit, "before", $"{events[most - 1].Head.Index}");
            json.WriteEndObject();
        });
    }

    private static IResult ShowEvent(long index, Visit visit) => visit.View.Event(index) is { } recorded
        ? Writing.Whole(visit.Context, json => new ApiJson(visit).Event(json, recorded))
        : Problems.Of(visit.Context, AccessRefusals.NotFound($"{index}"));

    /// <summary>There is no such list.</summary>
    internal static IResult NoSuchNoun(Visit visit, string named) =>
        Problems.Of(visit.Context, ApiRefusals.NoSuchNoun(SafeText.Line(named), string.Join(", ", ApiNoun.Every.Select(one => one.Path))));

    private static IEnumerable<ApiThing> After(IEnumerable<ApiThing> things, Reference? last) =>
        last is { } named ? things.SkipWhile(one => one.Reference != named).Skip(1) : things;

    // A list answers for one index, which its reader can ask for again with asOf.
    internal static void Begin(Utf8JsonWriter json, Visit visit)
    {
        json.WriteStartObject();
        json.WriteNumber("index", visit.View.Index);
        if (visit.Centre.IsExample) json.WriteBoolean("example", true);
        json.WriteStartArray("items");
    }

    internal static void Next(Utf8JsonWriter json, Visit visit, string parameter, string value)
    {
        var kept = visit.Context.Request.Query.Where(pair => pair.Key != parameter).SelectMany(pair => pair.Value, (pair, one) => $"{pair.Key}={Uri.EscapeDataString(one ?? "")}");
        var address = $"{visit.Context.Request.Path}?{string.Join('&', kept.Append($"{parameter}={Uri.EscapeDataString(value)}"))}";
        json.WriteString("next", address);
        visit.Context.Response.Headers.Link = $"<{address}>; rel=\"next\"";
    }

    internal static bool TryMost(Visit visit, out int most, out Refusal? unfit)
    {
        var asked = visit.Context.Request.Query["limit"].ToString();
        (most, unfit) = (UsualItems, null);
        if (asked.Length == 0 || (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out most) && most is > 0 and <= MostItems)) return true;
        unfit = ApiRefusals.ParameterUnfit("limit", SafeText.Line(asked));
        return false;
    }

    private static bool TryReference(Visit visit, string name, out Reference? reference, out Refusal? unfit)
    {
        var asked = visit.Context.Request.Query[name].ToString();
        (reference, unfit) = (null, null);
        if (asked.Length == 0) return true;
        if (Reference.TryParse(asked, out var parsed))
        {
            reference = parsed;
            return true;
        }

        unfit = ApiRefusals.ParameterUnfit(name, SafeText.Line(asked));
        return false;
    }
}
