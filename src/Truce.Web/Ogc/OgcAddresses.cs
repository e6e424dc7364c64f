using System.Text.Json.Nodes;

namespace Truce.Web.Ogc;

/// <summary>Addresses of the features API, complete with the site's own, and at the moment shown.</summary>
public sealed class OgcAddresses(Visit visit)
{
    public const string Root = "/ogc";

    /// <summary>Relations that OGC names by an address.</summary>
    public const string Conformance = "http://www.opengis.net/def/rel/ogc/1.0/conformance", Queryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables", Data = "http://www.opengis.net/def/rel/ogc/1.0/data";

    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0", GeoJson = "application/geo+json", Schema = "application/schema+json";

    /// <summary>The site, without a path.</summary>
    public string Site { get; } = $"{visit.Context.Request.Scheme}://{visit.Context.Request.Host}";

    /// <summary>A path as a complete address. A language that was asked for stays.</summary>
    public string Of(string path)
    {
        var address = visit.Link(path);
        return visit.Context.Request.Query["lang"] is [{ } language] && Words.Languages.Contains(language) ? $"{Site}{address}{(address.Contains('?') ? '&' : '?')}lang={language}" : Site + address;
    }

    /// <summary>The address that was asked for.</summary>
    public string Self => $"{Site}{visit.Context.Request.Path}{visit.Context.Request.QueryString}";

    /// <summary>The address that was asked for, going on after a page.</summary>
    public string NextOf(string token)
    {
        var kept = visit.Context.Request.Query.Where(one => one.Key is not ("next" or "offset")).SelectMany(one => one.Value, (one, value) => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(value ?? "")}");
        return $"{Site}{visit.Context.Request.Path}?{string.Join('&', kept.Append($"next={token}"))}";
    }

    /// <summary>A link as OGC writes it.</summary>
    /// <param name="titleKey">Of its title among the words.</param>
    public JsonObject Link(string href, string relation, string type, string titleKey, params object[] values) => new()
    {
        ["href"] = href,
        ["rel"] = relation,
        ["type"] = type,
        ["title"] = visit.Words[titleKey, values],
        ["hreflang"] = visit.Words.Language,
    };

    /// <summary>The link to what was asked for itself.</summary>
    public JsonObject SelfLink(string type = "application/json") => Link(Self, "self", type, "ogc.link.self");

    /// <summary>The title of a collection.</summary>
    public string TitleOf(FeatureCollection collection) => visit.Words[$"ogc.collection.{collection.Id}"];
}
