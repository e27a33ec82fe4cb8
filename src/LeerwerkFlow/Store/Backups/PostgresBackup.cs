using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;

namespace LeerwerkFlow.Store.Backups;

/// <summary>A copy of a PostgreSQL database at one instant: <c>pg_dump</c> in its custom format, which <c>pg_restore</c> has then read to its end.</summary>
internal static class PostgresBackup
{
    /// <returns>The schema of the database.</returns>
    public static async Task<long> CopyAsync(StoreOptions options, string file, TextWriter output)
    {
        var schema = await SchemaAsync(options.Postgres) ?? throw new CannotStart("In deze databank staat nog niets van LeerwerkFlow. Kijk na of de instelling Store:Postgres klopt.");
        await output.WriteLineAsync("pg_dump leest de databank. Dat kan lang duren.");
        await RunAsync("pg_dump", options.Postgres, "--format=custom", "--no-owner", "--no-privileges", "--file=" + file);
        await RunAsync("pg_restore", null, "--file=" + (OperatingSystem.IsWindows() ? "NUL" : "/dev/null"), file);
        return schema;
    }

    /// <summary>The number of the last migration; null when no row of ours was ever in this database.</summary>
    public static async Task<long?> SchemaAsync(string postgres)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ToString());
            await connection.OpenAsync();
            return await connection.ExecuteScalarAsync<bool>("SELECT to_regclass('schema_versie') IS NOT NULL") ? await connection.ExecuteScalarAsync<long?>("SELECT MAX(nr) FROM schema_versie") : null;
        }
        catch (NpgsqlException e)
        {
            throw new CannotStart($"PostgreSQL opent niet: {e.Message}", e);
        }
    }

    /// <summary>Runs a program of PostgreSQL. Throws <see cref="CannotStart"/> when it is not there or does not end well, with what it said.</summary>
    /// <param name="postgres">The database it opens; the password goes by its environment, which others do not see. Null: none.</param>
    public static async Task RunAsync(string program, string? postgres, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardError = true };
        if (postgres is not null)
        {
            var settings = new NpgsqlConnectionStringBuilder(postgres);
            foreach (var (naam, waarde) in new[] { ("PGHOST", settings.Host), ("PGPORT", settings.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", settings.Username), ("PGPASSWORD", settings.Password), ("PGDATABASE", settings.Database) })
                start.Environment[naam] = waarde;
        }

        try
        {
            using var run = Process.Start(start)!;
            var fout = await run.StandardError.ReadToEndAsync();
            await run.WaitForExitAsync();
            if (run.ExitCode != 0)
                throw new CannotStart($"{program} lukt niet: {fout.Trim()}");
        }
        catch (Win32Exception e)
        {
            throw new CannotStart($"Het programma {program} staat niet op deze machine. Installeer het pakket postgresql-client, van dezelfde versie als de server of nieuwer.", e);
        }
    }
}
