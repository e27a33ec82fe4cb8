using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>A coach says that a melding stands in VDAB's own screens, with the reference that VDAB gave; the next of that traject appears. What was said wrongly can be put right.</summary>
public sealed class ConfirmMelding(Db db, Klok klok, CurrentUser user, Kanaalkeuze keuze)
{
    /// <param name="op">The day on which it was registered at VDAB; null: today.</param>
    /// <exception cref="RuleBroken">It is not the next one, somebody confirmed it before, or the reference or the day is no good.</exception>
    public async Task RunAsync(string id, string? kenmerk, DateOnly? op, CancellationToken ct = default)
    {
        var melding = StillOpen(await GetAsync(id, ct));
        if ((await keuze.OfAsync(melding.Organisatie, ct)).Code != WerklijstKanaal.Naam)
            throw new RuleBroken("Meldingen van dit leerwerkbedrijf gaan niet langer met de werklijst. Registreer ze niet zelf bij VDAB.");
        if (!melding.IsKop)
            throw new RuleBroken("Er wacht nog een vorige melding van dit dossier. Die komt eerst.");
        var (nummer, dag, ingreep) = (Kenmerk(kenmerk), Day(op), Ingreep.NewId(klok.Now));
        var voorbij = await Voorbij.RowAsync(db, ingreep, id, Voorbij.Handmatig, klok.Now, ct);
        try
        {
            await db.WriteAsync(
                [
                    new(
                        """
                        UPDATE melding SET status = 'HANDMATIG_BEVESTIGD', kanaal = 'werklijst', verzonden = @moment, ontvangst = @nummer, volgende = NULL, reden = NULL
                        WHERE id = @id AND status = @Status
                        """,
                        new { id, moment = BrusselsTime.StartOf(dag), nummer, melding.Status },
                        ExpectedRows: 1),
                    Log(ingreep, "bevestigd", id, nummer, dag, "Geregistreerd bij VDAB"),
                    voorbij,
                ],
                ct);
        }
        catch (Moved)
        {
            _ = StillOpen(await GetAsync(id, ct));
            throw;
        }
    }

    /// <summary>Another reference or day for what was confirmed.</summary>
    /// <exception cref="RuleBroken">It is not confirmed by hand, or something is missing.</exception>
    public async Task CorrectAsync(string id, string? kenmerk, DateOnly? op, string? reden, CancellationToken ct = default)
    {
        await ConfirmedAsync(id, ct);
        var (nummer, dag, waarom) = (Kenmerk(kenmerk), Day(op), Ingreep.Checked(reden));
        await db.WriteAsync(
            [
                new("UPDATE melding SET ontvangst = @nummer, verzonden = @moment WHERE id = @id AND status = 'HANDMATIG_BEVESTIGD'", new { id, nummer, moment = BrusselsTime.StartOf(dag) }, ExpectedRows: 1),
                Log(Ingreep.NewId(klok.Now), "verbeterd", id, nummer, dag, waarom),
            ],
            ct);
    }

    /// <summary>It does not stand at VDAB after all: back on the list.</summary>
    /// <exception cref="RuleBroken">It is not confirmed by hand, a later one of this traject is gone already, VDAB heard that its number comes no more, or no reason was given.</exception>
    public async Task UndoAsync(string id, string? reden, CancellationToken ct = default)
    {
        var melding = await ConfirmedAsync(id, ct);
        var waarom = Ingreep.Checked(reden);
        if (await db.FindAsync<long?>("SELECT 1 FROM vdab_herhaling WHERE melding = @id AND bericht IS NOT NULL AND (gedaan IS NOT NULL OR poging > 0)", new { id }, ct) is not null)
            throw new RuleBroken("VDAB hoorde al dat jij deze melding zelf registreert. Registreer ze nog bij VDAB en verbeter hier het kenmerk.");
        try
        {
            await db.WriteAsync(
                [
                    new(
                        """
                        UPDATE melding SET status = 'KLAAR', kanaal = NULL, verzonden = NULL, ontvangst = NULL, volgende = @nu WHERE id = @id AND status = 'HANDMATIG_BEVESTIGD'
                          AND NOT EXISTS (SELECT 1 FROM melding l WHERE l.traject = @Traject AND l.sequence > @Sequence AND l.status IN ('VERZONDEN', 'AANVAARD', 'GEWEIGERD', 'HANDMATIG_BEVESTIGD'))
                        """,
                        new { id, nu = klok.Now, melding.Traject, melding.Sequence },
                        ExpectedRows: 1),
                    new("DELETE FROM vdab_herhaling WHERE melding = @id AND bericht IS NOT NULL AND gedaan IS NULL", new { id }),
                    Ingreep.Row(Ingreep.NewId(klok.Now), klok.Now, user.Id, "teruggezet", waarom, id),
                ],
                ct);
        }
        catch (Moved)
        {
            throw new RuleBroken("Een latere melding van dit dossier is al bij VDAB. Verbeter het kenmerk, of zet eerst die latere terug.");
        }
    }

    private Statement Log(string ingreep, string wat, string id, string nummer, DateOnly dag, string reden) =>
        Ingreep.Row(ingreep, klok.Now, user.Id, wat, reden, id, detail: $"{nummer}, {Datum.Kort(dag)}");

    private async Task<Regel> GetAsync(string id, CancellationToken ct)
    {
        user.Require(Right.GeeftMeldingVrij);
        return await db.FindAsync<Regel>(
            $"""
            SELECT n.traject, n.sequence, n.status, n.ontvangst, t.organisatie, CASE WHEN {Melding.Kop} THEN 1 ELSE 0 END AS is_kop,
              (SELECT w.naam FROM vdab_ingreep i JOIN medewerker w ON w.id = i.door WHERE i.melding = n.id AND i.wat IN ('bevestigd', 'verbeterd') ORDER BY i.tijdstip DESC LIMIT 1) AS door
            FROM melding n JOIN traject t ON t.id = n.traject WHERE n.id = @id AND {Zicht.Sql}
            """,
            user.ZichtArgs(new { id }),
            ct) ?? throw new NotFound();
    }

    private async Task<Regel> ConfirmedAsync(string id, CancellationToken ct) =>
        await GetAsync(id, ct) is { Status: "HANDMATIG_BEVESTIGD" } melding ? melding : throw new RuleBroken("Deze melding is niet met de hand bevestigd.");

    private static Regel StillOpen(Regel melding) => melding.Status switch
    {
        "KLAAR" or "TIJDELIJK_MISLUKT" => melding,
        "HANDMATIG_BEVESTIGD" => throw new RuleBroken($"{melding.Door} bevestigde deze melding al, met kenmerk {melding.Ontvangst}. Registreer ze geen tweede keer bij VDAB."),
        "VASTGEHOUDEN" => throw new RuleBroken("Vertel deze melding eerst aan de deelnemer. Daarna komt ze op de werklijst."),
        _ => throw new RuleBroken("Deze melding staat niet meer op de werklijst."),
    };

    private static string Kenmerk(string? kenmerk) => kenmerk?.Trim() is { } goed && WebhookKanaal.Nummer().IsMatch(goed)
        ? goed
        : throw new RuleBroken("Vul het kenmerk in dat VDAB geeft: letters, cijfers en streepjes, hoogstens 40 tekens.", "Kenmerk");

    private DateOnly Day(DateOnly? op) => (op ?? klok.Vandaag) is var dag && dag <= klok.Vandaag ? dag : throw new RuleBroken("De dag van de registratie ligt in de toekomst. Vul de dag in waarop je ze deed.", "Op");

    private sealed record Regel(string Traject, long Sequence, string Status, string? Ontvangst, string Organisatie, bool IsKop, string? Door);
}
