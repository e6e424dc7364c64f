using Npgsql;
using NpgsqlTypes;
using Truce.Bench.Recording;
using Truce.Core.Search;

namespace Truce.Bench.Searching;

/// <summary>
/// The peer: PostgreSQL's full text, a tsvector under a GIN index, in a server of its own. It is given the same words in the same folded
/// forms, and who may see them as a number, so that it answers the same questions; it holds no past and no corrections.
/// </summary>
internal sealed class FullText : IDisposable
{
    private readonly Postgres server;
    private readonly NpgsqlConnection connection;

    private FullText(Postgres server, NpgsqlConnection connection) => (this.server, this.connection) = (server, connection);

    /// <summary>Starts it and loads every claim; null where PostgreSQL is not installed.</summary>
    public static FullText? Start(SearchCentre centre)
    {
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        if (Postgres.Start(folder) is not { } server) return null;
        var connection = new NpgsqlConnection($"Host={folder};Username=postgres;Database=postgres;Command Timeout=0");
        connection.Open();
        var peer = new FullText(server, connection);
        peer.Execute("create table text (id int primary key, audience int not null, words text not null)");
        var view = centre.Centre.View(centre.Keeper);
        using (var import = connection.BeginBinaryImport("copy text from stdin (format binary)"))
        {
            var id = 0;
            foreach (var claim in view.All<Claim>())
            {
                import.StartRow();
                import.Write(id++, NpgsqlDbType.Integer);
                import.Write(AudienceOf(view.MarkingOf(claim.Id)!), NpgsqlDbType.Integer);
                import.Write(Forms(claim.Statement), NpgsqlDbType.Text);
            }

            import.Complete();
        }

        peer.Execute("alter table text add column vector tsvector generated always as (to_tsvector('simple', words)) stored");
        peer.Execute("create index text_words on text using gin (vector)");
        peer.Execute("vacuum analyze text");
        return peer;
    }

    /// <summary>How long it takes to find the fifty latest, in milliseconds.</summary>
    public double Ask(AskedSearch asked, Id<Member> keeper)
    {
        var terms = SearchQuery.Read(asked.Typed).Terms.Select(term =>
            term.IsBeginning ? $"({term.Word}:*{(term.Bare is { } bare ? $" | {bare}:*" : "")})" : term.Word);
        using var command = new NpgsqlCommand("select id from text where vector @@ to_tsquery('simple', $1) and audience = any ($2) order by id desc limit 51", connection);
        command.Parameters.AddWithValue(string.Join(" & ", terms));
        command.Parameters.AddWithValue(asked.Viewer is null ? [0] : asked.Viewer == keeper ? new[] { 0, 1, 2, 3 } : [0, 1, 2]);
        var begin = Stopwatch.GetTimestamp();
        using (var reader = command.ExecuteReader())
            while (reader.Read()) reader.GetInt32(0);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    /// <summary>Bytes of the index and of what it is made from.</summary>
    public long Bytes()
    {
        using var command = new NpgsqlCommand("select pg_relation_size('text_words') + pg_table_size('text')", connection);
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }

    private void Execute(string statement)
    {
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }

    private static int AudienceOf(Marking marking) => marking.Label switch { TlpLabel.Clear => 0, TlpLabel.Green => 1, TlpLabel.Amber => 2, _ => 3 };

    private static string Forms(LocalText text)
    {
        var forms = new List<string>();
        Span<int> starts = stackalloc int[WordForms.Most];
        foreach (var one in text.Present)
        {
            var reader = new WordReader(one, new char[WordReader.Room]);
            while (reader.Read())
            {
                var count = WordForms.Of(reader.Word, starts);
                for (var at = 0; at < count; at++) forms.Add(reader.Word[starts[at]..].ToString());
            }
        }

        return string.Join(' ', forms);
    }
}
