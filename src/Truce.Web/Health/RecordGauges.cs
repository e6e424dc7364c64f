using System.Diagnostics.Metrics;
using Truce.Web.Live;

namespace Truce.Web.Health;

/// <summary>How the record stands whenever the meter is read; beside what its writer counts itself.</summary>
public sealed class RecordGauges
{
    public RecordGauges(IMeterFactory factory, Centre centre, RecordWatch watch, LiveHub live, IClock clock)
    {
        var meter = factory.Create(RecordMeter.Name);
        meter.CreateObservableGauge("truce.record.waiting", () => centre.Waiting, "{commit}", "Commits that wait for their place.");
        meter.CreateObservableGauge("truce.record.unproved", () => Now().Unproved, "{event}", "Events that no checkpoint covers yet.");
        meter.CreateObservableGauge("truce.record.unproved.age", () => Now().UnprovedFor.TotalSeconds, "s", "How long the oldest of them has been waiting.");
        meter.CreateObservableGauge("truce.record.writing", () => Now().IsWriting ? 1 : 0, "{yes}", "1 while new entries are taken.");

        HealthReading Now() => HealthReading.Of(centre, watch, live, clock);
    }
}
