namespace Truce.Bench;

/// <summary>Options of the command line.</summary>
internal static class Options
{
    /// <summary>The whole number after a name; another one where the name is absent.</summary>
    public static int Number(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length
            ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture)
            : otherwise;
}
