using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Audit;

/// <summary>What one step of a traject tells the journal.</summary>
/// <param name="Nr">The number of this step: one more than <c>traject.journaal_nr</c>.</param>
/// <param name="Moment">The instant of the stimulus.</param>
/// <param name="Hier">The local day that <c>hier</c> meant.</param>
/// <param name="Actor">Id of the medewerker, or a word for what acts by itself (<c>klok</c>, <c>vdab</c>).</param>
/// <param name="Stimulus">The stimulus whole, as JSON.</param>
/// <param name="Staat">The state JSON that the same transaction writes in <c>traject.staat</c>.</param>
/// <param name="Vorige"><c>traject.journaal_hash</c> as read; empty for the first step.</param>
/// <param name="Regels">What people read of the step, in order.</param>
public sealed record JournalStep(
    string Traject, long Nr, DateTimeOffset Moment, DateOnly Hier, string Actor, string Flowversie, string Stimulus, string Staat, string Vorige,
    IReadOnlyList<Gebeurtenis> Regels);

/// <summary>The statements of a step's journal, and the <paramref name="Hash"/> that becomes <c>traject.journaal_hash</c>.</summary>
public sealed record JournalEntry(string Hash, IReadOnlyList<Statement> Statements);

/// <summary>Writes the journal: one line under the hash chain per step, and what people read of it, a line per effect.</summary>
public static class Journal
{
    private const string InsertRow =
        $"INSERT INTO journaal ({JournalRow.Columns}) VALUES (@Traject, @Nr, @Tijdstip, @Hier, @Actor, @Flowversie, @Stimulus, @StaatHash, @Vorige, @Hash)";

    private static readonly ConcurrentDictionary<int, string> InsertLines = new();

    /// <summary>Collects the statements; the use case sends them in the step's own transaction, after the update of the traject row.</summary>
    public static JournalEntry Write(JournalStep step)
    {
        var row = new JournalRow(
            step.Traject, step.Nr, Arguments.Text(step.Moment), Arguments.Text(step.Hier), step.Actor, step.Flowversie, step.Stimulus, HashOf(step.Staat), step.Vorige, "");
        row = row with { Hash = HashChain.Hash(row) };
        return new(row.Hash, step.Regels.Count == 0 ? [new(InsertRow, row)] : [new(InsertRow, row), Lines(step)]);
    }

    /// <summary>SHA-256 of the state JSON, letter by letter as <c>traject.staat</c> keeps it.</summary>
    public static string HashOf(string staat) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(staat)));

    // One statement for all lines of a step.
    private static Statement Lines(JournalStep step)
    {
        var args = new Dictionary<string, object?> { ["traject"] = step.Traject, ["nr"] = step.Nr, ["actor"] = step.Actor };
        for (var i = 0; i < step.Regels.Count; i++)
        {
            var line = step.Regels[i];
            (args[$"volg{i}"], args[$"datum{i}"], args[$"soort{i}"], args[$"code{i}"], args[$"titel{i}"], args[$"stap{i}"]) = (i + 1, line.Datum, line.Soort, line.Code, line.Titel, line.Stap);
        }

        return new(InsertLines.GetOrAdd(step.Regels.Count, Insert), args);
    }

    private static string Insert(int lines) =>
        "INSERT INTO gebeurtenis (traject, nr, volg, datum, soort, code, titel, stap, actor) VALUES "
        + string.Join(", ", Enumerable.Range(0, lines).Select(i => $"(@traject, @nr, @volg{i}, @datum{i}, @soort{i}, @code{i}, @titel{i}, @stap{i}, @actor)"));
}
