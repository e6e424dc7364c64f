using Microsoft.Extensions.Logging;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Tests.Store;
using Truce.Web.Hosting;

namespace Truce.Tests.Web;

/// <summary>A record that cannot go on says so: in the log, on the record's page, and to members on every page.</summary>
public sealed class StoppedRecordTests
{
    [Theory]
    [InlineData("en", "The record takes no new entries since 17 Oct 2025, 09:00. Its disk could not be written.")]
    [InlineData("ar", "لا يقبل السجل قيودًا جديدة")]
    public async Task A_ledger_that_cannot_be_written_is_logged_once_and_shown(string language, string words)
    {
        var disk = new MemoryDisk();
        var log = new Lines();
        await using var centre = await RealCentre.OpenAsync(options => options with { Disk = disk }, build: builder => builder.Logging.AddProvider(log));
        using var visitor = centre.Visit(language);
        using var member = await centre.SignedInAsync(language: language);
        (await visitor.Get("/record")).Main.ShouldNotContain(words);
        centre.Test.Do(new OpenQuestion(new LocalText("Did it happen?"), Subject.Incident));
        disk.Room = 0;
        centre.Centre.Prove();
        (await visitor.Get("/record")).Main.ShouldContain(words);
        (await member.Get("/questions")).Main.ShouldContain(words);
        (await visitor.Get("/questions")).Main.ShouldNotContain(words);
        (await visitor.Get("/record/2/receipt")).Status.ShouldBe(503);
        log.All.Count(one => one == RecordWatch.RecordStopped).ShouldBe(1);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<EventId> all = [];

        public IReadOnlyCollection<EventId> All => all;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Critical) all.Enqueue(eventId);
        }

        public void Dispose()
        {
        }
    }
}
