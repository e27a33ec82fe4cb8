using System.Security.Cryptography;
using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Agenda;

/// <summary>What a person asks: a new afspraak, or another day, hour or place for one that stands.</summary>
/// <param name="Id">Of a new one: made with the form, so that sending it twice makes one.</param>
/// <param name="Revisie">That the form was drawn with; 0: a new one.</param>
/// <param name="Trajecten">With whom. Of an afspraak with one person that stands it is not looked at.</param>
/// <param name="Gezien">Fingerprint of the botsingen that the person saw and plans past.</param>
internal sealed record AfspraakVraag(
    string Id, long Revisie, string Coach, string? Taak, string Soort, DateOnly? Dag, string? Uur, int? Minuten, string? Plaats, IReadOnlyCollection<string> Trajecten, string? Gezien)
{
    public bool IsNieuw => Revisie == 0;
}

/// <summary>Plans an afspraak, or moves it.</summary>
internal sealed class PlanAfspraak(Db db, Klok klok, Kluis kluis, ReadAgenda read, FindBotsingen find)
{
    public const int LongestPlaats = 200;
    private const int LeastGroep = 2;
    private const int MostGroep = 12;

    /// <returns>What speaks against it; then nothing was written, until the person says that they saw exactly this. Empty: it stands.</returns>
    /// <exception cref="RuleBroken">Something is missing or cannot be.</exception>
    /// <exception cref="Moved">Somebody else changed or cancelled it first.</exception>
    /// <exception cref="NotFound">The afspraak or a traject is not in sight.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CurrentUser user, AfspraakVraag input, CancellationToken ct = default)
    {
        user.Require(Right.PlantAfspraken);
        var bestaand = input.IsNieuw ? null : await read.GetAsync(user, input.Id, ct);
        if (bestaand is { } rij && (rij.Revisie != input.Revisie || rij.Geannuleerd))
            throw new Moved();
        if (bestaand?.MayBeChangedBy(user) == false)
            throw new NotAllowed();
        if (input.IsNieuw && !Guid.TryParseExact(input.Id, "N", out _))
            throw new NotFound();
        var soort = Soort(input, bestaand);
        var coach = input.Coach == bestaand?.Coach || (await read.CoachesAsync(user, ct)).Any(c => c.Id == input.Coach) ? input.Coach : throw new RuleBroken("Kies van wie de afspraak is.", "Coach");
        var tijd = Tijdvak.Read(input.Dag, input.Uur, input.Minuten);
        var plaats = (input.Plaats ?? "").Trim();
        if (plaats.Length == 0 && soort != Afspraak.Telefonisch)
            throw new RuleBroken("Vul in waar het is.", "Plaats");
        if (plaats.Length > LongestPlaats)
            throw new RuleBroken($"Schrijf de plaats korter: hoogstens {LongestPlaats} tekens.", "Plaats");
        var wie = await WieAsync(user, input, soort, bestaand, ct);
        var organisatie = bestaand?.Organisatie ?? user.Organisatie ?? throw new NotAllowed();

        var botsingen = await find.OfAsync(organisatie, input.Id, coach, soort, tijd, wie, ct);
        if (botsingen.Count > 0 && input.Gezien != Fingerprint(botsingen))
            return botsingen;

        var args = new
        {
            input.Id,
            input.Revisie,
            organisatie,
            coach,
            taak = await TaakAsync(input, wie, ct),
            soort,
            tijd.Dag,
            uur = Afspraak.Text(tijd.Uur),
            tijd.Minuten,
            plaats = kluis.Seal(Luik.Persoon, plaats),
            nu = klok.Now,
            door = user.Id,
            trajecten = wie.Select(w => w.Traject).ToArray(),
        };
        try
        {
            await db.WriteAsync([input.IsNieuw ? Insert(args) : Update(args), .. wie.Select(w => Add(input.Id, w.Traject)), new("UPDATE afspraak_deelnemer SET weg = 1 WHERE afspraak = @Id AND traject NOT IN @trajecten", args)], ct);
        }
        catch (Moved) when (input.IsNieuw)
        {
            // The same form was sent before, by a double click or the way back: once is enough, and another text is no new afspraak.
            if (await read.GetAsync(user, input.Id, ct) is not { Geannuleerd: false } al || al.Tijd != tijd || al.Coach != coach)
                throw new RuleBroken("Deze afspraak is al gepland. Open ze in de agenda om ze te verplaatsen.");
        }

        return [];
    }

    /// <summary>Tells these sentences from any other.</summary>
    public static string Fingerprint(IEnumerable<string> botsingen) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', botsingen))))[..16];

    private static string Soort(AfspraakVraag input, Afspraak? bestaand)
    {
        if (bestaand is { IsGroep: true } or null && input.Soort == Afspraak.Groep)
            return Afspraak.Groep;
        return Afspraak.Soorten.ContainsKey(input.Soort) && input.Soort != Afspraak.Groep && bestaand is not { IsGroep: true } ? input.Soort : throw new RuleBroken("Kies wat voor afspraak het is.", "Soort");
    }

    private async Task<IReadOnlyList<AfspraakDeelnemer>> WieAsync(CurrentUser user, AfspraakVraag input, string soort, Afspraak? bestaand, CancellationToken ct)
    {
        var al = bestaand is null ? [] : await read.DeelnemersAsync(bestaand.Id, ct);
        if (soort != Afspraak.Groep)
            return bestaand is null ? [await read.PersoonAsync(user, input.Trajecten.FirstOrDefault() ?? "", ct)] : al;

        var keuzes = (await read.KeuzesAsync(user, ct)).Concat(al).DistinctBy(k => k.Traject).ToDictionary(k => k.Traject);
        var gekozen = input.Trajecten.Distinct().Select(t => keuzes.GetValueOrDefault(t) ?? throw new NotFound("Een van deze trajecten bestaat niet, of je mag het niet zien.")).ToList();
        return gekozen.Count is >= LeastGroep and <= MostGroep ? gekozen : throw new RuleBroken($"Kies {LeastGroep} tot {MostGroep} deelnemers. Nu zijn het er {gekozen.Count}.", "Trajecten");
    }

    // zicht: of the traject that was just read in sight.
    private async Task<string?> TaakAsync(AfspraakVraag input, IReadOnlyList<AfspraakDeelnemer> wie, CancellationToken ct) =>
        input.Taak is null ? null : await db.FindAsync<string>("SELECT id FROM taak WHERE id = @Taak AND traject = @Traject", new { input.Taak, wie[0].Traject }, ct);

    private static Statement Insert(object args) => new(
        """
        INSERT INTO afspraak (id, organisatie, coach, taak, soort, dag, uur, minuten, plaats, gewijzigd, door)
        VALUES (@Id, @organisatie, @coach, @taak, @soort, @Dag, @uur, @Minuten, @plaats, @nu, @door) ON CONFLICT (id) DO NOTHING
        """,
        args,
        ExpectedRows: 1);

    private static Statement Update(object args) => new(
        """
        UPDATE afspraak SET coach = @coach, soort = @soort, dag = @Dag, uur = @uur, minuten = @Minuten, plaats = @plaats, gewijzigd = @nu, door = @door, revisie = revisie + 1
        WHERE id = @Id AND revisie = @Revisie AND geannuleerd = 0
        """,
        args,
        ExpectedRows: 1);

    private static Statement Add(string afspraak, string traject) => new(
        "INSERT INTO afspraak_deelnemer (afspraak, traject) VALUES (@afspraak, @traject) ON CONFLICT (afspraak, traject) DO UPDATE SET weg = 0", new { afspraak, traject });
}
