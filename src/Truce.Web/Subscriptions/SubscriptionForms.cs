using Truce.Store.Accounts;
using Truce.Web.Forms;
using Truce.Web.Watch;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Subscriptions;

/// <summary>The forms of subscriptions.</summary>
public static class SubscriptionForms
{
    public static void MapSubscriptionForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/subscriptions/new", nameof(OpenSubscription), New);
        app.MapForm<Subscription>("/subscriptions/{id}/change", nameof(ChangeSubscription), Change);
        app.MapForm<Subscription>("/subscriptions/{id}/end", nameof(EndSubscription), End);
        app.MapForm<Subscription>("/subscriptions/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Use));
    }

    private static VerbForm New(Visit visit) => new(
        null, AccountFields(visit, null), form => new OpenSubscription(AccountOf(form)), "/feeds",
        answer => SubscriptionRoutes.ShowSecret(
            visit.Context.RequestServices.GetRequiredService<SubscriptionSecrets>(), visit.Centre.View(visit.Member!.Id).Find(new Id<Subscription>(answer.Stream.Number))!));

    private static VerbForm Change(Visit visit, Subscription one) => new(
        visit.Text(one.Account.Use).Text, [.. AccountFields(visit, one.Account), Reason],
        form => new ChangeSubscription(one.Id, AccountOf(form), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm End(Visit visit, Subscription one) => new(
        visit.Text(one.Account.Use).Text, [Reason], form => new EndSubscription(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static IReadOnlyList<Field> AccountFields(Visit visit, SubscriptionAccount? now) =>
    [
        new LocalField("subscription-use", TextCheck.Name, now?.Use), new TextField("subscription-address", Initial: now?.Address ?? ""),
        new ChoicesField(
            "subscription-kinds", Ordered(visit, Api.ApiNoun.Every.Select(noun => (noun.Kind.Word(), visit.Words.ThingOf(noun.Kind)))),
            [.. now is { Kinds.IsDefault: false } ? now.Kinds.Select(kind => kind.Word()) : []]),
        new TextField("subscription-about", Initial: now?.About?.ToString() ?? "", IsOptional: true),
    ];

    private static SubscriptionAccount AccountOf(FormInput form) => new(
        form.Local("subscription-use"), form.Text("subscription-address"),
        [.. Api.ApiNoun.Every.Where(noun => form.RawAll("subscription-kinds").Contains(noun.Kind.Word())).Select(noun => noun.Kind)], form.OptionalThing("subscription-about"));
}
