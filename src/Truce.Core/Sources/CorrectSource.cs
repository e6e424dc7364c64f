namespace Truce.Core.Sources;

/// <summary>Corrects how a source is named.</summary>
public sealed record CorrectSource(Id<Source> Source, LocalText Name, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Source), this, caller);

    public static Ruling Decide(Source? current, CorrectSource command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Source.ToString());
        if (Permissions.Refuse(nameof(CorrectSource), caller) is { } no) return no;
        var unfit = TextCheck.First(
            TextCheck.Of(command.Name, "name", TextCheck.Name), TextCheck.Of(command.Reason, "reason", TextCheck.Statement));
        if (unfit is not null) return unfit;
        if (current.Name == command.Name) return SourceRefusals.NameUnchanged();
        return Ruling.Of(current.Id.Reference, new SourceCorrected(command.Name, command.Reason));
    }
}
