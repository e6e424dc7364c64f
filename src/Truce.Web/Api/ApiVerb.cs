using System.Text.Json;

namespace Truce.Web.Api;

/// <summary>A command as programs send it.</summary>
/// <param name="Name">Its type's name, as permissions and words know it.</param>
/// <param name="Path">Its word in addresses: <c>grade-claim</c>.</param>
public sealed record ApiVerb(string Name, string Path, Type Command)
{
    // What the record alone may be told by its own programs, and what wraps another command.
    private static readonly HashSet<string> Elsewhere = [nameof(EnterFor), nameof(AdoptRecord), nameof(IssueLink), nameof(IssueToken), nameof(TakeEvidence), nameof(ReleaseCopy)];

    /// <summary>Every command that somebody may send, in the order of its word. The list of permissions decides which those are.</summary>
    public static readonly IReadOnlyList<ApiVerb> Every = Read();

    /// <summary>The command of a word in an address; null where there is none.</summary>
    public static ApiVerb? Named(string path) => Every.FirstOrDefault(one => one.Path == path);

    private static List<ApiVerb> Read()
    {
        var types = typeof(ICommand).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(ICommand)) && type.IsClass).ToDictionary(type => type.Name);
        return
        [
            .. from verb in Permissions.All.Select(one => one.Verb).Distinct()
               where !Elsewhere.Contains(verb)
               let path = JsonNamingPolicy.KebabCaseLower.ConvertName(verb)
               orderby path
               select new ApiVerb(verb, path, types[verb]),
        ];
    }
}
