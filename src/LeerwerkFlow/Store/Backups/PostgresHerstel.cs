using Dapper;
using Npgsql;

namespace LeerwerkFlow.Store.Backups;

/// <summary>A PostgreSQL database that is put back: as a database beside it, and then both get another name in one transaction.</summary>
internal sealed class PostgresHerstel : Herstel
{
    private readonly string database;
    private readonly string ernaast;

    public PostgresHerstel(StoreOptions options, string stempel)
        : base(options, stempel)
    {
        DataDirectory.Check(options.DataDirectory);
        database = new NpgsqlConnectionStringBuilder(options.Postgres).Database ?? throw new CannotStart("In de instelling Store:Postgres staat geen Database.");
        ernaast = $"{database}_herstel_{stempel}";
        Ernaast = options with { DataDirectory = Folder(), Postgres = new NpgsqlConnectionStringBuilder(options.Postgres) { Database = ernaast, Pooling = false }.ToString() };
    }

    public override StoreOptions Ernaast { get; }

    public override async Task CheckPlaceAsync(bool vervang)
    {
        await using var server = await ServerAsync();
        if (!await ExistsAsync(server, database))
            return;
        if (await server.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = @database AND pid <> pg_backend_pid()", new { database }) > 0)
            throw new CannotStart(InGebruik);
        if (!vervang && await PostgresBackup.SchemaAsync(Options.Postgres) is not null)
            throw NotEmpty($"de databank '{database}'");
    }

    public override async Task FillAsync(string file, string hash, TextWriter output)
    {
        await using var server = await ServerAsync();
        await server.ExecuteAsync($"CREATE DATABASE {Quoted(ernaast)}");
        await output.WriteLineAsync("pg_restore zet de rijen terug. Dat kan lang duren.");
        await PostgresBackup.RunAsync("pg_restore", Ernaast.Postgres, "--exit-on-error", "--no-owner", "--no-privileges", "--dbname=" + ernaast, file);
    }

    public override async Task<string?> SwapAsync()
    {
        await using var server = await ServerAsync();
        try
        {
            await using var transaction = await server.BeginTransactionAsync();
            var oud = await ExistsAsync(server, database) ? $"{database}_voor_herstel_{Stempel}" : null;
            if (oud is not null)
                await server.ExecuteAsync($"ALTER DATABASE {Quoted(database)} RENAME TO {Quoted(oud)}");
            await server.ExecuteAsync($"ALTER DATABASE {Quoted(ernaast)} RENAME TO {Quoted(database)}");
            await transaction.CommitAsync();
            return oud;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw new CannotStart(InGebruik, e);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Ernaast.DataDirectory))
            Directory.Delete(Ernaast.DataDirectory, recursive: true);
        await using var server = await ServerAsync();
        await server.ExecuteAsync($"DROP DATABASE IF EXISTS {Quoted(ernaast)}");
    }

    private static Task<bool> ExistsAsync(NpgsqlConnection server, string naam) => server.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = @naam)", new { naam });

    // A name cannot be a parameter.
    private static string Quoted(string naam) => $"\"{naam.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task<NpgsqlConnection> ServerAsync()
    {
        var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Options.Postgres) { Database = "postgres", Pooling = false }.ToString());
        try
        {
            await server.OpenAsync();
            return server;
        }
        catch (NpgsqlException e)
        {
            await server.DisposeAsync();
            throw new CannotStart($"PostgreSQL opent niet: {e.Message}", e);
        }
    }
}
