using System.Data.Common;
using Dapper;

namespace LeerwerkFlow.Store;

/// <summary>Brings a database to this version, forward only. It refuses a newer database, a changed script and the other mode.</summary>
internal sealed class Migrator(DbConnection connection, Dialect dialect, IReadOnlyList<Migration> known, TimeProvider time, ILogger log)
{
    /// <summary>Runs what is missing, each migration in a transaction of its own; <paramref name="copyBefore"/> is called once before a database with rows changes.</summary>
    public async Task RunAsync(Func<Migration, Task> copyBefore)
    {
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_versie (nr BIGINT PRIMARY KEY, naam TEXT NOT NULL, hash TEXT NOT NULL, op TEXT NOT NULL)");
        var applied = (await connection.QueryAsync<Applied>("SELECT nr, naam, hash FROM schema_versie ORDER BY nr")).ToList();
        Check(applied);
        var missing = known.Skip(applied.Count).ToList();
        if (applied.Count > 0 && missing.Count > 0)
        {
            await copyBefore(missing[0]);
        }

        foreach (var migration in missing)
        {
            await ApplyAsync(migration);
        }
    }

    /// <summary>A new database takes the mode it is first opened in and keeps it.</summary>
    public async Task CheckModusAsync(bool demo)
    {
        var modus = demo ? "demo" : "echt";
        await connection.ExecuteAsync("INSERT INTO instelling (naam, waarde) VALUES ('modus', @modus) ON CONFLICT (naam) DO NOTHING", new { modus });
        var found = await connection.ExecuteScalarAsync<string>("SELECT waarde FROM instelling WHERE naam = 'modus'");
        if (found != modus)
        {
            throw new CannotStart(found == "demo"
                ? "Deze databank is een demo en opent niet als echte werking. Kies een andere gegevensmap of zet de instelling Demo aan."
                : "Deze databank is van de echte werking en opent niet als demo. Kies een andere gegevensmap of zet de instelling Demo uit.");
        }
    }

    private void Check(List<Applied> applied)
    {
        if (applied.Count > known.Count)
        {
            throw new CannotStart($"Deze databank is van een nieuwere versie van LeerwerkFlow (schema {applied[^1].Nr}; deze versie kent {known.Count}). Installeer de nieuwere versie.");
        }

        foreach (var (was, now) in applied.Zip(known))
        {
            if (was.Nr != now.Nr || was.Hash != now.Hash)
            {
                throw new CannotStart($"Migratie {was.Nr:0000} ({was.Naam}) van deze databank is een andere dan die van deze versie. Zet een kopie terug of begin met een lege gegevensmap.");
            }
        }
    }

    private async Task ApplyAsync(Migration migration)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(dialect.Schema(migration.Sql), transaction: transaction);
        await connection.ExecuteAsync(
            "INSERT INTO schema_versie (nr, naam, hash, op) VALUES (@nr, @naam, @hash, @op)",
            new { nr = (long)migration.Nr, naam = migration.Naam, hash = migration.Hash, op = Arguments.Text(time.GetUtcNow()) },
            transaction);
        await transaction.CommitAsync();
        log.LogInformation("Migratie {Nr} {Naam} uitgevoerd", migration.Nr, migration.Naam);
    }

    private sealed record Applied(long Nr, string Naam, string Hash);
}
