using System.Text.Json;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>How to reach a deelnemer; sealed in the database (Luik.Persoon). Everything but the names may be empty.</summary>
public sealed record Contact(string? Telefoon = null, string? Email = null, string? Straat = null, string? Postcode = null, string? Gemeente = null, DateOnly? Geboortedatum = null)
{
    /// <summary>The same, when it can be.</summary>
    /// <exception cref="RuleBroken">The date of birth is no date of a person at work, or the postcode is none of Belgium.</exception>
    internal Contact Checked(DateOnly vandaag)
    {
        if (Geboortedatum is { } dag && (dag.Year < 1900 || dag.Year > vandaag.Year - 15))
            throw new RuleBroken("Kijk het geboortejaar na: een deelnemer is minstens vijftien jaar.", "Geboortedatum");
        if (!string.IsNullOrEmpty(Postcode) && (Postcode.Length != 4 || !Postcode.All(char.IsAsciiDigit)))
            throw new RuleBroken("Een postcode heeft vier cijfers.", "Postcode");
        return this;
    }
}

/// <summary>A referral (toeleiding) as it comes in.</summary>
/// <param name="Organisatie">The LWB.</param>
/// <param name="Vacature">The vacature it starts from (S2): gives werkplek and promotor.</param>
/// <param name="Coach">The coach, when it is known.</param>
/// <param name="Trajectbegeleider">The named VDAB-trajectbegeleider (S14).</param>
public sealed record NieuweToeleiding(
    string Organisatie, string Voornaam, string Naam, Contact Contact, string Vacature, string? Coach, string? Trajectbegeleider, string Flow = NieuweToeleiding.Standaard)
{
    /// <summary>The flow that a toeleiding follows unless another is named.</summary>
    public const string Standaard = "wep-2008";

    /// <summary>The same, when it can be.</summary>
    /// <exception cref="RuleBroken">A name is missing, or as <see cref="Contact.Checked"/>.</exception>
    internal NieuweToeleiding Checked(DateOnly vandaag)
    {
        CheckNamen();
        return this with { Contact = Contact.Checked(vandaag) };
    }

    internal void CheckNamen()
    {
        if (string.IsNullOrWhiteSpace(Voornaam))
            throw new RuleBroken("Vul de voornaam in.", "Voornaam");
        if (string.IsNullOrWhiteSpace(Naam))
            throw new RuleBroken("Vul de naam in.", "Naam");
    }
}

/// <summary>Begins a traject at its toeleiding: the deelnemer, the traject and its first step are one transaction.</summary>
public sealed class StartTraject(Db db, Klok klok, Kluis kluis, FlowVersies versies, Keuzeblokken blokken, AdvanceTraject advance)
{
    private const string InsertDeelnemer =
        "INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES (@id, @Organisatie, @Voornaam, @Naam, @zoek, @contact)";

    private const string InsertTraject =
        """
        INSERT INTO traject (id, nummer, organisatie, deelnemer, coach, vacature, werkplek, promotor, trajectbegeleider, flowversie, status, staat, revisie, aangemaakt)
        VALUES (@Id, @nummer, @Organisatie, @Deelnemer, @Coach, @vacature, @Werkplek, @Promotor, @trajectbegeleider, @Flowversie, 'lopend', '', 0, @now)
        ON CONFLICT DO NOTHING
        """;

    // Another node may take a number first; in this process nobody does.
    private const int MostAtOnce = 100;
    private readonly SortedSet<long> taken = [];

    /// <returns>The id of the traject, such as <c>TR-2026-000123</c>.</returns>
    /// <exception cref="RuleBroken">A name is missing, the vacature is closed or of another organisation, or no flow is published.</exception>
    public Task<string> RunAsync(NieuweToeleiding nieuw, string actor, CancellationToken ct = default) => RunAsync(nieuw, actor, _ => [], ct);

    /// <summary>The same with rows of the caller in the transaction, which may name the new traject.</summary>
    public Task<string> RunAsync(NieuweToeleiding nieuw, string actor, Func<string, IEnumerable<Statement>> alongside, CancellationToken ct = default) =>
        RunAsync(nieuw, actor, versie => new Begin(klok.Now, klok.Vandaag, FeitJson.Instellingen(versie.Flows.Get(versie.Flow))), alongside, ct);

    /// <summary>The same, beginning on another day or with more facts (demo data, tests).</summary>
    public Task<string> RunAsync(NieuweToeleiding nieuw, string actor, Func<FlowVersie, Begin> begin, CancellationToken ct = default) => RunAsync(nieuw, actor, begin, _ => [], ct);

    private async Task<string> RunAsync(NieuweToeleiding nieuw, string actor, Func<FlowVersie, Begin> begin, Func<string, IEnumerable<Statement>> alongside, CancellationToken ct)
    {
        nieuw.CheckNamen();
        var plek = await db.FindAsync<Plek>(
            "SELECT w.id AS werkplek, w.promotor FROM vacature v JOIN werkplek w ON w.id = v.werkplek WHERE v.id = @Vacature AND v.organisatie = @Organisatie AND v.\"open\" = 1",
            new { nieuw.Vacature, nieuw.Organisatie },
            ct) ?? throw new RuleBroken("Kies een open vacature: een toeleiding begint bij een vacature op een werkplek.", "Vacature");

        await SaveWerkplek.CheckRegioAsync(db, nieuw.Organisatie, plek.Promotor);
        var versie = await versies.NewestAsync(nieuw.Flow, nieuw.Organisatie);
        var stimulus = begin(versie);
        stimulus = stimulus with { Feiten = Keuzeblokken.Choose(versie.Flows.Get(versie.Flow), stimulus.Feiten, await blokken.ChosenAsync(nieuw.Organisatie, plek.Promotor, ct)) };
        for (var n = 0; ; n++)
        {
            // zicht: a number, nobody's data.
            var nummer = Take((await db.FindAsync<long?>("SELECT MAX(nummer) FROM traject", ct: ct) ?? 0) + 1);
            try
            {
                return await BeginAsync(nieuw, plek, versie, stimulus, nummer, actor, alongside, ct);
            }
            catch (Moved) when (n < MostAtOnce)
            {
                // Somebody else took this number: the next one.
            }
            finally
            {
                lock (taken)
                    taken.Remove(nummer);
            }
        }
    }

    // The first number that nobody in this process is writing now; without it starts at the same moment would all want the same one.
    private long Take(long nummer)
    {
        lock (taken)
        {
            if (taken.Count > 0 && taken.Max >= nummer)
                nummer = taken.Max + 1;
            taken.Add(nummer);
            return nummer;
        }
    }

    private async Task<string> BeginAsync(NieuweToeleiding nieuw, Plek plek, FlowVersie versie, Begin stimulus, long nummer, string actor, Func<string, IEnumerable<Statement>> alongside, CancellationToken ct)
    {
        var deelnemer = Guid.CreateVersion7().ToString();
        var row = new TrajectRow(
            $"TR-{stimulus.Hier.Year}-{nummer:000000}", nieuw.Organisatie, deelnemer, nieuw.Coach, plek.Werkplek, plek.Promotor, versie.Id, "lopend", "", 0, 0, "", 0);
        Statement[] first =
        [
            new(InsertDeelnemer, new { id = deelnemer, nieuw.Organisatie, nieuw.Voornaam, nieuw.Naam, zoek = Zoekwoord.Of($"{nieuw.Voornaam} {nieuw.Naam}"), contact = kluis.Seal(Luik.Persoon, JsonSerializer.Serialize(nieuw.Contact)) }),
            new(InsertTraject, new { row.Id, nummer, row.Organisatie, row.Deelnemer, row.Coach, vacature = nieuw.Vacature, row.Werkplek, row.Promotor, trajectbegeleider = nieuw.Trajectbegeleider, row.Flowversie, now = klok.Now }, ExpectedRows: 1),
            .. alongside(row.Id),
        ];
        await advance.BeginAsync(row, stimulus, actor, first, ct);
        return row.Id;
    }

    private sealed record Plek(string Werkplek, string Promotor);
}
