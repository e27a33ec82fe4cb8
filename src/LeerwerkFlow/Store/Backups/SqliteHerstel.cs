using Dapper;
using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Store.Backups;

/// <summary>A SQLite file that is put back: in a folder of the data directory, then under its own name.</summary>
internal sealed class SqliteHerstel : Herstel
{
    private const int Busy = 5;
    private const int Locked = 6;
    private static readonly string[] Logs = ["-wal", "-shm", "-journal"];

    public SqliteHerstel(StoreOptions options, string stempel)
        : base(options, stempel)
    {
        DataDirectory.Check(options.DataDirectory);
        Ernaast = options with { DataDirectory = Folder() };
    }

    public override StoreOptions Ernaast { get; }

    private string Oud => Path.Combine(Options.DataDirectory, $"leerwerkflow-voor-herstel-{Stempel}.db");

    public override Task CheckPlaceAsync(bool vervang)
    {
        if (!File.Exists(Options.DatabaseFile))
            return Task.CompletedTask;
        return vervang ? AloneAsync(() => { }) : throw NotEmpty($"'{Options.DatabaseFile}'");
    }

    public override async Task FillAsync(string file, string hash, TextWriter output)
    {
        File.Copy(file, Ernaast.DatabaseFile);
        await Hashlijst.CheckAsync(Ernaast.DatabaseFile, hash, output);
    }

    public override async Task<string?> SwapAsync()
    {
        if (File.Exists(Options.DatabaseFile))
            await AloneAsync(Swap);
        else
            Swap();
        return File.Exists(Oud) ? Oud : null;
    }

    public override ValueTask DisposeAsync()
    {
        if (Directory.Exists(Ernaast.DataDirectory))
            Directory.Delete(Ernaast.DataDirectory, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Swap()
    {
        // SQLite would play a log that was left behind into whatever stands beside it.
        foreach (var staart in Logs.Where(s => File.Exists(Options.DatabaseFile + s)))
            File.Move(Options.DatabaseFile + staart, Oud + staart);
        // A second name for the old file and then a rename: at no instant is there none.
        if (File.Exists(Options.DatabaseFile))
            File.Replace(Ernaast.DatabaseFile, Options.DatabaseFile, Oud);
        else
            File.Move(Ernaast.DatabaseFile, Options.DatabaseFile);
    }

    // Leaving WAL mode takes everything into the one file, and succeeds only when no other connection is open.
    private async Task AloneAsync(Action act)
    {
        SqliteLibrary.Load();
        try
        {
            await using var connection = SqliteBackup.Open(Options.DatabaseFile);
            await connection.ExecuteAsync("PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE;");
            if (await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode = DELETE") != "delete")
                throw new CannotStart(InGebruik);
            await connection.ExecuteAsync("BEGIN EXCLUSIVE");
            act();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
        {
            throw new CannotStart(InGebruik, e);
        }
        catch (SqliteException)
        {
            // What stands there is no sound database: nobody works on it, and it is set aside as it is.
            act();
        }
    }
}
