using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What somebody said of a step of a voorstel, with the answer of who draws.</summary>
/// <param name="Stap">Step id; empty: of the whole flow.</param>
/// <param name="Door">Name of the person.</param>
/// <param name="Antwoord">Null: not answered yet.</param>
public sealed record Opmerking(
    string Id, string Stap, string Tekst, string Door, DateTimeOffset Moment, string? Antwoord, string? AntwoordDoor, DateTimeOffset? AntwoordMoment);

/// <summary>The opmerkingen of the voorstellen that are being drawn (S10).</summary>
public sealed class Opmerkingen(Db db)
{
    /// <summary>Those of the present voorstel of a flow, the oldest first.</summary>
    public Task<Opmerking[]> OpenAsync(string flow, string? organisatie) => db.QueryAsync<Opmerking>(
        """
        SELECT o.id, o.stap, o.tekst, m.naam AS door, o.moment, o.antwoord, a.naam AS antwoord_door, o.antwoord_moment
        FROM opmerking o JOIN medewerker m ON m.id = o.door LEFT JOIN medewerker a ON a.id = o.antwoord_door
        WHERE o.flow = @flow AND o.organisatie = @organisatie AND o.gesloten IS NULL ORDER BY o.moment, o.id
        """,
        new { flow, organisatie = organisatie ?? "" });

    /// <summary>How many wait for an answer, by flow.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountAsync(string? organisatie) => (await db.QueryAsync<(string Flow, long Aantal)>(
        "SELECT flow, COUNT(*) FROM opmerking WHERE organisatie = @organisatie AND gesloten IS NULL AND antwoord IS NULL GROUP BY flow", new { organisatie = organisatie ?? "" }))
        .ToDictionary(r => r.Flow, r => r.Aantal);

    /// <summary>Why the flow may not be published yet: one finding per opmerking without an answer.</summary>
    public async Task<IReadOnlyList<FlowFinding>> UnansweredAsync(string flow, string? organisatie) => [.. (await OpenAsync(flow, organisatie)).Where(o => o.Antwoord is null)
        .Select(o => new FlowFinding(flow, o.Stap.Length == 0 ? null : o.Stap, $"de opmerking van {o.Door} heeft nog geen antwoord: “{Short(o.Tekst)}”. Beantwoord ze eerst."))];

    /// <summary>The voorstel ended. The first row guards: an opmerking that came in meanwhile is not passed over.</summary>
    internal static IEnumerable<Statement> Close(string flow, string? organisatie, DateTimeOffset moment, bool guard = false)
    {
        var args = new { flow, organisatie = organisatie ?? "", moment };
        if (guard)
            yield return new("UPDATE opmerking SET gesloten = @moment WHERE flow = @flow AND organisatie = @organisatie AND gesloten IS NULL AND antwoord IS NULL", args, ExpectedRows: 0);
        yield return new("UPDATE opmerking SET gesloten = @moment WHERE flow = @flow AND organisatie = @organisatie AND gesloten IS NULL", args);
    }

    private static string Short(string tekst) => tekst.Length <= 80 ? tekst : tekst[..77] + "…";
}
