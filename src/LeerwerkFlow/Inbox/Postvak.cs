using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
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
    string? Medewerker, string? MedewerkerNaam, string Soort, string? Code, string? Reden, long Revisie, string Groep, string? Wacht, DateOnly? Herinnering, DateOnly? Escalatie,
    DateTimeOffset Geopend)
{
    public string Deelnemer => $"{Voornaam} {Naam}";

    /// <summary>Where it is done: an adverse melding (S13) on its own page.</summary>
    public string Address => Soort == "voorlezen" ? $"/melding/{Code}" : $"/taak/{Id}";

    /// <summary>Where in the flow, in words.</summary>
    public string Fase { get; init; } = "";

    /// <summary>The last day, the day to aim at and the day on which somebody asks, each with its reason.</summary>
    public TaakDagen Dagen { get; init; } = TaakDagen.Geen;
}

/// <summary>The lines of one page, how many there are of each group, and the fasen to choose from (step id and name).</summary>
public sealed record PostvakLijst(IReadOnlyList<PostvakRegel> Regels, IReadOnlyDictionary<string, long> Aantallen, IReadOnlyList<KeyValuePair<string, string>> Fasen, bool HasMore);

/// <summary>Open work, the most urgent first. Only what is open: no speed and no figures about people (S18).</summary>
public sealed class Postvak(Db db, Klok klok, FlowVersies versies, ReadOverdracht overdracht)
{
    /// <summary>As many as fit in a page of 60 KB.</summary>
    public const int PageSize = 30;

    /// <summary>The groups in order, with what people read.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Groepen =
        [new("laat", "Te laat"), new("vandaag", "Vandaag"), new("week", "Deze week"), new("later", "Later"), new("bericht", "Wachten op een bericht")];

    // The last day itself is in time; a week ends on Sunday. A message is awaited, not done, so it stands apart.
    private const string Group =
        """
        CASE WHEN k.soort = 'bericht' THEN 'bericht' WHEN k.termijn IS NULL THEN 'later' WHEN k.termijn < @vandaag THEN 'laat' WHEN k.termijn = @vandaag THEN 'vandaag'
             WHEN k.termijn <= @zondag THEN 'week' ELSE 'later' END
        """;

    private const string From = "FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer WHERE k.status = 'open'";

    // A line of the page, or, without an id, how many of a group stand at one place.
    private sealed record Gezien(string? Id, string Groep, string Pad, string Flowversie, long Aantal);

    public async Task<PostvakLijst> ReadAsync(CurrentUser user, PostvakVraag vraag, CancellationToken ct = default)
    {
        // Who may see the team sees all that is theirs or waits for their role in it.
        var scope = vraag.Team && user.May(Right.ZietTeam) ? Zicht.Team : TaakZicht.VanMij;
        var (args, filter) = (Args(user, vraag), Filter(vraag));
        // One walk over all that is in sight: which lines this page has, and by place how much there is and how much of it the filter lets through.
        var gezien = await db.QueryAsync<Gezien>(
            $"""
            WITH werk AS MATERIALIZED (
              SELECT k.id, k.soort, k.termijn, k.pad, d.naam, d.voornaam, t.flowversie, {Group} AS groep, CASE WHEN {filter} THEN 1 ELSE 0 END AS past {From} AND {scope})
            SELECT p.id, p.groep, p.pad, p.flowversie, 1 AS aantal
            FROM (SELECT k.* FROM werk k WHERE k.past = 1 AND (@groep = '' OR k.groep = @groep) ORDER BY {Order("k")} LIMIT {PageSize + 1} OFFSET @vanaf) p
            UNION ALL SELECT NULL, groep, pad, flowversie, SUM(past) FROM werk GROUP BY groep, pad, flowversie
            """,
            args,
            ct);
        var regels = await RegelsAsync(args, [.. gezien.Select(g => g.Id).OfType<string>()], ct);
        var tellingen = gezien.Where(g => g.Id is null).ToList();
        var states = await StatesAsync(regels, ct);
        List<PostvakRegel> lines = [];
        var redenen = await overdracht.OfAsync(user, regels, ct);
        foreach (var regel in regels.Take(PageSize))
        {
            var line = await WordsAsync(regel, states.GetValueOrDefault(regel.Traject));
            lines.Add(line with { Reden = line.Reden ?? redenen.GetValueOrDefault(line.Id) });
        }

        var aantallen = tellingen.GroupBy(t => t.Groep).Select(g => KeyValuePair.Create(g.Key, g.Sum(t => t.Aantal))).Where(g => g.Value > 0).ToDictionary();
        return new(lines, aantallen, await FasenAsync(tellingen.Select(t => (t.Pad, t.Flowversie)).Distinct()), regels.Length > PageSize);
    }

    // Whose it is and why it is that day are read for the lines of the page only.
    private async Task<PostvakRegel[]> RegelsAsync(Dictionary<string, object?> args, string[] ids, CancellationToken ct)
    {
        args["ids"] = ids;
        // zicht: the ids were read through zicht.
        return ids.Length == 0 ? [] : await db.QueryAsync<PostvakRegel>(
            $"""
            SELECT k.id, k.titel, k.traject, d.voornaam, d.naam, k.rol, k.pad, t.flowversie, k.termijn, w.waarom, k.opvolging, k.medewerker, m.naam AS medewerker_naam, k.soort, k.code, k.reden, k.revisie,
              {Group} AS groep, k.wacht, k.herinnering, k.escalatie, k.geopend
            FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = k.medewerker LEFT JOIN wacht w ON w.traject = k.traject AND w.id = k.wacht
            WHERE k.id IN @ids ORDER BY {Order("d")}
            """,
            args,
            ct);
    }

    /// <summary>False when no running traject of this person's organisation knows the fase any more: the flow was redrawn.</summary>
    public async Task<bool> KnowsFaseAsync(CurrentUser user, string fase, CancellationToken ct = default)
    {
        if (user.Organisatie is null)
            return true;
        // zicht: which flows the house plays, nothing of a person.
        foreach (var id in await db.QueryAsync<string>("SELECT DISTINCT flowversie FROM traject WHERE organisatie = @Organisatie AND status <> 'afgerond'", new { user.Organisatie }, ct))
        {
            var versie = await versies.GetAsync(id);
            if (versie.Flows.Get(versie.Flow).FindStep(fase) is not null)
                return true;
        }

        return false;
    }

    // Only the few whose step sets a day of its own need more than the row to say why.
    private async Task<Dictionary<string, FlowState>> StatesAsync(IEnumerable<PostvakRegel> regels, CancellationToken ct)
    {
        var ids = regels.Where(r => r.Wacht is not null && (r.Herinnering is not null || r.Escalatie is not null)).Select(r => r.Traject).Distinct().ToArray();
        // zicht: the taken themselves were read through zicht.
        return ids.Length == 0 ? [] : (await db.QueryAsync<(string Id, string Staat)>("SELECT id, staat FROM traject WHERE id IN @ids", new { ids }, ct)).ToDictionary(r => r.Id, r => StateJson.ReadState(r.Staat));
    }

    private async Task<PostvakRegel> WordsAsync(PostvakRegel regel, FlowState? state)
    {
        var versie = await versies.GetAsync(regel.Flowversie);
        var wait = state?.Waits.Values.FirstOrDefault(w => w.Id == regel.Wacht);
        var set = TaakDagen.Set(regel, wait is null ? null : (versie.Flows.Get(wait.Flow).GetStep(wait.Stap), wait, state!));
        return regel with { Fase = TaakDossier.FaseOf(versie.Flows, versie.Flow, regel.Pad), Dagen = TaakDagen.Of(regel, set, BrusselsTime.DayOf(regel.Geopend)) };
    }

    private static string Order(string mens) => $"CASE WHEN k.soort = 'bericht' THEN 1 ELSE 0 END, CASE WHEN k.termijn IS NULL THEN 1 ELSE 0 END, k.termijn, {mens}.naam, {mens}.voornaam, k.id";

    private static string Filter(PostvakVraag vraag) => string.Join(" AND ", new[]
    {
        "1 = 1", string.IsNullOrEmpty(vraag.Rol) ? null : "k.rol = @rol", string.IsNullOrEmpty(vraag.Fase) ? null : "k.pad LIKE @fase || '/%'", Zoekwoord.Of(vraag.Zoek).Length == 0 ? null : "d.zoek LIKE @zoek",
    }.OfType<string>());

    private Dictionary<string, object?> Args(CurrentUser user, PostvakVraag vraag)
    {
        var vandaag = klok.Vandaag;
        var zondag = vandaag.DayOfWeek == DayOfWeek.Sunday ? vandaag : Duur.LastDayOfDays(vandaag, 8 - (int)vandaag.DayOfWeek);
        return TaakZicht.Args(user with { Dag = vandaag }, new
        {
            vandaag,
            zondag,
            groep = vraag.Groep ?? "",
            rol = vraag.Rol ?? "",
            fase = vraag.Fase ?? "",
            zoek = $"%{Zoekwoord.Of(vraag.Zoek)}%",
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
