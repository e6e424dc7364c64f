namespace Truce.Web.Ogc;

/// <summary>Every collection of features, in the order in which they are listed.</summary>
public static class FeatureCollections
{
    public static IReadOnlyList<FeatureCollection> All { get; } =
    [
        IncidentFeatures.Incidents, ObservationFeatures.Observations, CrossingFeatures.Crossings, LineFeatures.Versions, LineFeatures.Areas, LineFeatures.Markers, PlaceFeatures.Places,
        PlaceFeatures.Areas,
    ];

    /// <summary>The collection of a name; null where there is none.</summary>
    public static FeatureCollection? Find(string id) => All.FirstOrDefault(one => one.Id == id);
}
