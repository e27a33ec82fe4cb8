using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox;

/// <summary>What is asked of the inbox.</summary>
/// <param name="Team">True: the whole organisation's; false: on this person's name or for whoever takes it.</param>
/// <param name="Groep"><c>laat</c>, <c>vandaag</c>, <c>week</c>, <c>later</c> or <c>bericht</c>; null: all.</param>
/// <param name="Fase">Step id of a fase in the top flow.</param>
/// <param name="Zoek">Part of a name.</param>
public sealed record PostvakVraag(bool Team, string? Groep = null, string? Rol = null, string? Fase = null, string? Zoek = null, int Pagina = 1);

/// <summary>One line of the inbox.</summary>
/// <param name="Reden">What an incident is about, or why it is here though it stands on another name.</param>
public sealed record PostvakRegel(
    string Id, string Titel, string Traject, string Voornaam, string Naam, string Rol, string Pad, string Flowversie, DateOnly? Termijn, string? Waarom, string? Opvolging,
    string? Medewerker, string? MedewerkerNaam, string Soort, string? Code, string? Reden, long Revisie, string Groep)
{
    public string Deelnemer => $"{Voornaam} {Naam}";

    /// <summary>Where it is done: an adverse melding (S13) on its own page.</summary>
    public string Address => Soort == "voorlezen" ? $"/melding/{Code}" : $"/taak/{Id}";

    /// <summary>Where in the flow, in words.</summary>
    public string Fase { get; init; } = "";
}

/// <summary>The lines of one page, how many there are of each group, and the fasen to choose from (step id and name).</summary>
public sealed record PostvakLijst(IReadOnlyList<PostvakRegel> Regels, IReadOnlyDictionary<string, long> Aantallen, IReadOnlyList<KeyValuePair<string, string>> Fasen, bool HasMore);

/// <summary>Open work, the most urgent first. Only what is open: no speed and no figures about people (S18).</summary>
public sealed class Postvak(Db db, Klok klok, FlowVersies versies, ReadOverdracht overdracht)
{
    public const int PageSize = 50;

    /// <summary>The groups in order, with what people read.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Groepen =
        [new("laat", "Te laat"), new("vandaag", "Vandaag"), new("week", "Deze week"), new("later", "Later"), new("bericht", "Wachten op een bericht")];

    // The last day itself is in time; a week ends on Sunday. A message is awaited, not done, so it stands apart.
    private const string Group =
        """
        CASE WHEN k.soort = 'bericht' THEN 'bericht' WHEN k.termijn IS NULL THEN 'later' WHEN k.termijn < @vandaag THEN 'laat' WHEN k.termijn = @vandaag THEN 'vandaag'
             WHEN k.termijn <= @zondag THEN 'week' ELSE 'later' END
        """;

    private const string From =
        """
        FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = k.medewerker
        LEFT JOIN wacht w ON w.traject = k.traject AND w.id = k.wacht WHERE k.status = 'open'
        """;

    private const string Filter = "(@rol = '' OR k.rol = @rol) AND (@fase = '' OR k.pad LIKE @fase || '/%') AND d.zoek LIKE @zoek";

    public async Task<PostvakLijst> ReadAsync(CurrentUser user, PostvakVraag vraag, CancellationToken ct = default)
    {
        var scope = vraag.Team ? $"({Zicht.Team} OR {TaakZicht.VanMij})" : TaakZicht.VanMij;
        var args = Args(user, vraag);
        var regels = await db.QueryAsync<PostvakRegel>(
            $"""
            SELECT k.id, k.titel, k.traject, d.voornaam, d.naam, k.rol, k.pad, t.flowversie, k.termijn, w.waarom, k.opvolging, k.medewerker, m.naam AS medewerker_naam, k.soort, k.code, k.reden, k.revisie,
              {Group} AS groep {From} AND {scope} AND {Filter} AND (@groep = '' OR {Group} = @groep)
            ORDER BY CASE WHEN k.soort = 'bericht' THEN 1 ELSE 0 END, CASE WHEN k.termijn IS NULL THEN 1 ELSE 0 END, k.termijn, d.naam, d.voornaam, k.id LIMIT {PageSize + 1} OFFSET @vanaf
            """,
            args,
            ct);
        var aantallen = await db.QueryAsync<(string Groep, long Aantal)>($"SELECT {Group} AS groep, COUNT(*) AS aantal {From} AND {scope} AND {Filter} GROUP BY 1", args, ct);
        var plaatsen = await db.QueryAsync<(string Pad, string Flowversie)>($"SELECT DISTINCT k.pad, t.flowversie {From} AND {scope}", args, ct);
        List<PostvakRegel> lines = [];
        var redenen = await overdracht.OfAsync(user, regels, ct);
        foreach (var regel in regels.Take(PageSize))
            lines.Add(regel with { Fase = await FaseAsync(regel.Flowversie, regel.Pad), Reden = regel.Reden ?? redenen.GetValueOrDefault(regel.Id) });
        return new(lines, aantallen.ToDictionary(a => a.Groep, a => a.Aantal), await FasenAsync(plaatsen), regels.Length > PageSize);
    }

    private Dictionary<string, object?> Args(CurrentUser user, PostvakVraag vraag)
    {
        var vandaag = klok.Vandaag;
        var zondag = vandaag.DayOfWeek == DayOfWeek.Sunday ? vandaag : Duur.LastDayOfDays(vandaag, 8 - (int)vandaag.DayOfWeek);
        var zoek = string.Concat((vraag.Zoek ?? "").Where(c => c is not ('%' or '_'))).Trim().ToLowerInvariant();
        return TaakZicht.Args(user with { Dag = vandaag }, new
        {
            vandaag,
            zondag,
            groep = vraag.Groep ?? "",
            rol = vraag.Rol ?? "",
            fase = vraag.Fase ?? "",
            zoek = $"%{zoek}%",
            vanaf = (Math.Clamp(vraag.Pagina, 1, 10_000) - 1) * PageSize,
        });
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> FasenAsync(IEnumerable<(string Pad, string Flowversie)> plaatsen)
    {
        SortedDictionary<string, string> fasen = new(StringComparer.Ordinal);
        foreach (var (pad, flowversie) in plaatsen.Where(p => p.Pad.Contains('/')))
            fasen.TryAdd(pad.Split('/')[0], await FaseAsync(flowversie, string.Join('/', pad.Split('/')[0], "")));
        return [.. fasen];
    }

    private async Task<string> FaseAsync(string flowversie, string pad)
    {
        var versie = await versies.GetAsync(flowversie);
        return TaakDossier.FaseOf(versie.Flows, versie.Flow, pad);
    }
}
