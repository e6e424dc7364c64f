namespace Truce.Core.Access;

/// <summary>
/// Enters something in the name of another organisation, for which the caller's own acts today. Who entered it and for whom both
/// stand in the record; the caller's own rights decide whether it may be done at all.
/// </summary>
/// <param name="Principal">In whose name.</param>
/// <param name="Command">What is entered.</param>
public sealed record EnterFor(Id<Organisation> Principal, ICommand Command) : ICommand
{
    /// <summary>
    /// What is entered, for the canonical form, in which <see cref="Command"/> stands by its interface and so empty. Under one key the
    /// same command for somebody else is another one.
    /// </summary>
    public object Entered => Command;

    /// <summary>Its type's name, for the same.</summary>
    public string Verb => Command.GetType().Name;

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Refuse(reading.Find(Principal), reading.Find(caller.Organisation), this, caller) is { } no ? no : Command.Rule(reading, caller);

    /// <param name="principal">In whose name; null where the caller may not see it.</param>
    /// <param name="own">The caller's organisation; null where the caller may not see it.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="caller">Who asks.</param>
    public static Refusal? Refuse(Organisation? principal, Organisation? own, EnterFor command, Caller caller)
    {
        if (principal is null) return AccessRefusals.NotFound(command.Principal.ToString());
        var today = caller.Now.InUtc().Date;
        return own is not null && own.ActsForOn(command.Principal, today) ? null : AccessRefusals.NotForThem(command.Principal.ToString());
    }
}
