namespace Truce.Formats.Alerts;

/// <summary>For whom an alert is (CAP 1.2, 3.2.1).</summary>
public enum CapScope
{
    Public = 1,

    /// <summary>For those whom <see cref="CapMessage.Limit"/> describes.</summary>
    Restricted = 2,

    /// <summary>For those whom <see cref="CapMessage.Limit"/> names.</summary>
    Private = 3,
}

/// <summary>A message of an alert with what the record does not say by itself: names, and where it is read.</summary>
/// <param name="Sender">Who speaks, by a name that is unlike others: the ledger's. Without blanks, commas, &lt; and &amp;.</param>
/// <param name="Alert">The alert, with all messages up to this one at least.</param>
/// <param name="Message">Which of its messages.</param>
public sealed record CapMessage(string Sender, Alert Alert, AlertMessage Message)
{
    /// <summary>For whom.</summary>
    public CapScope Scope { get; init; } = CapScope.Public;

    /// <summary>Whom a restricted or private one is for; null of a public one.</summary>
    public string? Limit { get; init; }

    /// <summary>Whether nothing of it happens, whatever it says itself: the centre is an example, or the alert is.</summary>
    public bool IsExercise { get; init; }

    /// <summary>What is said of it beside the alert itself; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Who issues it; null where that may not be said.</summary>
    public LocalText? SenderName { get; init; }

    /// <summary>What it warns of, in a language.</summary>
    public required Func<string, string> Event { get; init; }

    /// <summary>Its page.</summary>
    public Uri? Page { get; init; }

    /// <summary>The code of a place; null where it has none, or it may not be seen.</summary>
    public Func<Id<Core.Places.Place>, string?> CodeOf { get; init; } = _ => null;

    /// <summary>The name of a message, the same for ever.</summary>
    public string IdentifierOf(AlertMessage one) => $"{Sender}.{Alert.Id}.{one.Number}";
}
