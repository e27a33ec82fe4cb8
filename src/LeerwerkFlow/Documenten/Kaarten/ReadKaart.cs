using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten.Kaarten;

/// <summary>Makes the card of a traject as it stands today. Nobody keeps that it was looked at: a deelnemer is not followed.</summary>
internal sealed class ReadKaart(Db db, Klok klok, Kluis kluis, FlowVersies versies)
{
    private const string Sql =
        """
        SELECT t.id, d.voornaam, m.naam AS coach, o.telefoon, t.flowversie, t.staat FROM traject t JOIN deelnemer d ON d.id = t.deelnemer JOIN organisatie o ON o.id = t.organisatie
        LEFT JOIN medewerker m ON m.id = t.coach
        """;

    /// <summary>The card behind a code; null when there never was one, and when it is too old or was taken back.</summary>
    public async Task<Kaart?> FindAsync(string code, CancellationToken ct = default) =>
        // zicht: anyone who has the card may ask.
        await db.FindAsync<Rij>($"{Sql} JOIN kaart k ON k.traject = t.id WHERE k.code = @hash AND k.gesloten IS NULL AND k.geldig_tot >= @Vandaag", new { hash = Linkcode.HashOf(code), klok.Vandaag }, ct) is { } rij
            ? await OfAsync(rij)
            : null;

    /// <summary>The card of a traject that the caller has read through zicht.</summary>
    public async Task<Kaart> GetAsync(string traject, CancellationToken ct = default) =>
        // zicht: asked before.
        await OfAsync(await db.FindAsync<Rij>($"{Sql} WHERE t.id = @traject", new { traject }, ct) ?? throw new NotFound());

    private async Task<Kaart> OfAsync(Rij rij)
    {
        var antwoorden = await OpenAntwoord.ReadAsync(db, kluis, rij.Id);
        DateOnly? Afspraak(string naam) => naam.Split('.') is [var formulier, var veld] ? antwoorden.LastOrDefault(a => a.Formulier == formulier)?.Dag(veld) : null;
        return Kaart.Of(rij.Voornaam, rij.Coach, rij.Telefoon, await versies.GetAsync(rij.Flowversie), StateJson.ReadState(rij.Staat), klok.Vandaag, Afspraak);
    }

    private sealed record Rij(string Id, string Voornaam, string? Coach, string? Telefoon, string Flowversie, string Staat);
}
