using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>Keys that are the same in every run, so that a failure can be repeated. They protect nothing.</summary>
internal static class Keys
{
    public const string Origin = "example.truce/gaza";

    /// <summary>The key of a ledger.</summary>
    public static NoteSigner Centre() => NoteSigner.Parse("PRIVATE+KEY+example.truce/gaza+b51cdc74+AWPWqbf+YKrNirz7sIxBQQm5/IfQusSTlNHcox1BWdwy");

    /// <summary>Another key under the same name.</summary>
    public static NoteSigner Stranger() => NoteSigner.Parse("PRIVATE+KEY+example.truce/gaza+cbbebcb8+ASOcrHMfYUZ8kknmOavIwaldG7eh7nBE5qN8r2GheTgW");
}
