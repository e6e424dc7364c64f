using Truce.Formats.Geo;

namespace Truce.Formats.Imports;

/// <summary>
/// The geometry that an entry names: a file beside it, and in that file one feature. <c>boundary: places.geojson</c> takes the only
/// feature; <c>feature: adm2_pcode=PS0255</c> beside it the one whose property has that value.
/// </summary>
internal static class Ground
{
    /// <summary>The area of the feature; null where none is named, or it cannot be read.</summary>
    public static Area? Area(Fields fields, string name)
    {
        if (Feature(fields, name) is not { } feature) return null;
        if (feature.Area is { } area && AreaCheck.Unfit(area) is { } unfit)
        {
            fields.Errors.Add(fields.PlaceOf(name), $"feature {feature.Number}: {unfit.Sentence}");
            return null;
        }

        if (feature.Area is null) fields.Errors.Add(fields.PlaceOf(name), $"feature {feature.Number} has no area; a Polygon or MultiPolygon was expected.");
        return feature.Area;
    }

    /// <summary>The line of the feature; null where none is named, or it cannot be read.</summary>
    public static Trace? Trace(Fields fields, string name)
    {
        if (Feature(fields, name) is not { } feature) return null;
        if (feature.Traces is [var trace]) return trace;
        fields.Errors.Add(fields.PlaceOf(name), $"feature {feature.Number} is no single line; a LineString was expected.");
        return null;
    }

    private static GeoFeature? Feature(Fields fields, string name)
    {
        var chosen = fields.Text("feature", 200)?.Split('=', 2);
        if (fields.Attached(name) is not { } attached) return null;
        var place = fields.PlaceOf(name);
        if (!GeoReader.TryRead(attached.Bytes, out var layer, out var problem))
        {
            fields.Errors.Add(place, $"{attached.Name}, {problem}");
            return null;
        }

        if (chosen is { Length: 1 })
        {
            fields.Errors.Add(fields.PlaceOf("feature"), "“feature” is a property and its value, such as adm2_pcode=PS0255.");
            return null;
        }

        var found = layer.Where(chosen?[0], chosen?[1]).ToArray();
        if (found.Length == 1) return found[0];
        var which = chosen is null ? "“feature” names none" : $"{chosen[0]}={chosen[1]}";
        fields.Errors.Add(place, $"{attached.Name}: one feature was expected, and {which}; found {found.Length} of {layer.Features.Length}.");
        return null;
    }
}
