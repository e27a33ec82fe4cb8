using LeerwerkFlow.Access;

namespace LeerwerkFlow.Inbox.Reeksen;

/// <summary>Says per taak what would happen, and what would be refused and why. Writes nothing; doing it checks everything again.</summary>
public sealed class PreviewReeks(ReadTaak read, ReassignTaak reassign, VierOgen vierOgen)
{
    /// <param name="naar">Who gets them, for giving on; null as long as nobody is chosen.</param>
    /// <exception cref="RuleBroken">As <see cref="Reeks.Check"/>.</exception>
    public async Task<ReeksBlik> RunAsync(CurrentUser user, string? handeling, IReadOnlyList<string> ids, string? naar, CancellationToken ct = default)
    {
        var chosen = ids.Distinct().ToList();
        Reeks.Check(user, handeling, chosen.Count);
        List<ReeksVoorbeeld> regels = [];
        Dictionary<string, ReassignTaak.Collega> collegas = [];
        foreach (var id in chosen)
        {
            if (await FindAsync(user, id, ct) is not { } taak)
                continue;
            var choices = handeling == Reeks.GeefDoor && taak.IsOpen ? await reassign.ChoicesAsync(taak, ct) : [];
            foreach (var collega in choices)
                collegas[collega.Id] = collega;
            regels.Add(taak.IsOpen
                ? handeling switch
                {
                    Reeks.Neem => await ClaimAsync(user, taak, ct),
                    Reeks.GeefTerug => GiveBack(user, taak),
                    _ => await ReassignAsync(taak, choices, naar, ct),
                }
                : new(taak, "", "Deze taak is al klaar of vervallen."));
        }

        return new(regels, [.. collegas.Values.OrderBy(c => c.Naam, StringComparer.Ordinal)], chosen.Count - regels.Count);
    }

    private async Task<Taak?> FindAsync(CurrentUser user, string id, CancellationToken ct)
    {
        try
        {
            return await read.GetAsync(user, id, ct);
        }
        catch (NotFound)
        {
            return null;
        }
    }

    private async Task<ReeksVoorbeeld> ClaimAsync(CurrentUser user, Taak taak, CancellationToken ct) =>
        taak.Medewerker == user.Id ? new(taak, "", "Deze taak staat al op jouw naam.")
        : !taak.MayBeClaimedBy(user) ? new(taak, "", $"Deze taak is voor een {Wie(taak)}. Je kan ze niet oppakken.")
        : await DidFirstAsync(user, taak, ct) is { } fout ? new(taak, "", fout)
        : new(taak, taak.Medewerker is null ? "Komt op jouw naam; nu van niemand." : $"Gaat van {taak.MedewerkerNaam} naar jou.", null);

    private static ReeksVoorbeeld GiveBack(CurrentUser user, Taak taak) =>
        taak.Medewerker != user.Id ? new(taak, "", "Deze taak staat niet op jouw naam.")
        : new(taak, taak.Rol == "coordinator" || taak.Coach is null || taak.Coach == user.Id ? $"Is daarna van niemand, voor wie {Wie(taak)} is." : "Gaat naar de coach van het traject.", null);

    private async Task<ReeksVoorbeeld> ReassignAsync(Taak taak, IReadOnlyList<ReassignTaak.Collega> choices, string? naar, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(naar))
            return new(taak, "", "Kies eerst aan wie.");
        if (taak.Medewerker == naar)
            return new(taak, "", $"Deze taak staat al op naam van {taak.MedewerkerNaam}.");
        if (choices.FirstOrDefault(c => c.Id == naar) is not { } collega)
            return new(taak, "", $"Deze collega kan dit niet krijgen: de taak is voor een {Wie(taak)}.");
        return await DidFirstAsync(new(collega.Id, collega.Naam, collega.Organisatie, Roles.Parse(collega.Rollen)), taak, ct) is not null
            ? new(taak, "", $"Hier kijkt een tweede persoon mee: {collega.Naam} deed de stap ervoor.")
            : new(taak, $"Gaat van {taak.MedewerkerNaam ?? "niemand"} naar {collega.Naam}.", null);
    }

    private static string Wie(Taak taak) => Roles.Find(taak.Rol)?.Label() ?? taak.Rol;

    private async Task<string?> DidFirstAsync(CurrentUser wie, Taak taak, CancellationToken ct)
    {
        try
        {
            await vierOgen.CheckAsync(wie, taak, ct);
            return null;
        }
        catch (RuleBroken e)
        {
            return e.Message;
        }
    }
}
