using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>With whom a taak is and why, and what was asked about it.</summary>
/// <param name="Uitleg">Why it is not simply with its owner today, in one sentence; or null.</param>
/// <param name="Vragen">The oldest first. Who sees only the title gets what they were asked or asked themselves.</param>
public sealed record Overdracht(string? Uitleg, IReadOnlyList<Vraag> Vragen)
{
    public Vraag? Open => Vragen.FirstOrDefault(v => v.IsOpen);
}

/// <summary>Reads the <see cref="Overdracht"/> of a taak, and the reasons for a page of the inbox.</summary>
public sealed class ReadOverdracht(Db db, Klok klok, Kluis kluis, ReadBezetting bezetting, VierOgen vierOgen)
{
    /// <summary>The caller has read the taak as this person may see it.</summary>
    public async Task<Overdracht> OfAsync(CurrentUser user, Taak taak, CancellationToken ct = default)
    {
        var rijen = await db.QueryAsync<Rij>(
            """
            SELECT v.id, v.van, a.naam AS van_naam, v.aan, b.naam AS aan_naam, v.vraag AS tekst, v.gesteld, v.antwoord, v.gesloten, v.status
            FROM vraag v JOIN medewerker a ON a.id = v.van JOIN medewerker b ON b.id = v.aan WHERE v.taak = @Id AND (@alles = 1 OR v.van = @wie OR v.aan = @wie) ORDER BY v.gesteld, v.id
            """,
            new { taak.Id, alles = taak.InDossier, wie = user.Id },
            ct);
        return new(taak.IsOpen ? await UitlegAsync(taak, ct) : null, [.. rijen.Select(Open)]);
    }

    /// <summary>Why each line is on this person's list though it does not stand on their name, by id of taak; the others are left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(CurrentUser user, IReadOnlyList<PostvakRegel> regels, CancellationToken ct = default)
    {
        Dictionary<string, string> redenen = [];
        var vreemd = regels.Where(r => r.Medewerker != user.Id).ToList();
        if (vreemd.Count == 0)
            return redenen;

        var gevraagd = await db.QueryAsync<(string Taak, string Naam)>(
            "SELECT v.taak, m.naam FROM vraag v JOIN medewerker m ON m.id = v.van WHERE v.aan = @Id AND v.status = 'open' AND v.taak IN @taken", new { user.Id, taken = vreemd.Select(r => r.Id) }, ct);
        // zicht: the same lines again, to see which need a second person.
        var ogen = (await db.QueryAsync<string>("SELECT id FROM taak WHERE id IN @taken AND vier_ogen_met IS NOT NULL", new { taken = vreemd.Select(r => r.Id) }, ct)).ToHashSet();
        var huis = user.Organisatie is { } organisatie ? await bezetting.OfAsync(organisatie, klok.Vandaag, ct: ct) : null;
        foreach (var regel in vreemd)
        {
            IReadOnlySet<string> nietDoor = ogen.Contains(regel.Id) ? await vierOgen.DoersAsync(regel.Id, ct) : new HashSet<string>();
            if (gevraagd.FirstOrDefault(g => g.Taak == regel.Id).Naam is { } naam)
                redenen[regel.Id] = $"{naam} vraagt je iets.";
            else if (huis?.Uitleg(regel.Medewerker, regel.Rol, klok.Vandaag, nietDoor) is { } uitleg)
                redenen[regel.Id] = uitleg;
            else if (regel is { Opvolging: "escalatie", MedewerkerNaam: { } bij })
                redenen[regel.Id] = $"Dringend: staat bij {bij}.";
        }

        return redenen;
    }

    private async Task<string?> UitlegAsync(Taak taak, CancellationToken ct) =>
        (await bezetting.OfAsync(taak.Organisatie, klok.Vandaag, taak.Medewerker, ct)).Uitleg(taak.Medewerker, taak.Rol, klok.Vandaag, await vierOgen.DoersAsync(taak, ct));

    private Vraag Open(Rij rij) => new(
        rij.Id, rij.Van, rij.VanNaam, rij.Aan, rij.AanNaam, kluis.Open(Luik.Persoon, rij.Tekst), rij.Gesteld, rij.Antwoord is null ? null : kluis.Open(Luik.Persoon, rij.Antwoord), rij.Gesloten, rij.Status);

    private sealed record Rij(string Id, string Van, string VanNaam, string Aan, string AanNaam, byte[] Tekst, DateTimeOffset Gesteld, byte[]? Antwoord, DateTimeOffset? Gesloten, string Status);
}
