using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Personenlijsten;

/// <summary>What is wrong with one row, in which column.</summary>
internal sealed record RijFout(int Rij, string Kolom, string Zin);

/// <summary>Every row of a file: a person to begin with, or what is wrong. <paramref name="Goed"/> by row.</summary>
internal sealed record PersonenVerslag(PersonenBestand Bestand, IReadOnlyDictionary<int, NieuweToeleiding> Goed, IReadOnlyList<RijFout> Fouten);

/// <summary>Looks at every row as the page for one person does, and whether that person is there already, in the file or in the programme.</summary>
public sealed class CheckPersonenlijst(Db db, Klok klok, Kluis kluis)
{
    private static readonly string[] Dagen = ["dd-MM-yyyy", "d-M-yyyy", "dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];
    private static readonly Dictionary<string, int> Langst = new() { ["Telefoon"] = 30, ["Gemeente"] = 60, ["Postcode"] = 4 };

    private sealed record Vacature(string Id, string Titel);

    private sealed record Bekende(string Zoek, byte[] Contact);

    private sealed record Huis(IReadOnlyList<Vacature> Vacatures, IReadOnlyList<Keuze> Coaches, ILookup<string, Bekende> Bekenden);

    /// <param name="vacature">For rows that name none; null or empty for none.</param>
    /// <param name="coach">The same.</param>
    /// <exception cref="RuleBroken">The file as a whole cannot be read.</exception>
    internal async Task<PersonenVerslag> RunAsync(string organisatie, byte[] inhoud, string? vacature, string? coach, CancellationToken ct = default)
    {
        var bestand = PersonenCsv.Read(inhoud);
        var huis = new Huis(
            await db.QueryAsync<Vacature>("SELECT id, titel FROM vacature WHERE organisatie = @organisatie AND \"open\" = 1", new { organisatie }, ct),
            await AssignCoach.ChoicesAsync(db, organisatie),
            // zicht: only whether somebody of that name and birthday is there; nothing else of them is told.
            (await db.QueryAsync<Bekende>("SELECT zoek, contact FROM deelnemer WHERE organisatie = @organisatie", new { organisatie }, ct)).ToLookup(b => b.Zoek));
        var goed = new Dictionary<int, NieuweToeleiding>();
        var gezien = new Dictionary<string, List<(int Rij, DateOnly? Geboren)>>();
        List<RijFout> fouten = [];
        foreach (var rij in bestand.Rijen)
        {
            try
            {
                var nieuw = Read(rij, organisatie, huis, vacature, coach).Checked(klok.Vandaag);
                var naam = Zoekwoord.Of($"{nieuw.Voornaam} {nieuw.Naam}");
                var zelfde = gezien.TryGetValue(naam, out var namen) ? namen : gezien[naam] = [];
                if (zelfde.Find(z => IsSame(z.Geboren, nieuw.Contact.Geboortedatum)) is { Rij: > 0 } ander)
                    throw new RuleBroken($"Dezelfde persoon staat ook op rij {ander.Rij}.", "Naam");
                zelfde.Add((rij.Rij, nieuw.Contact.Geboortedatum));
                if (huis.Bekenden[naam].Any(b => IsSame(JsonSerializer.Deserialize<Contact>(kluis.Open(Luik.Persoon, b.Contact))!.Geboortedatum, nieuw.Contact.Geboortedatum)))
                    throw new RuleBroken("Deze persoon staat al in het programma. Heet iemand anders toevallig ook zo, vul dan de geboortedatum in.", "Naam");
                goed[rij.Rij] = nieuw;
            }
            catch (RuleBroken broken)
            {
                fouten.Add(new(rij.Rij, broken.Veld switch { "Naam" => "Achternaam", "Email" => "E-mail", null => "", var kolom => kolom }, broken.Message));
            }
        }

        return new(bestand, goed, fouten);
    }

    // Without both birthdays nobody can tell two of one name apart.
    private static bool IsSame(DateOnly? een, DateOnly? ander) => een is null || ander is null || een == ander;

    private static NieuweToeleiding Read(PersoonRij rij, string organisatie, Huis huis, string? vacature, string? coach)
    {
        if (rij.Fout is { } fout)
            throw new RuleBroken(fout);
        foreach (var (kolom, waarde) in rij.Velden.Where(v => v.Value.Length > Langst.GetValueOrDefault(v.Key, 200)))
            throw new RuleBroken(kolom == "Postcode" ? "Een postcode heeft vier cijfers." : $"Dit is te lang: {waarde.Length} tekens, en er passen er {Langst.GetValueOrDefault(kolom, 200)}.", kolom);
        string? Of(string kolom) => rij.Velden.TryGetValue(kolom, out var waarde) && waarde.Length > 0 ? waarde : null;
        DateOnly? geboren = Of("Geboortedatum") is not { } tekst ? null
            : DateOnly.TryParseExact(tekst, Dagen, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? dag
            : throw new RuleBroken($"“{tekst}” is geen dag die bestaat. Schrijf dag-maand-jaar, zoals 17-05-1980.", "Geboortedatum");
        if (Of("E-mail") is { } mail && !(MailAddress.TryCreate(mail, out var adres) && adres.Address == mail))
            throw new RuleBroken("Dit is geen e-mailadres.", "Email");
        if (Of("Vacature") is { } titel)
        {
            var open = huis.Vacatures.Where(v => Zoekwoord.Of(v.Titel) == Zoekwoord.Of(titel)).ToList();
            vacature = open.Count == 1 ? open[0].Id : open.Count == 0
                ? throw new RuleBroken($"Er is geen open vacature met de titel “{titel}”.", "Vacature")
                : throw new RuleBroken("Er zijn meer open vacatures met deze titel. Laat het veld leeg en kies de vacature bij het bestand.", "Vacature");
        }

        if (huis.Vacatures.All(v => v.Id != vacature))
            throw new RuleBroken("Kies een open vacature: een toeleiding begint bij een vacature op een werkplek.", "Vacature");
        if (Of("Coach") is { } naam)
            coach = huis.Coaches.FirstOrDefault(c => Zoekwoord.Of(c.Label) == Zoekwoord.Of(naam))?.Code ?? throw new RuleBroken($"“{naam}” is hier geen coach.", "Coach");
        return new(organisatie, Of("Voornaam") ?? "", Of("Achternaam") ?? "", new(Of("Telefoon"), Of("E-mail"), Of("Straat"), Of("Postcode"), Of("Gemeente"), geboren), vacature!, string.IsNullOrEmpty(coach) ? null : coach, Of("Trajectbegeleider"));
    }
}
