using LeerwerkFlow.Store;
using Npgsql;
using NpgsqlTypes;

namespace LeerwerkFlow.Tests.Store;

public sealed class PostgresTextTests
{
    [Fact]
    public void A_parameter_goes_by_its_place_and_keeps_it_when_it_is_named_again()
    {
        var bound = Arguments.Bind("UPDATE een SET a = @Naam, b = @nr WHERE c = @naam AND d = '@' || @nr", new { Ongebruikt = "x", Nr = 7L, naam = "an" });

        var text = PostgresText.Of(bound);

        Assert.Equal("UPDATE een SET a = $1, b = $2 WHERE c = $1 AND d = '@' || $2", text.Sql);
        Assert.Equal(["an", 7L], Values(text, bound));
    }

    [Fact]
    public void A_list_is_a_parameter_for_each_member()
    {
        var bound = Arguments.Bind("SELECT 1 FROM twee WHERE a IN @ids AND b = @b", new { ids = new[] { "x", "y" }, b = true });

        var text = PostgresText.Of(bound);

        Assert.Equal("SELECT 1 FROM twee WHERE a IN ($1, $2) AND b = $3", text.Sql);
        Assert.Equal(["x", "y", 1L], Values(text, bound));
    }

    [Fact]
    public void What_must_touch_a_row_has_its_guard_around_it() => Assert.Equal(
        "WITH touched AS (DELETE FROM drie WHERE a = $1 RETURNING 1) SELECT 1 / (COUNT(*) = 1)::int FROM touched",
        PostgresText.Of(Arguments.Bind("DELETE FROM drie WHERE a = @a", new { a = 1L }, 1)).Sql);

    [Fact]
    public void A_null_that_turns_out_to_be_text_is_text_from_then_on_and_another_statement()
    {
        const string Sql = "INSERT INTO vier (a) VALUES (@a)";
        var (niets, iets) = (Arguments.Bind(Sql, new { a = (string?)null }), Arguments.Bind(Sql, new { a = "x" }));
        var before = PostgresText.Of(niets);
        Assert.Equal(NpgsqlDbType.Unknown, Types(before, niets).Single());

        var after = PostgresText.Of(iets);
        Assert.NotEqual(before.Sql, after.Sql);
        Assert.Equal(before.Sql, after.Sql.TrimEnd());
        Assert.Same(after, PostgresText.Of(niets));
        Assert.Equal(NpgsqlDbType.Text, Types(after, niets).Single());
    }

    private static object?[] Values(PostgresText text, Bound bound) => [.. Filled(text, bound).Select(p => p.Value)];

    private static NpgsqlDbType[] Types(PostgresText text, Bound bound) => [.. Filled(text, bound).Select(p => p.NpgsqlDbType)];

    private static NpgsqlParameterCollection Filled(PostgresText text, Bound bound)
    {
        var command = new NpgsqlCommand();
        text.Fill(command.Parameters, bound);
        return command.Parameters;
    }
}
