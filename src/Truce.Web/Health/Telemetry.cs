using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Truce.Web.Live;

namespace Truce.Web.Health;

/// <summary>Sends measures to a collector, as OTLP over HTTP, where a start named one. Numbers alone leave: no path, no reference, no text.</summary>
public sealed class Telemetry : IDisposable
{
    // Of the framework's own: how requests, connections and memory fare.
    private static readonly string[] Meters =
        [RecordMeter.Name, LiveMeter.Name, "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private readonly MeterProvider? provider;

    /// <param name="collector">Its address, such as <c>http://collector.example:4318</c>; null sends nothing.</param>
    public Telemetry(Uri? collector)
    {
        if (collector is null) return;
        provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("truce"))
            .AddMeter(Meters)
            .AddOtlpExporter(options => (options.Endpoint, options.Protocol) = (new Uri(collector, "v1/metrics"), OtlpExportProtocol.HttpProtobuf))
            .Build();
    }

    /// <summary>Sends what was measured, now; the exporter does the same by itself once a minute.</summary>
    /// <returns>Whether the collector took it.</returns>
    public bool Flush() => provider?.ForceFlush(5_000) ?? true;

    /// <inheritdoc />
    public void Dispose() => provider?.Dispose();
}
