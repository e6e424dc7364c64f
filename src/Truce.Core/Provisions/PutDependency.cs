using System.Collections.Immutable;

namespace Truce.Core.Provisions;

/// <summary>Says that a provision waits for another one. A second tie to the same one replaces the first.</summary>
public sealed record PutDependency(Id<Provision> Provision, Dependency As) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        var (current, on) = (reading.Find(Provision), reading.Find(As.On));
        var seesBy = As.By is not { } by || reading.Sees(by);
        return Decide(current, on, seesBy, on is null ? [] : Circle.From(on, Provision, reading.Find), this, caller);
    }

    /// <param name="circle">The provisions along which the other one waits for this one, both among them; empty where it does not.</param>
    public static Ruling Decide(
        Provision? current, Provision? on, bool seesBy, ImmutableArray<Provision> circle, PutDependency command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Provision.ToString());
        if (on is null) return AccessRefusals.NotFound(command.As.On.ToString());
        if (!seesBy) return AccessRefusals.NotFound(command.As.By.ToString()!);
        if (Permissions.Refuse(nameof(PutDependency), caller) is { } no) return no;
        if (ProvisionCheck.Unfit(command.As) is { } unfit) return unfit;
        if (command.As.On == command.Provision) return ProvisionRefusals.DependsOnItself(current.Terms.Number);
        if (!circle.IsEmpty) return ProvisionRefusals.DependsInACircle(string.Join(" → ", circle.Prepend(current).Select(one => one.Terms.Number)));
        if (current.DependsOn.Contains(command.As)) return ProvisionRefusals.DependencyStands(on.Terms.Number);
        return Ruling.Of(current.Id, new DependencyPut(command.As));
    }
}

/// <summary>Takes back that a provision waits for another one.</summary>
public sealed record RemoveDependency(Id<Provision> Provision, Id<Provision> On, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Provision), reading.Find(On), this, caller);

    public static Ruling Decide(Provision? current, Provision? on, RemoveDependency command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Provision.ToString());
        if (on is null) return AccessRefusals.NotFound(command.On.ToString());
        if (Permissions.Refuse(nameof(RemoveDependency), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!current.DependsOn.Any(one => one.On == command.On)) return ProvisionRefusals.DoesNotDepend(on.Terms.Number);
        return Ruling.Of(current.Id, new DependencyRemoved(command.On, command.Reason));
    }
}

/// <summary>Finds whether provisions wait for each other in a circle.</summary>
public static class Circle
{
    /// <summary>The way along which one provision waits for another, first and last among it; empty where it does not.</summary>
    /// <param name="from">Where the way begins.</param>
    /// <param name="to">Where it would end.</param>
    /// <param name="find">Looks a provision up; null where the caller may not see it. What cannot be seen is not walked through.</param>
    public static ImmutableArray<Provision> From(Provision from, Id<Provision> to, Func<Id<Provision>, Provision?> find)
    {
        var came = new Dictionary<Id<Provision>, Provision?> { [from.Id] = null };
        var open = new Queue<Provision>([from]);
        while (open.TryDequeue(out var at))
        {
            if (at.Id == to) return Way(at, came);
            foreach (var next in at.DependsOn)
                if (!came.ContainsKey(next.On) && find(next.On) is { } found)
                {
                    came[next.On] = at;
                    open.Enqueue(found);
                }
        }

        return [];
    }

    private static ImmutableArray<Provision> Way(Provision last, Dictionary<Id<Provision>, Provision?> came)
    {
        List<Provision> way = [];
        for (var at = last; at is not null; at = came[at.Id]) way.Insert(0, at);
        return [.. way];
    }
}
