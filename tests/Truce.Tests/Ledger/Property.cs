using FsCheck;
using FsCheck.Fluent;

namespace Truce.Tests.Ledger;

/// <summary>Runs a property over generated cases, always the same ones; a failure prints the smallest case.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> cases, Func<T, bool> property, int times = 100) =>
        Prop.ForAll(cases.ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20261120UL, 41UL, 50));
}
