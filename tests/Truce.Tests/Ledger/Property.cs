using FsCheck;
using FsCheck.Fluent;

namespace Truce.Tests.Ledger;

/// <summary>Runs a property over generated cases, always the same ones; a failure prints the smallest case.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> cases, Func<T, bool> property, int times = 100)
    {
        var tried = 0;
        // A replay that names a size as well runs one case alone, so none is named, and the cases are counted.
        Prop.ForAll(cases.ToArbitrary(), value => Count(ref tried) && property(value))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20261120UL, 41UL));
        tried.ShouldBeGreaterThanOrEqualTo(times);
    }

    private static bool Count(ref int tried) => ++tried > 0;
}
