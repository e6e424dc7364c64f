namespace Truce.Web.Hosting;

/// <summary>The centre's clock, as the framework asks for the time.</summary>
internal sealed class ClockTime(IClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
}
