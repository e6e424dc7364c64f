namespace Truce.Formats.Geo;

/// <summary>A file of geometry cannot be taken as it is; the message says where, and what was expected.</summary>
internal sealed class GeoProblem(string message) : Exception(message);
