using System.Globalization;
using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten.Maatregelen;
using LeerwerkFlow.Trajecten.Personenlijsten;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>The program that <see cref="SamenKillTests"/> starts and kills: it brings in a list of people and then suspends all of them, and goes on where it was cut off.</summary>
internal static class Samen
{
    private static readonly CurrentUser Co = new("co", "Coördinator", "lwb-1", new HashSet<Role> { Role.Coordinator });

    /// <param name="args">The data directory and how many people.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = await Spelen.OpenAsync(args[0]);
        await Spelen.PrepareAsync(app);
        var db = app.Services.GetRequiredService<Db>();
        await db.WriteAsync([new("INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, moet_wijzigen, stempel) VALUES ('co', 'lwb-1', 'Co', 'co', 'coordinator', '', 0, '') ON CONFLICT DO NOTHING")]);
        if (await db.FindAsync<string>("SELECT id FROM personenlijst WHERE begonnen IS NOT NULL") is null)
        {
            var tekst = "Voornaam;Achternaam;Vacature\n" + string.Join('\n', Enumerable.Range(0, int.Parse(args[1], CultureInfo.InvariantCulture)).Select(n => $"Persoon;Nummer {n};Groenwerker"));
            await app.Services.GetRequiredService<StartPersonenlijst>().RunAsync(Co, await app.Services.GetRequiredService<SavePersonenlijst>().RunAsync(Co, Encoding.UTF8.GetBytes(tekst), null, null));
        }

        Console.WriteLine(Spelen.Begonnen);
        while (await app.Services.GetRequiredService<RunPersonenlijsten>().RunAsync() > 0)
        {
        }

        if (await db.FindAsync<string>("SELECT id FROM maatregel") is null)
            await app.Services.GetRequiredService<StartMaatregel>().RunAsync(Co, new(Maatregel.Schors, null, app.Services.GetRequiredService<Klok>().Vandaag.AddDays(1), null, true), await app.Services.GetRequiredService<FindTrajecten>().RunAsync(Co, FindTrajecten.Alles, null), "stil");
        while (await app.Services.GetRequiredService<RunMaatregelen>().RunAsync() > 0)
        {
        }

        return 0;
    }
}
