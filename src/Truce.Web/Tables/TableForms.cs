using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Tables;

/// <summary>The forms of tables. Editions come in through <see cref="TableImportEndpoints"/>.</summary>
public static class TableForms
{
    public static void MapTableForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<DataTable>("/tables/{id}/withdraw", nameof(WithdrawTable), Withdraw);
        app.MapForm<DataTable>("/tables/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Terms.Title));
    }

    private static VerbForm Withdraw(Visit visit, DataTable one) => new(
        visit.Text(one.Terms.Title).Text, [Reason], form => new WithdrawTable(one.Id, form.Local("reason")), visit.PageOf(one.Id));
}
