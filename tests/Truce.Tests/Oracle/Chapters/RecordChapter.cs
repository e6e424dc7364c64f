using Truce.Core.Journal;

namespace Truce.Tests.Oracle;

/// <summary>The record itself: what was erased from it.</summary>
internal sealed class RecordChapter : Chapter<CentreRecord>
{
    public override int Weight => 1;

    public override bool StandsWithoutBeginning => true;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) => $"erased {string.Join(' ', life.Select(deed => deed["erased"]))}";

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RedactParts), "EVT", (_, one) => new RedactParts([new ErasedParts(long.Parse(one), ["body"])], CommandDoors.Text, CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb => [.. WebDoors.Form("/trust/declare", null, WebDoors.Secretariat, _ => [])];

    protected override string Render(CentreRecord one) => $"erased {Rendering.Join(one.Erased.Select(parts => $"{parts.Index}:{string.Join(',', parts.Parts)}"))}";
}
