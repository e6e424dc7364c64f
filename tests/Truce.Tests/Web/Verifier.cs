namespace Truce.Tests.Web;

/// <summary>The program truce-verify, run in this process.</summary>
internal static class Verifier
{
    public static (int Exit, string Answer) Run(params string[] arguments)
    {
        using var answer = new StringWriter();
        var exit = global::Truce.Verify.Tool.Run(arguments, answer);
        return (exit, answer.ToString());
    }
}
