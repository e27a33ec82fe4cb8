using Dapper;
using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Store.Backups;

/// <summary>
/// A copy of a SQLite file at one instant while others write. <c>VACUUM INTO</c> reads in one transaction: unlike the copy page by page it does not begin again when another program writes, and in WAL
/// mode no writer waits for it.
/// </summary>
internal static class SqliteBackup
{
    private static readonly TimeSpan Tempo = TimeSpan.FromSeconds(5);

    /// <returns>The schema of the copy, which SQLite itself has found to be sound.</returns>
    public static async Task<long> CopyAsync(StoreOptions options, string file, TextWriter output)
    {
        if (!File.Exists(options.DatabaseFile))
            throw new CannotStart($"Er is geen databank in '{options.DataDirectory}'. Kijk na of de instelling DataDirectory klopt.");
        SqliteLibrary.Load();
        try
        {
            await VacuumAsync(options.DatabaseFile, file, output);
            await using var copy = Open(file);
            var fouten = (await copy.QueryAsync<string>("PRAGMA integrity_check(10)")).ToList();
            return fouten is ["ok"]
                ? await copy.ExecuteScalarAsync<long>("SELECT MAX(nr) FROM schema_versie")
                : throw new RuleBroken($"De databank is beschadigd: {string.Join("; ", fouten)}. Er is geen back-up gemaakt. Zet een oudere back-up terug.");
        }
        catch (SqliteException e)
        {
            throw new CannotStart($"De back-up lukt niet: {e.Message}", SqliteSession.Translate(e));
        }
    }

    /// <summary>A connection of its own to a file that is there.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 1 }.ToString());
        connection.Open();
        return connection;
    }

    private static async Task VacuumAsync(string source, string file, TextWriter output)
    {
        await using var connection = Open(source);
        var bytes = await connection.ExecuteScalarAsync<long>("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
        var copy = Task.Run(() => connection.Execute("VACUUM INTO @file", new { file }));
        using var timer = new PeriodicTimer(Tempo);
        while (await Task.WhenAny(copy, timer.WaitForNextTickAsync().AsTask()) != copy)
            await output.WriteLineAsync($"Kopie: {(File.Exists(file) ? new FileInfo(file).Length : 0) / 1_000_000} van hoogstens {bytes / 1_000_000} MB");
        await copy;
    }
}
