using System.Collections;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>A moment at which a process can die.</summary>
internal enum Plek
{
    /// <summary>Before a query.</summary>
    Lezen,

    /// <summary>Before a statement of a step; those before it are done and not committed.</summary>
    Opdracht,

    /// <summary>All statements of a step are done; before the commit.</summary>
    Commit,

    /// <summary>After the commit, before whoever asked was told.</summary>
    Gedaan,

    /// <summary>Before a message leaves.</summary>
    Verzenden,

    /// <summary>The receiver has it; before its answer is read.</summary>
    Verzonden,
}

/// <summary>Thrown where the process would be gone.</summary>
internal sealed class Gestorven : Exception;

/// <summary>A database that says each moment at which its process could die. On PostgreSQL a step is one round trip, so nothing was sent yet at <see cref="Plek.Opdracht"/> and <see cref="Plek.Commit"/>.</summary>
internal sealed class Breekpunt(IEngine engine, Action<Plek> moment) : IEngine
{
    public long Commits => engine.Commits;

    public Task<T[]> ReadAsync<T>(Bound query, bool first, CancellationToken ct)
    {
        moment(Plek.Lezen);
        return engine.ReadAsync<T>(query, first, ct);
    }

    public async Task WriteAsync(IReadOnlyList<Bound> statements, CancellationToken ct)
    {
        await engine.WriteAsync(new Stapsgewijs(statements, moment), ct);
        moment(Plek.Gedaan);
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    // The writer of SQLite runs each statement as it is taken from here.
    private sealed class Stapsgewijs(IReadOnlyList<Bound> statements, Action<Plek> moment) : IReadOnlyList<Bound>
    {
        public int Count => statements.Count;

        public Bound this[int index] => statements[index];

        public IEnumerator<Bound> GetEnumerator()
        {
            foreach (var statement in statements)
            {
                moment(Plek.Opdracht);
                yield return statement;
            }

            moment(Plek.Commit);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
