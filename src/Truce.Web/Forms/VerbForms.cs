using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Truce.Web.Pages;
using Truce.Web.Wording;

namespace Truce.Web.Forms;

/// <summary>A form as it is shown: what it asks, what was sent, what is wrong with it.</summary>
/// <param name="Verb">The command's type name; the title stands in the resource files under <c>verb.VERB</c>, a warning under <c>verb.VERB.warning</c>.</param>
/// <param name="About">What it is about, in a line; null for something new.</param>
/// <param name="Fields">What it asks for.</param>
/// <param name="Key">Under which it is recorded once, however often it is sent.</param>
/// <param name="Input">What was sent; null where it is shown for the first time.</param>
/// <param name="Refusal">What the record said; null where it was not asked, or agreed.</param>
/// <param name="Back">Where "cancel" leads.</param>
/// <param name="Remarks">What the guide to wording has to say of the public texts that were sent; empty where it was not asked, or has nothing to say.</param>
public sealed record FormView(
    string Verb, string? About, IReadOnlyList<Field> Fields, string Key, FormInput? Input, Refusal? Refusal, string Back, IReadOnlyList<FieldRemark>? Remarks = null);

/// <summary>What a verb's form is made of, for one visit and one thing.</summary>
/// <param name="About">A line that says what it is about.</param>
/// <param name="Fields">What it asks for.</param>
/// <param name="Command">The command, from what was sent.</param>
/// <param name="Back">Address of the thing that it is about, or of the list.</param>
/// <param name="Done">What is shown once it is recorded, where that can be shown only then; null: the page of what was recorded.</param>
public sealed record VerbForm(string? About, IReadOnlyList<Field> Fields, Func<FormInput, ICommand> Command, string Back, Func<Answer, IResult>? Done = null);

/// <summary>
/// Gives a verb its form: GET shows it, POST records and leads on (303), or shows it again with what is wrong (422). A thing that
/// may not be seen has no forms; the past has none either.
/// </summary>
public static class VerbForms
{
    /// <summary>A form that begins something new.</summary>
    public static void MapForm(this IEndpointRouteBuilder app, string path, string verb, Func<Visit, VerbForm> form)
    {
        app.MapGet(path, (Visit visit) => ShowEmpty(visit, verb, form(visit)));
        app.MapPost(path, (Visit visit, IAntiforgery antiforgery) => TakeAsync(visit, antiforgery, verb, form)).WithMetadata(new TakesTyping());
    }

    /// <summary>A form about one thing, whose reference stands in the path as <c>{id}</c>.</summary>
    public static void MapForm<T>(this IEndpointRouteBuilder app, string path, string verb, Func<Visit, T, VerbForm> form)
        where T : class, INoun<T>
    {
        app.MapGet(path, (string id, Visit visit) => ShowAbout(visit, verb, Find<T>(visit, id), form, id));
        app.MapPost(path, (string id, Visit visit, IAntiforgery antiforgery) => TakeAboutAsync(visit, antiforgery, verb, Find<T>(visit, id), form, id))
            .WithMetadata(new TakesTyping());
    }

    /// <summary>A form about one event, whose index stands in the path as <c>{index}</c>.</summary>
    public static void MapForm(this IEndpointRouteBuilder app, string path, string verb, Func<Visit, Recorded, VerbForm> form)
    {
        app.MapGet(path, (long index, Visit visit) => ShowAbout(visit, verb, visit.View.Event(index), form, $"{index}"));
        app.MapPost(path, (long index, Visit visit, IAntiforgery antiforgery) => TakeAboutAsync(visit, antiforgery, verb, visit.View.Event(index), form, $"{index}"))
            .WithMetadata(new TakesTyping());
    }

    /// <summary>A form about something that is no thing of the record, such as a file that was sent.</summary>
    /// <param name="find">Null where it is not there, or not this visit's.</param>
    /// <param name="absent">What is said then.</param>
    public static void MapForm<T>(this IEndpointRouteBuilder app, string path, string verb, Func<Visit, T?> find, Refusal absent, Func<Visit, T, VerbForm> form)
        where T : class
    {
        app.MapGet(path, (Visit visit) => find(visit) is { } found ? ShowEmpty(visit, verb, form(visit, found)) : Doing.Closed(visit, verb) is { } no ? Refusals.Show(no) : Refusals.Show(absent));
        app.MapPost(path, async (Visit visit, IAntiforgery antiforgery) =>
        {
            if (find(visit) is { } found) return await TakeAsync(visit, antiforgery, verb, here => form(here, found));
            if (visit.Context.Request.HasFormContentType) await visit.Context.Request.ReadFormAsync();
            return Refusals.Show(Doing.Closed(visit, verb) ?? absent);
        }).WithMetadata(new TakesTyping());
    }

    private static T? Find<T>(Visit visit, string id)
        where T : class, INoun<T> => Id<T>.TryParse(id, out var parsed) ? visit.View.Find(parsed) : null;

    private static IResult NotFound(string id) => Refusals.Show(AccessRefusals.NotFound(id));

    private static IResult ShowAbout<T>(Visit visit, string verb, T? found, Func<Visit, T, VerbForm> form, string named)
        where T : class => found is null ? NotFound(named) : ShowEmpty(visit, verb, form(visit, found));

    private static async Task<IResult> TakeAboutAsync<T>(
        Visit visit, IAntiforgery antiforgery, string verb, T? found, Func<Visit, T, VerbForm> form, string named)
        where T : class
    {
        if (found is not null) return await TakeAsync(visit, antiforgery, verb, here => form(here, found));

        // What was typed is read all the same: the page that says no gives it back.
        if (visit.Context.Request.HasFormContentType) await visit.Context.Request.ReadFormAsync();
        return NotFound(named);
    }

    private static IResult ShowEmpty(Visit visit, string verb, VerbForm form) =>
        Doing.Closed(visit, verb) is { } refusal
            ? Refusals.Show(refusal)
            : Show(new FormView(verb, form.About, form.OnBehalf(visit, verb).Fields, Guid.NewGuid().ToString("N"), null, null, form.Back), StatusCodes.Status200OK);

    private static async Task<IResult> TakeAsync(Visit visit, IAntiforgery antiforgery, string verb, Func<Visit, VerbForm> form)
    {
        var isOurs = await antiforgery.IsRequestValidAsync(visit.Context);
        if (!isOurs && !visit.Context.Request.HasFormContentType) return Refusals.Show(WebRefusals.FormTooOld());
        var sent = await visit.Context.Request.ReadFormAsync();
        if (Doing.Closed(visit, verb) is { } closed) return Refusals.Show(isOurs ? closed : WebRefusals.FormTooOld());
        var input = new FormInput(sent.ToDictionary(pair => pair.Key, pair => pair.Value), visit.Words, visit.Profile.Zone);
        var asked = form(visit).OnBehalf(visit, verb);
        var command = asked.Command(input);
        var key = input.Raw("key") is { Length: > 0 } given ? given : Guid.NewGuid().ToString("N");
        var view = new FormView(verb, asked.About, asked.Fields, key, input, null, asked.Back);
        if (!isOurs) return Show(view with { Refusal = WebRefusals.FormTooOld() });

        // The guide may err, so what it remarks on can be sent as it is; a text that was changed meanwhile is looked at anew.
        var remarks = visit.Context.RequestServices.GetRequiredService<WordingAid>().Remarks(asked.Fields, input);
        var isOpen = remarks.Count > 0 && input.Raw(WordingAid.Confirmed) != WordingAid.PrintOf(remarks);
        if (input.Problems.Count > 0 || isOpen) return Show(view with { Remarks = isOpen ? remarks : null }, StatusCodes.Status422UnprocessableEntity);

        var answer = await Doing.ExecuteAsync(visit, command, key);
        if (answer.Refusal is { } refusal) return Show(view with { Refusal = refusal });
        if (asked.Done is { } done) return done(answer);
        visit.Context.Response.StatusCode = StatusCodes.Status303SeeOther;

        // What has no page of its own, such as a judgement, is shown where its form was opened: this visit's view ends before it.
        var own = visit.PageOf(answer.Stream);
        visit.Context.Response.Headers.Location = $"{(own == "/record" ? asked.Back : own)}?recorded={answer.Index}";
        return Results.Empty;
    }

    private static RazorComponentResult Show(FormView view) => Show(view, Refusals.StatusOf(view.Refusal!.Kind));

    private static RazorComponentResult Show(FormView view, int status) =>
        new(typeof(FormPage), new Dictionary<string, object?> { [nameof(FormPage.Form)] = view }) { StatusCode = status };
}
