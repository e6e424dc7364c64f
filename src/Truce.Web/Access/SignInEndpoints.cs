namespace Truce.Web.Access;

/// <summary>Who looks: the choice in an example, the sign-in of a real centre.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
    }
}
