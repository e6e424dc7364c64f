using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Truce.Core.Journal;

/// <summary>Positions and shapes as canonical JSON: lists of integers, in the nesting of GeoJSON.</summary>
internal static class CanonicalShapes
{
    public static void AddTo(IList<JsonConverter> converters)
    {
        converters.Add(new PositionConverter());
        converters.Add(new WrapConverter<Trace, Position>(value => value.Positions, positions => new Trace(positions)));
        converters.Add(new WrapConverter<Ring, Position>(value => value.Positions, positions => new Ring(positions)));
        converters.Add(new WrapConverter<Polygon, Ring>(value => value.Rings, rings => new Polygon(rings)));
        converters.Add(new WrapConverter<Area, Polygon>(value => value.Polygons, polygons => new Area(polygons)));
    }

    /// <summary>Two integers, longitude first, as GeoJSON orders them.</summary>
    private sealed class PositionConverter : JsonConverter<Position>
    {
        public override Position Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !reader.Read()) throw new JsonException("Not a position.");
            var longitude = reader.GetInt32();
            if (!reader.Read()) throw new JsonException("Not a position.");
            var latitude = reader.GetInt32();
            if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray) throw new JsonException("Not a position.");
            return new Position(latitude, longitude);
        }

        public override void Write(Utf8JsonWriter writer, Position value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Longitude);
            writer.WriteNumberValue(value.Latitude);
            writer.WriteEndArray();
        }
    }

    /// <summary>A shape is the list that it holds, and nothing around it.</summary>
    private sealed class WrapConverter<T, TItem>(Func<T, ImmutableArray<TItem>> open, Func<ImmutableArray<TItem>, T> wrap) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            wrap(JsonSerializer.Deserialize<ImmutableArray<TItem>>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, open(value), options);
    }
}
