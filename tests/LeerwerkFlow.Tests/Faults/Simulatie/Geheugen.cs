using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using LeerwerkFlow.Store;
using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>
/// The disk of a simulated house: an SQLite database in memory that outlives the machines that write it. Ids that the product draws at random are written as the next of a row, so that one seed gives
/// the same rows each time.
/// </summary>
internal sealed partial class Geheugen : IDisposable
{
    private readonly bool late;
    private readonly SqliteSession session;
    private bool pending;
    private readonly SqliteReader reader;
    private readonly Dictionary<string, string> namen = new(StringComparer.Ordinal);
    private readonly HashSet<string> gegeven = new(StringComparer.Ordinal);

    /// <param name="late">A planted bug: a commit is on disk only when the next one comes.</param>
    public Geheugen(SqliteConnection voorbeeld, bool late = false)
    {
        this.late = late;
        Connection = new("Data Source=:memory:");
        Connection.Open();
        voorbeeld.BackupDatabase(Connection);
        using var pragma = Connection.CreateCommand();
        pragma.CommandText = "PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY";
        pragma.ExecuteNonQuery();
        (session, reader) = (new(Connection), new(Connection));
    }

    public SqliteConnection Connection { get; }

    public T[] Read<T>(Bound query, bool first) => reader.Read<T>(query, first);

    /// <summary>All or nothing.</summary>
    /// <returns>Null when it is committed; otherwise why not.</returns>
    public Exception? Write(IReadOnlyList<Bound> statements)
    {
        var named = Named(statements);
        if (pending)
            session.Commit();
        session.Begin();
        var fault = session.Try(named);
        pending = fault is null && late;
        if (fault is not null)
            session.RollBack();
        else if (!late)
            session.Commit();
        return fault;
    }

    /// <summary>A machine went down: what was not on disk yet is gone.</summary>
    public void LosePending()
    {
        if (pending)
            session.RollBack();
        pending = false;
    }

    public void Dispose()
    {
        session.Dispose();
        reader.Dispose();
    }

    private IReadOnlyList<Bound> Named(IReadOnlyList<Bound> statements)
    {
        foreach (var tekst in statements.SelectMany(s => s.Args).Select(a => a.Value).OfType<string>().Where(t => IsRandom(t) && !namen.ContainsKey(t) && !gegeven.Contains(t)))
        {
            var naam = $"0125c0de-aaaa-7bbb-8ccc-ddddd{namen.Count + 1:x7}";
            naam = tekst.Length == 32 ? naam.Replace("-", "", StringComparison.Ordinal) : naam;
            namen[tekst] = naam;
            gegeven.Add(naam);
        }

        return [.. statements.Select(s => new Bound(s.Sql, [.. s.Args.Select(a => KeyValuePair.Create(a.Key, Named(a.Value)))], s.ExpectedRows))];
    }

    private object? Named(object? waarde) => waarde switch
    {
        string tekst => namen.GetValueOrDefault(tekst, tekst),
        byte[] and [(byte)'{', ..] body => Inside(body),
        _ => waarde,
    };

    // A message that leaves carries the ids of its own row and of others.
    private byte[] Inside(byte[] body)
    {
        var tekst = Encoding.UTF8.GetString(body);
        foreach (var id in Ids().Matches(tekst).Select(m => m.Value).Distinct())
            tekst = tekst.Replace(id, namen.GetValueOrDefault(id, id), StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(tekst);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    // UUIDs of version 7, with dashes or without.
    private static bool IsRandom(string tekst) => tekst.Length switch
    {
        36 => tekst[14] == '7' && tekst[8] == '-' && tekst[13] == '-' && tekst[23] == '-',
        32 => tekst[12] == '7' && tekst.All(char.IsAsciiHexDigitLower),
        _ => false,
    };
}

/// <summary>The process is gone: nothing of it goes on.</summary>
internal sealed class Uitval() : Exception("The simulated machine went down.");

/// <summary>The database did it and the answer was lost, as when a connection breaks after COMMIT.</summary>
internal sealed class Onzeker() : DbException("The simulated connection broke.");

/// <summary>What a machine does with its disk: reads and commits, and goes down or fails where chance says.</summary>
internal sealed class Machine(Geheugen geheugen, Storing storing) : IEngine
{
    private bool gone;

    /// <summary>What this machine does while others run: nothing in the way of its own calls.</summary>
    public Func<Task>? Tussen { get; set; }

    public long Commits { get; private set; }

    public Task<T[]> ReadAsync<T>(Bound query, bool first, CancellationToken ct)
    {
        Alive();
        if (storing.Falls(Storing.ReadDown))
            GoDown();
        return Task.FromResult(geheugen.Read<T>(storing.Plant?.Lees?.Invoke(query) ?? query, first));
    }

    public async Task WriteAsync(IReadOnlyList<Bound> statements, CancellationToken ct)
    {
        Alive();
        if (Tussen is { } others && storing.Falls(Storing.Interleaved))
            await others();
        if (storing.Falls(Storing.DownBefore))
            GoDown();
        if (storing.Falls(Storing.Full))
            throw new StoreFull(new IOException("Simulated."));
        var batch = storing.Plant?.Schrijf?.Invoke(statements, storing.Toeval) ?? statements;
        var down = storing.Last() || storing.Falls(Storing.DownAfter);
        if (down && storing.Plant is { HalveBatch: true })
            batch = [.. batch.Take(batch.Count / 2)];
        if (batch.Count > 0 && geheugen.Write(batch) is { } fault)
            throw fault;
        Commits++;
        if (down)
            GoDown();
        if (storing.Falls(Storing.Unsure))
            throw new Onzeker();
    }

    public ValueTask DisposeAsync()
    {
        gone = true;
        return ValueTask.CompletedTask;
    }

    private void Alive()
    {
        if (gone)
            throw new Uitval();
    }

    private void GoDown()
    {
        gone = true;
        throw new Uitval();
    }
}

/// <summary>What fails, and how often: per thousand calls, times a factor of the seed; nothing while it is calm.</summary>
internal sealed class Storing(Random toeval, double factor, Plant? plant)
{
    public const double ReadDown = 0.25, DownBefore = 3, DownAfter = 6, Full = 3, Unsure = 4, Interleaved = 40;

    public Random Toeval => toeval;

    public Plant? Plant => plant;

    public bool Kalm { get; set; }

    /// <summary>After how many commits more a machine goes down; null: chance alone decides.</summary>
    public int? Commits { get; set; }

    /// <summary>How often something failed.</summary>
    public int Aantal { get; private set; }

    /// <summary>True when the commit that is being made is the last of its machine.</summary>
    public bool Last() => --Commits == 0;

    public bool Falls(double promille)
    {
        if (Kalm || toeval.NextDouble() * 1000 >= promille * factor)
            return false;
        Aantal++;
        return true;
    }
}
