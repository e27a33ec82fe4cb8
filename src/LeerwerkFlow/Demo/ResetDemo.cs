using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Demo;

/// <summary>Empties the house of the demo and fills it again. What is due is not done meanwhile.</summary>
internal sealed class ResetDemo(Db db, DemoKlok klok, DemoPeople people, DemoAfloop afloop, DueWork due, DemoOptions options)
{
    private const string Mark = "demo-mensen";

    // In an order in which no row is left that points at one that is gone.
    private static readonly string[] Tables =
    [
        "verschil_stap", "verschil", "lijst", "rapport_regel", "rapport", "aansluiting_dag", "vdab_herhaling", "vdab_ingreep", "vdab_bestand", "kanaalstoring", "aflevering", "simulator_ontvangst", "simulator_weigering", "melding", "mail", "scan", "documentversie", "document", "vervanging", "afwezigheid", "kaart", "inzage", "taaklink", "vraag", "concept", "taak_kijker", "antwoord", "reeks_regel", "reeks", "maatregel_regel", "maatregel", "personenlijst_rij", "personenlijst", "weergave", "agendafeed", "afspraak_deelnemer", "afspraak", "taak", "observatie", "wacht_eerder", "wacht", "mijlpaal", "gebeurtenis", "journaal", "anker_kop", "anker", "verwerking", "verhuizing", "bericht",
        "traject", "deelnemer", "vacature", "werkplek", "functieprofiel",
    ];

    /// <summary>At the start: fills a house where nobody lives, and finishes one that was cut off.</summary>
    /// <param name="begin">Called when it begins: somebody is waiting.</param>
    /// <returns>True when people were made.</returns>
    public async Task<bool> EnsureAsync(Func<Task> begin, CancellationToken ct = default)
    {
        var made = false;
        await due.AloneAsync(
            async () =>
            {
                var mark = await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = @Mark", new { Mark }, ct);
                // zicht: is there anybody at all.
                var lives = await db.FindAsync<long?>("SELECT 1 FROM traject LIMIT 1", ct: ct) is not null;
                if (options.Trajecten == 0 || mark == "klaar" || (mark is null && lives))
                    return;
                await begin();
                await FillAsync(ct);
                made = true;
            },
            ct);
        return made;
    }

    /// <summary>Wipes every traject, person and place to work, sets the clock back to real time, and makes new people.</summary>
    public Task RunAsync(CancellationToken ct = default) => due.AloneAsync(() => FillAsync(ct), ct);

    private async Task FillAsync(CancellationToken ct)
    {
        await db.WriteAsync(
            [.. Tables.Select(tabel => new Statement($"DELETE FROM {tabel}")), new("UPDATE promotor SET bezet_vte = 0"), Working, Marked("bezig")], ct);
        await klok.ResetAsync();
        await people.MakeAsync(options.Trajecten, ct: ct);
        await afloop.RunAsync(ct);
        await db.WriteAsync([Marked("klaar")], ct);
    }

    // Its dates are of a clock that is set back.
    private static Statement Working { get; } = new("UPDATE kanaalstand SET stand = 'werkt', sinds = NULL, reden = NULL, volgende = NULL, pauzes = 0, hersteld = NULL, revisie = revisie + 1");

    private static Statement Marked(string waarde) => new(
        "INSERT INTO instelling (naam, waarde) VALUES (@Mark, @waarde) ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde", new { Mark, waarde });
}
