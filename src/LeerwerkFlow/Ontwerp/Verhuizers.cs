using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The running trajecten in sight of a person that follow one flow, and what each has brought already.</summary>
public sealed class Verhuizers(Db db)
{
    private const string Lopend = $"t.status <> 'afgerond' AND t.flowversie IN (SELECT v.id FROM flowversie v WHERE v.flow = @flow) AND {Zicht.Lijst}";

    /// <summary>In order of name.</summary>
    internal Task<Verhuizer[]> ReadAsync(CurrentUser user, string flow, CancellationToken ct) => db.QueryAsync<Verhuizer>(
        $"""
        SELECT t.id, d.voornaam, d.naam, t.organisatie, t.fase, t.status, t.flowversie, t.staat, t.revisie FROM traject t JOIN deelnemer d ON d.id = t.deelnemer
        WHERE {Lopend} ORDER BY d.naam, d.voornaam, t.id
        """,
        user.ZichtArgs(new { flow }),
        ct);

    /// <summary>Names by traject.</summary>
    internal async Task<Dictionary<string, string>> NamesAsync(CurrentUser user, IEnumerable<string> trajecten) => (await db.QueryAsync<Named>(
        $"SELECT t.id, d.voornaam || ' ' || d.naam AS persoon FROM traject t JOIN deelnemer d ON d.id = t.deelnemer WHERE t.id IN @trajecten AND {Zicht.Lijst}",
        user.ZichtArgs(new { trajecten = trajecten.ToList() }))).ToDictionary(n => n.Id, n => n.Persoon);

    /// <summary>The outward keys by traject, each once.</summary>
    internal async Task<ILookup<string, string>> BroughtAsync(CurrentUser user, string flow, CancellationToken ct) => (await db.QueryAsync<Brought>(
        $"""
        SELECT m.traject, 'mijlpaal/' || m.mijlpaal AS wat FROM mijlpaal m JOIN traject t ON t.id = m.traject WHERE {Lopend}
        UNION SELECT m.traject, 'melding/' || m.mijlpaal FROM melding m JOIN traject t ON t.id = m.traject WHERE {Lopend}
        UNION SELECT d.traject, 'document/' || CASE WHEN d.code = '' THEN d.sjabloon ELSE d.code END FROM document d JOIN traject t ON t.id = d.traject WHERE d.status <> 'geannuleerd' AND {Lopend}
        """,
        user.ZichtArgs(new { flow }),
        ct)).ToLookup(b => b.Traject, b => b.Wat);

    /// <summary>The same of one traject, which the caller has read in sight.</summary>
    internal Task<string[]> BroughtAsync(string traject, CancellationToken ct) => db.QueryAsync<string>(
        """
        SELECT 'mijlpaal/' || mijlpaal FROM mijlpaal WHERE traject = @traject
        UNION SELECT 'melding/' || mijlpaal FROM melding WHERE traject = @traject
        UNION SELECT 'document/' || CASE WHEN code = '' THEN sjabloon ELSE code END FROM document WHERE traject = @traject AND status <> 'geannuleerd'
        """,
        new { traject },
        ct);

    private sealed record Named(string Id, string Persoon);

    private sealed record Brought(string Traject, string Wat);
}
