using NodaTime;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Core.Tables;
using Truce.Formats.Imports;
using Truce.Formats.Tables;
using Truce.Store.Importing;
using Truce.Web.Tables;

namespace Truce.Tests.Tables;

/// <summary>A centre with a source and a question, into which files are taken.</summary>
internal sealed class TableCentre : IDisposable
{
    public TableCentre()
    {
        Source = Test.New<Source>(new RegisterSource(new LocalText("A source"), SourceKind.Document));
        Question = Test.New<Question>(new OpenQuestion(new LocalText("How many?"), Subject.Casualties));
    }

    public TestCentre Test { get; } = new();

    public Id<Source> Source { get; }

    public Id<Question> Question { get; }

    public long Head => Test.Centre.View(Test.Secretary).Index;

    public DataTable Table => Test.Centre.View(Test.Secretary).All<DataTable>().Single();

    public TableIntake Intake(TableDraft draft)
    {
        var errors = new ImportErrors();
        var intake = TableIntakes.Of(Test.Centre.View(Test.Secretary), draft, null, errors);
        errors.ThrowIfAny();
        return intake!;
    }

    public Task<TableOutcome> TakeAsync(string text, string mapping = TableSamples.Mapping, Action<int, int>? progress = null, CancellationToken cut = default) =>
        TableImport.RunAsync(Test.Centre, Test.Secretary, Intake(TableSamples.Read(mapping, text)), progress, cut);

    public void Dispose() => Test.Dispose();
}
