using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>A package that was sent and not imported yet: somebody first looks at what it would do. One of each person; a new one takes its place.</summary>
public sealed class PakketWacht(Db db, Klok klok, ImportPakket import, OntwerpOptions options, CurrentUser user)
{
    /// <summary>Who sent a package, and its hash.</summary>
    public sealed record Rij(string Door, string Naam, string Hash, DateTimeOffset Ontvangen);

    /// <summary>Keeps what was sent, when it can be imported.</summary>
    /// <inheritdoc cref="ImportPakket.PreviewAsync"/>
    public async Task KeepAsync(byte[] zip, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        await import.PreviewAsync(zip, user.Organisatie, ct);
        await db.WriteAsync(
            [
                new("DELETE FROM pakket WHERE door = @Id", new { user.Id }),
                new("INSERT INTO pakket (door, organisatie, hash, inhoud, ontvangen) VALUES (@Id, @organisatie, @hash, @zip, @Now)", new { user.Id, organisatie = user.Organisatie ?? "", hash = PakketZip.HashOf(zip), zip, klok.Now }),
            ],
            ct);
    }

    /// <summary>The packages that wait in this leerwerkbedrijf.</summary>
    public Task<Rij[]> AllAsync(CancellationToken ct = default) => db.QueryAsync<Rij>(
        "SELECT p.door, m.naam, p.hash, p.ontvangen FROM pakket p JOIN medewerker m ON m.id = p.door WHERE p.organisatie = @organisatie ORDER BY p.ontvangen", new { organisatie = user.Organisatie ?? "" }, ct);

    /// <summary>What it would do now.</summary>
    /// <exception cref="NotFound">It waits no more.</exception>
    public async Task<PakketPlan> PreviewAsync(string hash, CancellationToken ct = default) => await import.PreviewAsync(await GetAsync(hash, ct), user.Organisatie, ct);

    /// <summary>Imports it. With <see cref="OntwerpOptions.TweedePersoon"/> somebody else than who sent it must.</summary>
    /// <inheritdoc cref="ImportPakket.RunAsync"/>
    public async Task<PakketPlan> RunAsync(string hash, string basis, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        var door = (await AllAsync(ct)).FirstOrDefault(r => r.Hash == hash)?.Door ?? user.Id;
        if (options.TweedePersoon && door == user.Id)
            throw new RuleBroken("Hier kijkt een tweede persoon mee: jij stuurde dit pakket. Laat een collega het overnemen op deze bladzijde.");
        var plan = await import.RunAsync(await GetAsync(hash, ct), user.Organisatie, door, door == user.Id ? null : user.Id, basis, ct);
        await DropAsync(hash, ct);
        return plan;
    }

    /// <summary>Forgets it.</summary>
    public Task DropAsync(string hash, CancellationToken ct = default) =>
        db.WriteAsync([new("DELETE FROM pakket WHERE hash = @hash AND organisatie = @organisatie", new { hash, organisatie = user.Organisatie ?? "" })], ct);

    private async Task<byte[]> GetAsync(string hash, CancellationToken ct) =>
        await db.FindAsync<byte[]>("SELECT inhoud FROM pakket WHERE hash = @hash AND organisatie = @organisatie", new { hash, organisatie = user.Organisatie ?? "" }, ct)
        ?? throw new NotFound("Dit pakket wacht niet meer: het is overgenomen of vergeten. Stuur het opnieuw.");
}
