namespace Truce.Core.Watch;

/// <summary>To whom something is put: an organisation and, where that is known, one of its duty functions. Never a person.</summary>
public sealed record Addressee(Id<Organisation> Organisation, Id<DutyFunction>? Function = null)
{
    /// <summary>The things that it names.</summary>
    public IEnumerable<Reference> Names => Function is { } function ? [Organisation, function] : [Organisation];
}

/// <summary>An addressee with what stands behind it, as far as the caller sees that.</summary>
/// <param name="Function">Null where none is named, or it may not be seen.</param>
public sealed record Addressed(Addressee To, Organisation? Organisation, DutyFunction? Function)
{
    /// <summary>Looks an addressee up; null where none is named.</summary>
    public static Addressed? Of(Addressee? to, IReading reading) =>
        to is null ? null : new Addressed(to, reading.Find(to.Organisation), to.Function is { } function ? reading.Find(function) : null);

    /// <summary>The function of an organisation in which somebody acts.</summary>
    public static Addressed? Of(Id<Organisation> organisation, Id<DutyFunction>? function, IReading reading) =>
        Of(new Addressee(organisation, function), reading);

    /// <summary>
    /// Null where somebody of an organisation can act in a function, or names none; else why not. That it may act at all is asked elsewhere:
    /// an organisation need not be able to look itself up.
    /// </summary>
    public static Refusal? RefuseFunction(Id<Organisation> organisation, Id<DutyFunction>? named, IReading reading) =>
        named is not { } id ? null
        : reading.Find(id) is not { } function ? AccessRefusals.NotFound(id.ToString())
        : function.Account.Organisation != organisation ? DutyFunctionRefusals.NotOfOrganisation(id.ToString())
        : function.Closed is null ? null : DutyFunctionRefusals.Closed(id.ToString());

    /// <summary>Null where it can be put to them; else why not. An addressee that is not there at all is a refusal too.</summary>
    public static Refusal? Refuse(Addressed? one)
    {
        if (one is null) return DutyFunctionRefusals.ToNobody();
        if (one.Organisation is null) return AccessRefusals.NotFound(one.To.Organisation.ToString());
        if (one.To.Function is not { } named) return null;
        if (one.Function is not { } function) return AccessRefusals.NotFound(named.ToString());
        if (function.Account.Organisation != one.To.Organisation) return DutyFunctionRefusals.NotOfOrganisation(named.ToString());
        return function.Closed is null ? null : DutyFunctionRefusals.Closed(named.ToString());
    }
}
