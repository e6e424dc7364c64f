using Truce.Web.Questions;

namespace Truce.Web.Floor;

/// <summary>
/// What the floor looks at: the latest claims that came into the record, and the questions that they answer. The rest is on the pages of
/// its questions; a floor that read a whole record would not be there when it is needed.
/// </summary>
/// <param name="Claims">The newest first.</param>
/// <param name="Questions">Those that these claims answer, the last answered first, each with all of its answers.</param>
public sealed record FloorRecent(IReadOnlyList<Claim> Claims, IReadOnlyList<(Question Question, Answers Answers)> Questions)
{
    /// <summary>Claims at most.</summary>
    public const int MostClaims = 2_000;

    /// <summary>Incidents at most, the latest entered.</summary>
    public const int MostIncidents = 1_000;

    private const int MostQuestions = 60;

    public static FloorRecent Of(View view)
    {
        Claim[] claims = [.. view.Newest<Claim>().Take(MostClaims)];
        var questions = from id in claims.SelectMany(claim => claim.Links).Select(link => link.Question).Distinct()
                        let question = view.Find(id)
                        where question is not null
                        select (question, Answers.To(id, view));
        return new FloorRecent(claims, [.. questions.Take(MostQuestions)]);
    }
}
