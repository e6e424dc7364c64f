using Truce.Web.Forms;
using Truce.Web.Lines;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Places;

/// <summary>The forms about places.</summary>
public static class PlaceForms
{
    public static void MapPlaceForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/places/new", nameof(RegisterPlace), NewPlace);
        app.MapForm<Place>("/places/{id}/correct", nameof(CorrectPlace), Correct);
        app.MapForm<Place>("/places/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id.Reference, one.Name));
    }

    private static VerbForm NewPlace(Visit visit) => new(
        null,
        [
            Name(), new ChoiceField("kind", Codes.Options<PlaceKind>(visit.Words, "place-kind")), new TextField("code", IsOptional: true),
            new ChoiceField("within", Ordered(visit, visit.View.All<Place>().Select(one => (one.Id.ToString(), visit.Text(one.Name).Text))), IsOptional: true),
            .. GroundFields(visit, null),
        ],
        form => new RegisterPlace(
            form.Local("name"), form.Code<PlaceKind>("kind"), form.Local("place-basis"), form.OptionalText("code"), form.OptionalReference<Place>("within"),
            form.OptionalPosition("centre"), form.RawAll("approximate").Count > 0, Boundary(visit, form, null)),
        "/places");

    private static VerbForm Correct(Visit visit, Place one) => new(
        visit.Text(one.Name).Text, [Name(one.Name), .. GroundFields(visit, one), Reason],
        form => new CorrectPlace(
            one.Id, form.Local("name"), form.Local("place-basis"), form.Local("reason"), form.OptionalPosition("centre"), form.RawAll("approximate").Count > 0,
            Boundary(visit, form, one.Area)),
        visit.PageOf(one.Id));

    private static IReadOnlyList<Field> GroundFields(Visit visit, Place? now) =>
    [
        new PositionField("centre", now?.Centre, IsOptional: true),
        new ChoicesField("approximate", [("yes", visit.Words["places.approximate"])], now is { Approximate: true } ? ["yes"] : []),
        new TextField("geometry", IsLong: true, IsOptional: true), new LocalField("place-basis", TextCheck.Statement, now?.Basis),
    ];

    // A boundary that is not sent anew stays as it was.
    private static Area? Boundary(Visit visit, FormInput form, Area? now)
    {
        if (LineForms.Ground(visit, form, "geometry") is not { } sent) return now;
        if (sent.Area is null) form.Problem("geometry", visit.Words["form.not-geometry", visit.Words["form.one-shape"]]);
        return sent.Area;
    }
}
