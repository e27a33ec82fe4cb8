using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Access.Afwezig;

/// <summary>What a person says about being away.</summary>
/// <param name="Id">Of the absence that changes; null for a new one.</param>
/// <param name="Vervanger">Who stands in for every taak that they may do; null: nobody.</param>
/// <param name="PerRol">Role of taak → who stands in for those; <see cref="Niemand"/>: nobody; a role that is left out follows <paramref name="Vervanger"/>.</param>
public sealed record AfwezigheidMelding(string? Id, long Revisie, string Medewerker, DateOnly? Van, DateOnly? Tot, string? Vervanger, IReadOnlyDictionary<string, string> PerRol)
{
    public const string Niemand = "-";
}

/// <summary>Keeps an absence, new or changed, when on every day of it each taak still reaches somebody.</summary>
public sealed class SaveAfwezigheid(Db db, Klok klok, ReadBezetting read)
{
    private const int MostDays = 366;
    private const int LastYear = 2199;

    /// <exception cref="RuleBroken">Days that cannot be, another absence at the same time, who cannot stand in, a chain that goes round, or nobody left.</exception>
    /// <exception cref="Moved">Somebody else changed it, or another absence of this LWB, first.</exception>
    public async Task RunAsync(CurrentUser user, AfwezigheidMelding input, CancellationToken ct = default)
    {
        user.Require(Right.MeldtAfwezig);
        if (input.Medewerker != user.Id)
            user.Require(Right.BeheertAfwezigheid);
        var organisatie = user.Organisatie ?? throw new NotAllowed();
        var (van, tot) = Days(input.Van, input.Tot, klok.Vandaag);
        var kalender = await db.FindAsync<long>("SELECT kalender FROM organisatie WHERE id = @organisatie", new { organisatie }, ct);
        var eerst = await read.OfAsync(organisatie, van.AddDays(-MostDays), ct: ct);
        var wie = eerst.Personen.FirstOrDefault(p => p.Id == input.Medewerker && p.Actief) ?? throw new RuleBroken("Kies wie afwezig is.", "Medewerker");
        if (input.Id is not null && !eerst.Afwezigheden.Any(a => a.Id == input.Id && a.Medewerker == wie.Id && a.Revisie == input.Revisie))
            throw new Moved();
        if (eerst.Afwezigheden.FirstOrDefault(a => a.Medewerker == wie.Id && a.Id != input.Id && a.Overlaps(van, tot)) is { } al)
            throw new RuleBroken($"{wie.Naam} is al afwezig van {Datum.Cijfers(al.Van)} tot en met {Datum.Cijfers(al.Tot)}. Wijzig die afwezigheid, of kies andere dagen.", "Van");

        var nieuw = new Afwezigheid(input.Id ?? Guid.CreateVersion7(klok.Now).ToString("N"), wie.Id, van, tot, input.Revisie, Vervangers(eerst, wie, input));
        Gaten.Refuse(eerst, nieuw, [.. await VierOgenAsync(organisatie, ct)]);
        await db.WriteAsync([new("UPDATE organisatie SET kalender = kalender + 1 WHERE id = @organisatie AND kalender = @kalender", new { organisatie, kalender }, 1), .. Rows(nieuw, user.Id, input.Id is null)], ct);
    }

    private static (DateOnly Van, DateOnly Tot) Days(DateOnly? van, DateOnly? tot, DateOnly vandaag) =>
        van is not { } eerste ? throw new RuleBroken("Vul de eerste dag in.", "Van")
        : tot is not { } laatste ? throw new RuleBroken("Vul de laatste dag in. Weet je die nog niet? Kies een dag en wijzig ze later.", "Tot")
        : laatste < eerste ? throw new RuleBroken("De laatste dag ligt voor de eerste dag. Kijk de twee dagen na.", "Tot")
        : laatste < vandaag ? throw new RuleBroken("Deze dagen zijn al voorbij. Je hoeft ze niet meer in te vullen.", "Tot")
        : laatste.DayNumber - eerste.DayNumber >= MostDays ? throw new RuleBroken("Een afwezigheid duurt hoogstens een jaar. Kijk de dagen na.", "Tot")
        : laatste.Year > LastYear ? throw new RuleBroken("Kijk het jaar na.", "Tot")
        : (eerste, laatste);

    private static Dictionary<string, string> Vervangers(Bezetting bezetting, Persoon wie, AfwezigheidMelding input)
    {
        Dictionary<string, string> rijen = [];
        foreach (var rol in wie.Taakrollen)
        {
            var eigen = input.PerRol.GetValueOrDefault(rol) is { Length: > 0 } gekozen ? gekozen : null;
            if (eigen == AfwezigheidMelding.Niemand || (eigen ?? input.Vervanger) is not { Length: > 0 } id)
                continue;
            var (veld, vervanger) = (eigen is null ? "Vervanger" : $"PerRol.{rol}", bezetting.Personen.FirstOrDefault(p => p.Id == id && p.Actief));
            if (vervanger is null || id == wie.Id)
                throw new RuleBroken($"Kies een collega van je leerwerkbedrijf als vervanger, niet {wie.Naam} zelf.", veld);
            if (vervanger.Suits(rol))
                rijen[rol] = id;
            else if (eigen is not null)
                throw new RuleBroken($"{vervanger.Naam} mag geen taken voor een {Roles.Find(rol)!.Value.Label()} doen. Kies iemand anders.", veld);
        }

        return input.Vervanger is not { Length: > 0 } voor || rijen.ContainsValue(voor) || input.PerRol.Count(p => p.Value.Length > 0) == wie.Taakrollen.Count()
            ? rijen
            : throw new RuleBroken($"{bezetting.NaamVan(voor)} mag geen enkele taak van {wie.Naam} doen. Kies iemand met dezelfde rol.", "Vervanger");
    }

    private async Task<IEnumerable<VierOgenTaak>> VierOgenAsync(string organisatie, CancellationToken ct)
    {
        // zicht: the title of what needs a second person in the own organisation, which every colleague sees on the team's list.
        var rijen = await db.QueryAsync<(string Id, string Titel, string? Medewerker, string Rol, string Deed)>(
            $"""
            SELECT k.id, k.titel, k.medewerker, k.rol, d.wie AS deed FROM ({Waarneming.Doers}) d JOIN taak k ON k.id = d.taak JOIN traject t ON t.id = k.traject AND t.organisatie = @organisatie
            """,
            new { organisatie },
            ct);
        return rijen.GroupBy(r => r.Id).Select(g => new VierOgenTaak(g.First().Titel, g.First().Medewerker, g.First().Rol, g.Select(r => r.Deed).ToHashSet()));
    }

    private IEnumerable<Statement> Rows(Afwezigheid nieuw, string door, bool isNew)
    {
        var args = new { nieuw.Id, nieuw.Medewerker, nieuw.Van, nieuw.Tot, nieuw.Revisie, door, klok.Now };
        yield return isNew
            ? new("INSERT INTO afwezigheid (id, medewerker, van, tot, door, bewaard) VALUES (@Id, @Medewerker, @Van, @Tot, @door, @Now)", args)
            : new("UPDATE afwezigheid SET van = @Van, tot = @Tot, door = @door, bewaard = @Now, revisie = revisie + 1 WHERE id = @Id AND revisie = @Revisie", args, 1);
        yield return new("DELETE FROM vervanging WHERE afwezigheid = @Id", new { nieuw.Id });
        foreach (var (rol, vervanger) in nieuw.Vervangers)
            yield return new("INSERT INTO vervanging (afwezigheid, rol, vervanger) VALUES (@Id, @rol, @vervanger)", new { nieuw.Id, rol, vervanger });
    }
}
