using LeerwerkFlow.Bench.Vdab;
using Npgsql;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>A database of its own on the server of <c>LEERWERK_POSTGRES</c>, and what the server tells about it.</summary>
internal sealed class PgBank : IAsyncDisposable
{
    private readonly string naam;
    private readonly NpgsqlDataSource source;

    private PgBank(string adres)
    {
        (Adres, naam) = (adres, new NpgsqlConnectionStringBuilder(adres).Database!);
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(adres) { MaxPoolSize = 1 });
    }

    public string Adres { get; }

    public static async Task<PgBank> MakeAsync()
    {
        var naam = "bench_" + Guid.NewGuid().ToString("N");
        await MeldingenVerb.OnServerAsync($"CREATE DATABASE {naam}");
        return new(new NpgsqlConnectionStringBuilder(MeldingenOpties.Server) { Database = naam }.ToString());
    }

    /// <summary>One that another process made, and drops.</summary>
    public static PgBank At(string adres) => new(adres);

    public async Task<Stand> ReadAsync(double commands)
    {
        // The server tells its counters a moment later; a session tells its own when it is idle.
        var commits = await AskAsync($"SELECT pg_stat_force_next_flush(); SELECT xact_commit FROM pg_stat_database WHERE datname = '{naam}'");
        var wal = await AskAsync("SELECT (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint");
        await AskAsync("VACUUM");
        return new(commands, commits, await AskAsync($"SELECT pg_database_size('{naam}')"), wal, Environment.CpuUsage.TotalTime.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true));
    }

    public async Task<(string Text, bool IsDurable)> DurabilityAsync()
    {
        await using var command = source.CreateCommand("SELECT current_setting('fsync') || '/' || current_setting('synchronous_commit') || '/' || current_setting('full_page_writes')");
        var text = (string)(await command.ExecuteScalarAsync())!;
        return ($"fsync/synchronous_commit/full_page_writes={text}", text == "on/on/on");
    }

    /// <summary>The last number of the last statement; 0 when there is none.</summary>
    public async Task<long> AskAsync(string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await using var rows = await command.ExecuteReaderAsync();
        var last = 0L;
        do
        {
            while (await rows.ReadAsync())
                last = await rows.IsDBNullAsync(0) || rows.GetFieldType(0) != typeof(long) ? last : rows.GetInt64(0);
        }
        while (await rows.NextResultAsync());
        return last;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await MeldingenVerb.OnServerAsync($"DROP DATABASE {naam} WITH (FORCE)");
    }
}
