using Truce.Formats.Geo;
using Truce.Web.Ogc;

namespace Truce.Web.Api;

/// <summary>A whole collection of features as a file of GeoJSON (RFC 7946), written while it is read: the same features as under <c>/ogc</c>.</summary>
internal static class ExportFeatures
{
    public const string Form = "geojson";

    private const int FlushEvery = 64 * 1024;

    public static async Task WriteAsync(Stream to, FeatureCollection collection, Visit visit)
    {
        var features = collection.List(FeatureScope.Of(visit), FeatureQuestion.All, out _)!;
        using var json = new GeoJsonBytes();
        json.Raw("{\"type\":\"FeatureCollection\",\"index\":"u8);
        json.Number(visit.View.Index);
        json.Raw(","u8);
        FeaturePage.About(json, visit, collection);
        json.Raw("\"features\":["u8);
        for (var first = true; features.Next(); first = false)
        {
            json.Raw(first ? "\n{"u8 : ",\n{"u8);
            features.Write(json);
            json.Raw("}"u8);
            if (json.Length < FlushEvery) continue;
            await to.WriteAsync(json.Written, visit.Context.RequestAborted);
            json.Clear();
        }

        json.Raw("\n]}\n"u8);
        await to.WriteAsync(json.Written, visit.Context.RequestAborted);
    }
}
